import { defineElement } from "../../base/define-element.ts";
import { ScorecardServiceRequests } from "./service-requests.ts";

defineElement("service-requests", ScorecardServiceRequests);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-service-requests": ScorecardServiceRequests;
  }
}
