import { defineElement } from "../../base/define-element.ts";
import { ScorecardGoals } from "./goals.ts";

defineElement("goals", ScorecardGoals);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-goals": ScorecardGoals;
  }
}
