import { defineElement } from "../../base/define-element.ts";
import { ScorecardParticipation } from "./participation.ts";

defineElement("participation", ScorecardParticipation);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-participation": ScorecardParticipation;
  }
}
