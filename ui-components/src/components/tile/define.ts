import { defineElement } from "../../base/define-element.ts";
import { ScorecardTile } from "./tile.ts";

defineElement("tile", ScorecardTile);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-tile": ScorecardTile;
  }
}
