import { defineElement } from "../../base/define-element.ts";
import { ScorecardPrint } from "./print.ts";

defineElement("print", ScorecardPrint);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-print": ScorecardPrint;
  }
}
