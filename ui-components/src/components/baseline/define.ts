import { defineElement } from "../../base/define-element.ts";
import { ScorecardBaseline } from "./baseline.ts";

defineElement("baseline", ScorecardBaseline);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-baseline": ScorecardBaseline;
  }
}
