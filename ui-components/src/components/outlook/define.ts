import { defineElement } from "../../base/define-element.ts";
import { ScorecardOutlook } from "./outlook.ts";

defineElement("outlook", ScorecardOutlook);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-outlook": ScorecardOutlook;
  }
}
