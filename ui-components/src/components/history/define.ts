import { defineElement } from "../../base/define-element.ts";
import { ScorecardHistory } from "./history.ts";

defineElement("history", ScorecardHistory);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-history": ScorecardHistory;
  }
}
