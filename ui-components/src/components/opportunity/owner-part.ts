import { html, nothing, type TemplateResult } from "lit";
import { instantDayText } from "../../model/format.ts";
import type { OpportunityInFull, OwnerContact } from "../../model/opportunity-types.ts";
import type { OpportunityView } from "./opportunity-words.ts";

const fact = (name: string, value: string | TemplateResult | null) =>
  value === null || value === "" ? nothing : html`<dt>${name}</dt><dd>${value}</dd>`;

function contactFacts(
  { text }: OpportunityView,
  { firstName, lastName, street, phone, email, preferences }: OwnerContact,
  town: string,
): TemplateResult {
  return html`<dl part="contact">
      ${fact(text("contactName"), [firstName, lastName].filter(Boolean).join(" "))}
      ${fact(text("contactStreet"), [street, town].filter(Boolean).join(", "))}
      ${fact(text("contactPhone"), phone && html`<a href=${`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>${phone}</a>`)}
      ${fact(text("contactEmail"), email && html`<a href=${`mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`}>${email}</a>`)}
      ${fact(text("contactPreferences"), preferences)}
    </dl>
    <p class="under">${text("contactKept")}</p>`;
}

/** How to reach the owner, or why it is not shown. */
export function ownerPart(
  view: OpportunityView,
  { contact, request, ownerSight, answer, conclusion }: OpportunityInFull,
): TemplateResult | typeof nothing {
  const { locale, timeZone, text } = view;
  if (contact) return contactFacts(view, contact, [request?.postalCode, request?.town].filter(Boolean).join(" "));
  if (request?.erasedAt) return html`<p>${text("contactErased", { date: instantDayText(locale, request.erasedAt, timeZone) })}</p>`;
  if (ownerSight === "NEED") return html`<p>${text("contactSealed")}</p>`;
  const inHand = answer === "PENDING" || (answer === "ACCEPTED" && conclusion !== "WITHDRAWN");
  return html`<p>${text(inHand ? "contactUnknown" : "contactGone")}</p>`;
}
