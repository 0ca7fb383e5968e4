import { defineElement } from "../../base/define-element.ts";
import { ScorecardFunnel } from "./funnel.ts";

defineElement("funnel", ScorecardFunnel);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-funnel": ScorecardFunnel;
  }
}
