import { defineElement } from "../../base/define-element.ts";
import { ScorecardTools } from "./tools.ts";

defineElement("tools", ScorecardTools);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-tools": ScorecardTools;
  }
}
