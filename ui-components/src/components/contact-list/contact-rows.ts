import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dateFormat } from "../../i18n/intl-cache.ts";
import { instantText } from "../../model/format.ts";
import type { ContactLead, LeadStepCode, LeadStepState } from "../../model/lead-types.ts";
import { type ContactListView, stepCell, type StepView, stepWords } from "./step-cell.ts";

const steps: readonly LeadStepCode[] = ["CONTACTED", "APPOINTMENT_SET", "SHOWED", "SOLD"];

/** How a step of a row stands, but for what the row says itself. */
export type StandingOf = (lead: ContactLead, state: LeadStepState) => Omit<StepView, "lead" | "name" | "state" | "id">;

/** The customer's name, or the lead's own id where that is not known. */
export function leadName({ text }: ContactListView, { customer, internalID }: ContactLead): string {
  return customer?.name ?? text("leadOfID", { id: internalID });
}

function whoCell(view: ContactListView, lead: ContactLead): TemplateResult {
  const under = [
    ...(lead.customer?.name ? [view.text("leadOfID", { id: lead.internalID })] : []),
    ...(lead.source === null ? [] : [lead.source]),
  ];
  return html`<th part="lead" role="rowheader" scope="row"
    ><span class="who">${leadName(view, lead)}</span> <span class="under">${under.join(" · ")}</span></th>`;
}

function receivedCell({ locale, timeZone, text }: ContactListView, lead: ContactLead): TemplateResult {
  const { receivedAt, firstResponseAt, attemptsBeforeContact: attempts } = lead;
  const reply = dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  return html`<td role="cell" class="received">
    <span class="label">${text("leadReceived")}</span> ${instantText(locale, receivedAt, timeZone)}
    ${firstResponseAt === null ? nothing : html`<span class="under">${text("leadAnswered", { date: reply.format(new Date(firstResponseAt)) })}</span>`}
    ${attempts === null ? nothing : html`<span class="under">${text("leadAttempts", { count: attempts })}</span>`}
  </td>`;
}

function row(view: ContactListView, lead: ContactLead, index: number, standing: StandingOf): TemplateResult {
  const who = leadName(view, lead);
  return html`<tr part="row" role="row">
    ${whoCell(view, lead)}${receivedCell(view, lead)}
    <td role="cell" class="associate">${
      lead.associate?.name ? html`<span class="label">${view.text("leadAssociate")}</span> ${lead.associate.name}` : nothing
    }</td>
    ${steps.map((step) => {
      const state = lead.steps.find((each) => each.step === step) ?? { step, recorded: false, at: null, tick: null };
      const name = view.text(stepWords[step]);
      return html`<td part="step" role="cell" class="step">${stepCell(view, { lead, name, state, id: `${step}-${index}`, ...standing(lead, state) }, who)}</td>`;
    })}
  </tr>`;
}

const column = (words: string) => html`<th role="columnheader" scope="col">${words}</th>`;

/** The leads, a row each. Roles are said: in narrow places it is laid out as no table. */
export function contactRows(view: ContactListView, leads: readonly ContactLead[], standing: StandingOf): TemplateResult {
  const { text } = view;
  return html`<table part="table" role="table" tabindex="-1" aria-labelledby="name">
    <thead role="rowgroup"><tr role="row">
      ${column(text("leadColumn"))}${column(text("leadReceived"))}${column(text("leadAssociate"))}${steps.map((step) => column(text(stepWords[step])))}
    </tr></thead>
    <tbody role="rowgroup">${repeat(
      leads,
      ({ internalID }) => internalID,
      (lead, index) => row(view, lead, index, standing),
    )}</tbody>
  </table>`;
}
