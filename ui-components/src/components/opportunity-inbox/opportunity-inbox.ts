import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { subheading } from "../../base/subheading.ts";
import type { OpenOpportunity } from "../../model/opportunity-types.ts";
import type { ParticipationInShort } from "../../model/participation-types.ts";
import type { InstantText } from "../../model/types.ts";
import { OpportunityElement } from "../opportunity/opportunity-element.ts";
import { opportunityName } from "../opportunity/opportunity-words.ts";
import { participationNote } from "./participation-note.ts";
import { type InboxPlace, newRows, workRows } from "./inbox-rows.ts";
import { opportunityInboxStyles } from "./opportunity-inbox.styles.ts";

/** Which of the two lists. */
type Stage = "NEW" | "IN_WORK";

const noRows: readonly never[] = [];
/** Time left is told to the minute. */
const tickMs = 15_000;

/**
 * A dealer's open opportunities: new ones with the time that is left to accept or decline them, and those in work to update and complete.
 * The page takes the steps. Defined by `opportunity-inbox/define`.
 *
 * @fires {CustomEvent<import("../../model/opportunity-types.ts").OpportunityStepWish>} scorecard-opportunity-step - A step is to be taken; cancellable. `waitUntil` takes the promise that it is.
 * @fires {CustomEvent<{ id: string }>} scorecard-opportunity-open - "Details" of an opportunity; cancellable.
 * @fires {CustomEvent<{ stage: "NEW" | "IN_WORK" }>} scorecard-load-more - Someone asks for more of a list; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-participation-open - Someone wants to see or set whether the dealer takes part; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-inbox-close - The reader is done; cancellable.
 * @slot actions - In place of the button that closes the inbox.
 * @csspart card - All of the inbox.
 * @csspart heading - The inbox's name.
 * @csspart close - Tells the page that the reader is done.
 * @csspart participation - Whether new ones come, and what the dealer lacks for that.
 * @csspart participation-open - Opens where that is told in full and set.
 * @csspart subheading - The name of a list, with how many there are.
 * @csspart list - A list of opportunities.
 * @csspart row - An opportunity.
 * @csspart name - What the owner asks for.
 * @csspart place - Where the generator is.
 * @csspart owner - The owner's first name.
 * @csspart left - The time that is left to answer.
 * @csspart deadline - Until when it can be answered.
 * @csspart paused - What of that time does not count.
 * @csspart accepted - Since when it is in work.
 * @csspart step - Takes a step, or opens the form for its words.
 * @csspart form - The form for the words of a step.
 * @csspart words - What is written.
 * @csspart save - Sends the form.
 * @csspart cancel - Leaves the form.
 * @csspart problem - Why a step was not taken.
 * @csspart details - Opens an opportunity.
 * @csspart load-more - Asks for more of a list.
 */
export class ScorecardOpportunityInbox extends OpportunityElement {
  static override styles = [hostStyles, cardStyles, panelStyles, formStyles, opportunityInboxStyles];

  /** Whose they are. */
  @property({ attribute: "dealer-name" }) dealerName = "";

  /** Whether the dealer gets any, as the API gives it; null where nothing is said of that. */
  @property({ attribute: false }) participation: ParticipationInShort | null = null;

  /** Those that wait for an answer, as the API gives them; null until they are loaded. */
  @property({ attribute: false }) fresh: readonly OpenOpportunity[] | null = null;

  /** Those in work, as the API gives them. */
  @property({ attribute: false }) inWork: readonly OpenOpportunity[] = noRows;

  /** How many wait for an answer. */
  @property({ type: Number, attribute: "fresh-total" }) freshTotal = 0;

  /** How many are in work. */
  @property({ type: Number, attribute: "work-total" }) workTotal = 0;

  /** The instant that the lists are as of, by the server's clock: time left is counted from it. */
  @property({ attribute: "as-of" }) asOf: InstantText = "";

  #names = new Map<string, string>();
  #cameAt = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super([".section[data-stage=NEW]", ".section"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), tickMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  /** Takes the reader back to the "Details" of an opportunity. */
  focusDetails(id: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  }

  protected override get hasData(): boolean {
    return this.fresh !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("asOf")) this.#cameAt = performance.now();
    for (const each of [...(this.fresh ?? noRows), ...this.inWork]) this.#names.set(each.internalID, opportunityName(this.view, each));
    super.willUpdate(changed);
  }

  protected override nameOf(id: string): string {
    return this.#names.get(id) ?? id;
  }

  override render(): TemplateResult {
    return html`<div class="base"><section part="card" class="card" aria-labelledby="name">
      <div class="head">${heading(this.headingLevel, this.text("inboxOf", { dealer: this.dealerName }))}
        <slot name="actions">${closeButton(this.text("inboxClose"), () => this.emit("scorecard-inbox-close", {}))}</slot></div>
      ${super.render()}
      <p class="visually-hidden" role="status">${this.said}</p>
    </section></div>`;
  }

  protected override renderContent(): TemplateResult {
    const fresh = this.fresh ?? noRows;
    const place: InboxPlace = {
      desk: this.desk,
      asOf: this.asOf,
      sinceMs: performance.now() - this.#cameAt,
      open: (id) => this.emit("scorecard-opportunity-open", { id }),
    };
    const [freshTotal, workTotal] = [Math.max(this.freshTotal, fresh.length), Math.max(this.workTotal, this.inWork.length)];
    const gone = this.desk.problemsBeside([...fresh, ...this.inWork].map(({ internalID }) => internalID));
    return html`${this.participation ? participationNote(this.view, this.participation, () => this.emit("scorecard-participation-open", {})) : nothing}${gone.map((problem) => html`<p part="problem" class="problem" role="alert">${problem}</p>`)}${this.#section("NEW", this.text("newOnes", { count: freshTotal }), fresh.length, freshTotal, fresh.length > 0 ? newRows(this.view, fresh, place) : nothing)}
      ${this.#section("IN_WORK", this.text("inWork", { count: workTotal }), this.inWork.length, workTotal, this.inWork.length > 0 ? workRows(this.view, this.inWork, place) : nothing)}`;
  }

  #section(stage: Stage, name: string, shown: number, total: number, rows: TemplateResult | typeof nothing): TemplateResult {
    const id = stage === "NEW" ? "new" : "in-work";
    const more = () => this.emit("scorecard-load-more", { stage });
    return html`<div class="section" data-stage=${stage} role="region" tabindex="-1" aria-labelledby=${id}>
      ${subheading(this.headingLevel, 1, id, name)}
      ${rows === nothing ? html`<p class="under">${this.text(stage === "NEW" ? "noNewOnes" : "noneInWork")}</p>` : rows}
      ${
        total > shown
          ? html`<p><button part="load-more" class="action" type="button" aria-disabled=${this.state === "loading" ? "true" : "false"} @click=${more}>${this.text("moreOpportunities")}</button></p>`
          : nothing
      }
    </div>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="skeleton line"></div>${[1, 2, 3].map(() => html`<div class="skeleton row"></div>`)}`;
  }
}
