import { defineElement } from "../../base/define-element.ts";
import { ScorecardOpportunityInbox } from "./opportunity-inbox.ts";

defineElement("opportunity-inbox", ScorecardOpportunityInbox);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-opportunity-inbox": ScorecardOpportunityInbox;
  }
}
