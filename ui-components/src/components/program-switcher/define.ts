import { defineElement } from "../../base/define-element.ts";
import { ScorecardProgramSwitcher } from "./program-switcher.ts";

defineElement("program-switcher", ScorecardProgramSwitcher);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-program-switcher": ScorecardProgramSwitcher;
  }
}
