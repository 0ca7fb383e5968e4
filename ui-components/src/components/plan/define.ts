import { defineElement } from "../../base/define-element.ts";
import { ScorecardPlan } from "./plan.ts";

defineElement("plan", ScorecardPlan);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-plan": ScorecardPlan;
  }
}
