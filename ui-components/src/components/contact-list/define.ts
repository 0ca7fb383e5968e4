import { defineElement } from "../../base/define-element.ts";
import { ScorecardContactList } from "./contact-list.ts";

defineElement("contact-list", ScorecardContactList);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-contact-list": ScorecardContactList;
  }
}
