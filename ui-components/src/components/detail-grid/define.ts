import { defineElement } from "../../base/define-element.ts";
import { ScorecardDetailGrid } from "./detail-grid.ts";

defineElement("detail-grid", ScorecardDetailGrid);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-detail-grid": ScorecardDetailGrid;
  }
}
