import { defineElement } from "../../base/define-element.ts";
import { ScorecardQuartiles } from "./quartiles.ts";

defineElement("quartiles", ScorecardQuartiles);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-quartiles": ScorecardQuartiles;
  }
}
