import { defineElement } from "../../base/define-element.ts";
import { ScorecardWeeks } from "./weeks.ts";

defineElement("weeks", ScorecardWeeks);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-weeks": ScorecardWeeks;
  }
}
