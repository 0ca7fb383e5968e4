import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { instantDayText, instantText } from "../../model/format.ts";
import type { FlaggedOpportunity } from "../../model/service-request-types.ts";
import type { InstantText } from "../../model/types.ts";
import { needText, placeText } from "../opportunity/opportunity-words.ts";
import { type RequestActions, type RequestsView, stepKey } from "./requests-view.ts";

const dayMs = 86_400_000;

const daysBetween = (from: InstantText, to: InstantText): number => Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / dayMs));

function flaggedRow(
  view: RequestsView,
  actions: RequestActions,
  now: InstantText,
  { flags, opportunity }: FlaggedOpportunity,
): TemplateResult {
  const { locale, timeZone, text, dealer } = view;
  const { internalID, dealerID, answeredAt, request } = opportunity;
  const need = request ? needText(text, request) : text("opportunityOfID", { id: internalID });
  const place = request && placeText(view, request);
  const step = { mutation: "withdrawOpportunity", dealerID, opportunityID: internalID } as const;
  const name = `${dealer(dealerID)}, ${need}`;
  const accepted =
    answeredAt && text("acceptedAgo", { date: instantDayText(locale, answeredAt, timeZone), count: daysBetween(answeredAt, now) });
  return html`<li part="row" class="row">
    <div class="about">
      <strong part="name" class="what">${dealer(dealerID)}</strong>
      <span>${need}</span>
      ${[place, request ? text("opportunityOfID", { id: internalID }) : null].map((line) => (line ? html`<span class="under">${line}</span>` : ""))}
    </div>
    <div class="about">
      ${flags.map(({ kind, since }) => html`<span part="flag" class="flag">${text(`flag${kind}`, { date: instantText(locale, since, timeZone) })}</span>`)}
      ${accepted ? html`<span class="under">${accepted}</span>` : ""}
    </div>
    <div class="doing">${
      actions.form(step) ??
      html`<button part="step" class="action" type="button" data-step=${stepKey(step)} aria-disabled=${actions.saving ? "true" : "false"}
        aria-label=${text("stepOf", { step: text("stepWithdraw"), opportunity: name })} @click=${() => actions.open(step)}>${text("stepWithdraw")}</button>`
    }</div>
  </li>`;
}

/** The flagged opportunities, each in a row. */
export function flaggedRows(
  view: RequestsView,
  actions: RequestActions,
  now: InstantText,
  flagged: readonly FlaggedOpportunity[],
): TemplateResult {
  return html`<ul part="list" class="rows" role="list">${repeat(
    flagged,
    ({ opportunity: { dealerID, internalID } }) => `${dealerID} ${internalID}`,
    (each) => flaggedRow(view, actions, now, each),
  )}</ul>`;
}
