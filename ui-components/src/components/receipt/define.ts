import { defineElement } from "../../base/define-element.ts";
import { ScorecardReceipt } from "./receipt.ts";

defineElement("receipt", ScorecardReceipt);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-receipt": ScorecardReceipt;
  }
}
