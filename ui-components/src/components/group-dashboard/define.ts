import { defineElement } from "../../base/define-element.ts";
import "../comparison/define.ts";
import "../program-switcher/define.ts";
import "../tools/define.ts";
import { ScorecardGroupDashboard } from "./group-dashboard.ts";

defineElement("group-dashboard", ScorecardGroupDashboard);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-group-dashboard": ScorecardGroupDashboard;
  }
}
