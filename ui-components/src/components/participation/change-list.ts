import { html, nothing, type TemplateResult } from "lit";
import { instantText } from "../../model/format.ts";
import type { ParticipationChange } from "../../model/participation-types.ts";
import type { ParticipationView } from "./participation-view.ts";

/** What was set by hand, newest first, each with when, by whom and why. */
export function changeList({ locale, timeZone, text }: ParticipationView, changes: readonly ParticipationChange[]): TemplateResult {
  if (changes.length === 0) return html`<p class="under">${text("noChanges")}</p>`;
  return html`<ol part="changes" class="changes" reversed>${changes.map(
    ({ kind, reason, changedAt, changedBy }) => html`<li part="change-made" class="change">
      <span class="kind">${text(`change${kind}`)}</span>
      <span class="under">${text("changedBy", { date: instantText(locale, changedAt, timeZone), who: changedBy })}</span>
      ${reason === null ? nothing : html`<div class="reason">${reason}</div>`}
    </li>`,
  )}</ol>`;
}
