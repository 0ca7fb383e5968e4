import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { subheading } from "../../base/subheading.ts";
import { instantText } from "../../model/format.ts";
import type { OpportunityEvent, OpportunityInFull } from "../../model/opportunity-types.ts";
import { OpportunityElement } from "./opportunity-element.ts";
import { opportunityStyles } from "./opportunity.styles.ts";
import { opportunityName, pausedText, placeText, writtenText } from "./opportunity-words.ts";
import { ownerPart } from "./owner-part.ts";
import { stepButtons } from "./step-form.ts";

/**
 * One service opportunity: what the owner asks for, how to reach the owner as far as it may be seen, what happened, and what can be done
 * now. The page takes the steps. Defined by `opportunity/define`.
 *
 * @fires {CustomEvent<import("../../model/opportunity-types.ts").OpportunityStepWish>} scorecard-opportunity-step - A step is to be taken; cancellable. `waitUntil` takes the promise that it is.
 * @fires {CustomEvent<Record<string, never>>} scorecard-opportunity-close - The reader is done; cancellable.
 * @slot actions - In place of the button that closes the opportunity.
 * @csspart card - All of the opportunity.
 * @csspart heading - What the owner asks for.
 * @csspart close - Tells the page that the reader is done.
 * @csspart subheading - The name of a part.
 * @csspart facts - What is known of it.
 * @csspart contact - How to reach the owner.
 * @csspart events - What happened.
 * @csspart event - A step.
 * @csspart step - Takes a step, or opens the form for its words.
 * @csspart form - The form for the words of a step.
 * @csspart words - What is written.
 * @csspart save - Sends the form.
 * @csspart cancel - Leaves the form.
 * @csspart problem - Why a step was not taken.
 */
export class ScorecardOpportunity extends OpportunityElement {
  static override styles = [hostStyles, cardStyles, panelStyles, formStyles, opportunityStyles];

  /** The opportunity, as the API gives it; null until it is loaded. */
  @property({ attribute: false }) opportunity: OpportunityInFull | null = null;

  constructor() {
    super([".doing button", ".card"]);
  }

  protected override nameOf(id: string): string {
    return this.opportunity ? opportunityName(this.view, this.opportunity) : id;
  }

  protected override get hasData(): boolean {
    return this.opportunity !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("opportunity") && changed.get("opportunity")?.internalID !== this.opportunity?.internalID) {
      this.desk.clear();
      this.said = "";
    }
    super.willUpdate(changed);
  }

  override render(): TemplateResult {
    const { opportunity } = this;
    const name = opportunity ? opportunityName(this.view, opportunity) : this.text("opportunityOfID", { id: "" });
    return html`<div class="base"><section part="card" class="card" tabindex="-1" aria-labelledby="name">
      <div class="head">${heading(this.headingLevel, name)}
        <slot name="actions">${closeButton(this.text("opportunityClose"), () => this.emit("scorecard-opportunity-close", {}))}</slot></div>
      ${super.render()}
      <p class="visually-hidden" role="status">${this.said}</p>
    </section></div>`;
  }

  protected override renderContent(): TemplateResult {
    const { opportunity } = this;
    if (!opportunity) return html`<p part="empty"><slot name="empty">${this.text("noSuchOpportunity")}</slot></p>`;
    return html`<div class="doing">${stepButtons(this.view, this.desk, opportunity)}</div>
      <div class="parts">
        <div class="part">${subheading(this.headingLevel, 1, "about", this.text("opportunityOfID", { id: opportunity.internalID }))}${this.#renderFacts(opportunity)}</div>
        <div class="part">${subheading(this.headingLevel, 1, "owner", this.text("contactOfOwner"))}${ownerPart(this.view, opportunity)}</div>
        <div class="part">${subheading(this.headingLevel, 1, "history", this.text("history"))}${this.#renderEvents(opportunity.events)}</div>
      </div>`;
  }

  #renderFacts(opportunity: OpportunityInFull): TemplateResult {
    const { request } = opportunity;
    const at = (instant: string | null | undefined) => (instant ? instantText(this.locale, instant, this.timeZone) : undefined);
    const paused = pausedText(this.view, opportunity.paused);
    const deadline = opportunity.answer === "PENDING" ? [at(opportunity.expiresAt), paused].filter(Boolean).join("; ") : undefined;
    const facts: readonly (readonly [string, string | null | undefined])[] = [
      [this.text("standing"), this.#standing(opportunity)],
      [this.text("answerEnds"), deadline],
      [this.text("askedOn"), at(request?.requestedAt)],
      [this.text("assignedOn"), at(opportunity.assignedAt)],
      [this.text("place"), request && placeText(this.view, request)],
      [this.text("generator"), request?.model],
      [this.text("serialNumber"), request?.serialNumber],
      [this.text("cooling"), request && this.text(request.cooling === "AIR_COOLED" ? "coolingAir" : "coolingLiquid")],
    ];
    return html`<dl part="facts">${facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}</dl>`;
  }

  #standing({ answer, conclusion, declineReason, conclusionReason, enrolledAt }: OpportunityInFull): string {
    const state = answer === "ACCEPTED" && conclusion !== null && conclusion !== "OPEN" ? conclusion : answer;
    const why = declineReason ?? conclusionReason;
    const words = [this.text(`stand${state}`), ...(enrolledAt === null ? [] : [this.text("standEnrolled")])].join(", ");
    return why ? `${words}: ${writtenText(this.view.text, why)}` : words;
  }

  #renderEvents(events: readonly OpportunityEvent[]): TemplateResult {
    if (events.length === 0) return html`<p class="under">${this.text("noHistory")}</p>`;
    return html`<ol part="events" class="events" reversed>${events.map(
      ({ kind, happenedAt, author, note }) => html`<li part="event" class="event">
        <span class="kind">${this.text(`event${kind}`)}</span>
        <span class="under">${instantText(this.locale, happenedAt, this.timeZone)} ${this.text("eventBy", { who: author })}</span>
        ${note === null ? (kind === "STATUS_UPDATED" ? html`<div class="under">${this.text("noteSealed")}</div>` : nothing) : html`<div class="note">${writtenText(this.view.text, note)}</div>`}
      </li>`,
    )}</ol>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="skeleton line"></div><div class="parts">${[1, 2].map(() => html`<div class="skeleton block"></div>`)}</div>`;
  }
}
