import { html, nothing, type TemplateResult } from "lit";
import { numberFormat } from "../../i18n/intl-cache.ts";
import { instantText } from "../../model/format.ts";
import type { Candidate, Decision } from "../../model/service-request-types.ts";
import { distanceText } from "../opportunity/opportunity-words.ts";
import type { RequestsView } from "./requests-view.ts";

function outcome({ text, dealer }: RequestsView, { dealerID, basis, decidedBy }: Decision): string {
  if (dealerID === null) return text("nobodyLeft");
  const why = [...(basis ? [text(`basis${basis}`)] : []), ...(decidedBy ? [text(`decidedBy${decidedBy}`)] : [])];
  return [text("dealerAsked", { dealer: dealer(dealerID) }), ...why].join(" ");
}

function known({ locale, text }: RequestsView, { kilometres, coreRank, received }: Candidate): string {
  const rank = coreRank === null ? null : numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(coreRank);
  return [
    ...(kilometres === null ? [] : [distanceText(locale, kilometres)]),
    ...(rank === null ? [] : [text("coreRank", { rank })]),
    text("receivedBefore", { count: received }),
  ].join(" · ");
}

function standing({ text }: RequestsView, { dealerID, hindrances }: Candidate, asked: string | null): string {
  if (dealerID === asked) return text("wasAsked");
  return hindrances.length === 0 ? text("couldBeAsked") : hindrances.map((each) => text(`lacks${each}`)).join(" ");
}

/** When a dealer was looked for the last time: who was looked at, who was asked, and why the others were not. */
export function decisionPart(view: RequestsView, decision: Decision | null): TemplateResult {
  const { text, dealer, locale, timeZone } = view;
  if (!decision) return html`<p class="under">${text("notDecided")}</p>`;
  const { round, decidedAt, candidates, dealerID } = decision;
  const count = candidates.length;
  return html`<p><strong>${text("decidedOn", { round, date: instantText(locale, decidedAt, timeZone) })}</strong> ${outcome(view, decision)}</p>
    <p class="under">${count === 0 ? text("noCandidates") : text("candidates", { count })}</p>
    ${
      count === 0
        ? nothing
        : html`<ul part="candidates" class="candidates" role="list">${candidates.map(
            (each) => html`<li part="candidate" class="candidate" data-asked=${each.dealerID === dealerID}>
              <span class="what">${dealer(each.dealerID)}</span> <span class="under">${known(view, each)}</span>
              <div>${standing(view, each, dealerID)}</div>
            </li>`,
          )}</ul>`
    }`;
}
