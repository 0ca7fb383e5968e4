import { defineElement } from "../../base/define-element.ts";
import { ScorecardReadiness } from "./readiness.ts";

defineElement("readiness", ScorecardReadiness);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-readiness": ScorecardReadiness;
  }
}
