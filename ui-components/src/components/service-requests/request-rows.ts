import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { instantDayText, instantText } from "../../model/format.ts";
import type { ServiceRequest } from "../../model/service-request-types.ts";
import { needText, placeText, writtenText } from "../opportunity/opportunity-words.ts";
import type { RequestActions, RequestsView } from "./requests-view.ts";

/** The request whose decision is open, and what is shown of it. */
export interface OpenedDecision {
  readonly id: string;
  readonly shown: TemplateResult;
}

function stepButton({ text }: RequestsView, actions: RequestActions, { internalID: id }: ServiceRequest, name: string): TemplateResult {
  const step = { mutation: "cancelServiceRequest", id } as const;
  return html`<button part="step" class="action" type="button" data-step=${id} aria-disabled=${actions.saving ? "true" : "false"}
    aria-label=${text("stepOf", { step: text("cancelRequest"), opportunity: name })} @click=${() => actions.open(step)}>${text("cancelRequest")}</button>`;
}

function standing({ locale, timeZone, text, dealer }: RequestsView, request: ServiceRequest): TemplateResult {
  const { state, assignments, cancelledAt, cancelledBy, cancelReason, erasedAt } = request;
  const asked = assignments.flatMap(({ dealerID }) => (dealerID === null ? [] : [dealer(dealerID)]));
  const when = cancelledAt && { date: instantText(locale, cancelledAt, timeZone), who: cancelledBy ?? "" };
  const cancelled =
    when && (cancelReason ? text("cancelledFor", { ...when, reason: writtenText(text, cancelReason) }) : text("cancelledOn", when));
  const lines = [
    ...(asked.length > 0 ? [text("dealersAsked", { dealers: asked.join(", ") })] : []),
    ...(cancelled ? [cancelled] : []),
    ...(erasedAt ? [text("contactErased", { date: instantDayText(locale, erasedAt, timeZone) })] : []),
  ];
  return html`<span part="state" class="state" data-state=${state}>${text(`state${state}`)}</span>
    ${lines.map((line) => html`<span class="under">${line}</span>`)}`;
}

/** A request: what is asked for and where, how it stands, why a dealer was asked or none, and its cancellation. */
function requestRow(view: RequestsView, actions: RequestActions, request: ServiceRequest, opened: OpenedDecision | null): TemplateResult {
  const { locale, timeZone, text } = view;
  const { internalID: id, receivedAt, sender, cooling, state } = request;
  const name = `${needText(text, request)} (${id})`;
  const place = placeText(view, { ...request, kilometres: null });
  const came = [
    text("receivedOn", { date: instantText(locale, receivedAt, timeZone) }),
    ...(sender === null ? [] : [text("requestFrom", { sender })]),
  ];
  const shown = opened?.id === id ? opened.shown : null;
  const form = actions.form({ mutation: "cancelServiceRequest", id });
  return html`<li part="row" class="row">
    <div class="about">
      <strong part="name" class="what">${needText(text, request)}</strong>
      <span class="under">${[...(place ? [place] : []), text(cooling === "AIR_COOLED" ? "coolingAir" : "coolingLiquid")].join(", ")}</span>
      <span class="under">${came.join(" ")}</span>
      <span class="under">${text("requestOfID", { id })}</span>
    </div>
    <div class="about">${standing(view, request)}</div>
    <div class="doing">${
      form ??
      html`<button part="decision-toggle" class="action" type="button" aria-expanded=${shown ? "true" : "false"}
          aria-label=${text("decisionOf", { request: name })} @click=${() => actions.decide(id)}>${text("decision")}</button>
        ${state === "CANCELLED" || state === "COMPLETED" ? nothing : stepButton(view, actions, request, name)}`
    }</div>
    ${shown ? html`<div part="decision" class="decision" role="region" aria-label=${text("decisionOf", { request: name })}>${shown}</div>` : nothing}
  </li>`;
}

/** The requests, each in a row. */
export function requestRows(
  view: RequestsView,
  actions: RequestActions,
  requests: readonly ServiceRequest[],
  opened: OpenedDecision | null,
): TemplateResult {
  return html`<ul part="list" class="rows" role="list">${repeat(
    requests,
    ({ internalID }) => internalID,
    (request) => requestRow(view, actions, request, opened),
  )}</ul>`;
}
