import { defineElement } from "../../base/define-element.ts";
import { ScorecardExport } from "./export.ts";

defineElement("export", ScorecardExport);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-export": ScorecardExport;
  }
}
