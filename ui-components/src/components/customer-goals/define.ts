import { defineElement } from "../../base/define-element.ts";
import { ScorecardCustomerGoals } from "./customer-goals.ts";

defineElement("customer-goals", ScorecardCustomerGoals);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-customer-goals": ScorecardCustomerGoals;
  }
}
