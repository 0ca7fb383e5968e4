import { defineElement } from "../../base/define-element.ts";
import "../quartiles/define.ts";
import { ScorecardComparison } from "./comparison.ts";

defineElement("comparison", ScorecardComparison);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-comparison": ScorecardComparison;
  }
}
