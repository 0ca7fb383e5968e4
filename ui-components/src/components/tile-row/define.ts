import { defineElement } from "../../base/define-element.ts";
import "../tile/define.ts";
import { ScorecardTileRow } from "./tile-row.ts";

defineElement("tile-row", ScorecardTileRow);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-tile-row": ScorecardTileRow;
  }
}
