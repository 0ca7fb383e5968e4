import { defineElement } from "../../base/define-element.ts";
import "../plan/define.ts";
import { ScorecardPlans } from "./plans.ts";

defineElement("plans", ScorecardPlans);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-plans": ScorecardPlans;
  }
}
