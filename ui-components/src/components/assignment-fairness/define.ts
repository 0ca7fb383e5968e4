import { defineElement } from "../../base/define-element.ts";
import { ScorecardAssignmentFairness } from "./assignment-fairness.ts";

defineElement("assignment-fairness", ScorecardAssignmentFairness);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-assignment-fairness": ScorecardAssignmentFairness;
  }
}
