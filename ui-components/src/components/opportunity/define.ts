import { defineElement } from "../../base/define-element.ts";
import { ScorecardOpportunity } from "./opportunity.ts";

defineElement("opportunity", ScorecardOpportunity);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-opportunity": ScorecardOpportunity;
  }
}
