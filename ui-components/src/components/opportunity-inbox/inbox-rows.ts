import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { instantDayText, instantText } from "../../model/format.ts";
import { millisecondsLeft, type OpenOpportunity } from "../../model/opportunity-types.ts";
import type { InstantText } from "../../model/types.ts";
import { leftText, opportunityName, type OpportunityView, pausedText, placeText } from "../opportunity/opportunity-words.ts";
import type { StepDesk } from "../opportunity/step-desk.ts";
import { stepButtons } from "../opportunity/step-form.ts";

/** What rows need beside words. */
export interface InboxPlace {
  readonly desk: StepDesk;
  /** The instant that the list is as of, and how long ago it came. */
  readonly asOf: InstantText;
  readonly sinceMs: number;
  readonly open: (id: string) => void;
}

/** Less time than this is told in colour, too. */
const soon = 4 * 3_600_000;

/** A line of less weight; nothing where there is nothing to say. */
const unlessEmpty = (words: string | undefined, line: (words: string) => TemplateResult) => (words === undefined ? nothing : line(words));

function about(view: OpportunityView, opportunity: OpenOpportunity): TemplateResult {
  const { request } = opportunity;
  const { text } = view;
  return html`<strong part="name" class="what">${opportunityName(view, opportunity)}</strong>
    ${unlessEmpty(request ? placeText(view, request) : undefined, (words) => html`<span part="place" class="under">${words}</span>`)}
    ${request?.firstName ? html`<span part="owner" class="under">${text("forOwner", { name: request.firstName })}</span>` : nothing}`;
}

function time(view: OpportunityView, { expiresAt, paused }: OpenOpportunity, { asOf, sinceMs }: InboxPlace): TemplateResult {
  const left = millisecondsLeft(expiresAt, asOf, sinceMs);
  return html`<span part="left" class="left" data-soon=${left < soon}>${leftText(view, left)}</span>
    <span part="deadline" class="under">${view.text("answerBy", { date: instantText(view.locale, expiresAt, view.timeZone) })}</span>
    ${unlessEmpty(pausedText(view, paused), (words) => html`<span part="paused" class="under">${words}</span>`)}`;
}

function details(view: OpportunityView, opportunity: OpenOpportunity, { open }: InboxPlace): TemplateResult {
  const name = opportunityName(view, opportunity);
  return html`<button part="details" class="action" type="button" data-id=${opportunity.internalID}
    aria-label=${view.text("openDetailsOf", { opportunity: name })} @click=${() => open(opportunity.internalID)}>${view.text("openDetails")}</button>`;
}

function row(view: OpportunityView, opportunity: OpenOpportunity, middle: TemplateResult, place: InboxPlace): TemplateResult {
  return html`<li part="row" class="row">
    <div class="about">${about(view, opportunity)}</div>
    <div class="time">${middle}</div>
    <div class="doing">${stepButtons(
      view,
      place.desk,
      opportunity,
      opportunity.nextSteps.filter((step) => step !== "ENROL" && step !== "WITHDRAW"),
    )}${details(view, opportunity, place)}</div>
  </li>`;
}

/** Those that wait for an answer, with the time that is left. */
export function newRows(view: OpportunityView, rows: readonly OpenOpportunity[], place: InboxPlace): TemplateResult {
  return html`<ul part="list" class="rows">${repeat(
    rows,
    ({ internalID }) => internalID,
    (opportunity) => row(view, opportunity, time(view, opportunity, place), place),
  )}</ul>`;
}

/** Those in work, since when. */
export function workRows(view: OpportunityView, rows: readonly OpenOpportunity[], place: InboxPlace): TemplateResult {
  const since = ({ answeredAt }: OpenOpportunity) =>
    answeredAt === null
      ? html``
      : html`<span part="accepted" class="under">${view.text("acceptedOn", { date: instantDayText(view.locale, answeredAt, view.timeZone) })}</span>`;
  return html`<ul part="list" class="rows">${repeat(
    rows,
    ({ internalID }) => internalID,
    (opportunity) => row(view, opportunity, since(opportunity), place),
  )}</ul>`;
}
