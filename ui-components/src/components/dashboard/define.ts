import { defineElement } from "../../base/define-element.ts";
import "../history/define.ts";
import "../tile-row/define.ts";
import { ScorecardDashboard } from "./dashboard.ts";

defineElement("dashboard", ScorecardDashboard);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-dashboard": ScorecardDashboard;
  }
}
