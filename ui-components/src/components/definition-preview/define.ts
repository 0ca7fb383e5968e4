import { defineElement } from "../../base/define-element.ts";
import { ScorecardDefinitionPreview } from "./definition-preview.ts";

defineElement("definition-preview", ScorecardDefinitionPreview);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-definition-preview": ScorecardDefinitionPreview;
  }
}
