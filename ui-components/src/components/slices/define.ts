import { defineElement } from "../../base/define-element.ts";
import { ScorecardSlices } from "./slices.ts";

defineElement("slices", ScorecardSlices);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-slices": ScorecardSlices;
  }
}
