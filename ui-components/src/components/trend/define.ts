import { defineElement } from "../../base/define-element.ts";
import { ScorecardTrend } from "./trend.ts";

defineElement("trend", ScorecardTrend);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-trend": ScorecardTrend;
  }
}
