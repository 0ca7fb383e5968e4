import { defineElement } from "../../base/define-element.ts";
import { ScorecardAsOf } from "./as-of.ts";

defineElement("as-of", ScorecardAsOf);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-as-of": ScorecardAsOf;
  }
}
