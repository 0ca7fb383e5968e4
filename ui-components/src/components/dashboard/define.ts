import { defineElement } from "../../base/define-element.ts";
import "../board/define.ts";
import "../detail-grid/define.ts";
import "../history/define.ts";
import "../program-switcher/define.ts";
import "../receipt/define.ts";
import "../tile-row/define.ts";
import { ScorecardDashboard } from "./dashboard.ts";

defineElement("dashboard", ScorecardDashboard);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-dashboard": ScorecardDashboard;
  }
}
