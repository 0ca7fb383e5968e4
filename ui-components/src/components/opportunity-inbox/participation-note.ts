import { html, type TemplateResult } from "lit";
import type { ParticipationInShort } from "../../model/participation-types.ts";
import type { OpportunityView } from "../opportunity/opportunity-words.ts";

/** Whether new ones come; where none do, what the dealer lacks. */
export function participationNote({ text }: OpportunityView, { takesPart, unmet }: ParticipationInShort, open: () => void): TemplateResult {
  const lacks = unmet.map((condition) => text(`lacks${condition}`)).join(" ");
  return html`<div part="participation" class="participation" data-part=${takesPart}>
    <p role="status">${takesPart ? text("partYes") : html`<strong>${text("partNo")}</strong> ${lacks}`}</p>
    <button part="participation-open" class="action" type="button" @click=${open}>${text("partOpen")}</button>
  </div>`;
}
