import { defineElement } from "../../base/define-element.ts";
import { ScorecardUnsatisfiedCustomers } from "./unsatisfied-customers.ts";

defineElement("unsatisfied-customers", ScorecardUnsatisfiedCustomers);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-unsatisfied-customers": ScorecardUnsatisfiedCustomers;
  }
}
