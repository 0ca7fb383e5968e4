import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "../../base/property.ts";
import { buttonStyles } from "../../base/button.styles.ts";
import { focusIsLost } from "../../base/focus-lost.ts";
import { closeButton } from "../../base/close-button.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { waitingStyles } from "../../base/waiting.styles.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { verdict, verdictStyles } from "../../base/verdict.ts";
import { intervalRuler } from "../../charts/interval-ruler.ts";
import { english } from "../../i18n/english/english.ts";
import { goalMessage } from "../../i18n/goal-message.ts";
import { amountText, countText, goalText, instantDayText, instantText, missing, monthText, unitOf, valueText } from "../../model/format.ts";
import type { InstantText, ReceiptListName, ReceiptLists, ReceiptResult, VersionedDefinition } from "../../model/types.ts";
import { receiptStyles } from "./receipt.styles.ts";
import { type ReceiptView, receiptLists } from "./receipt-lists.ts";
import { receiptListsStyles } from "./receipt-lists.styles.ts";

/**
 * How a number was made: what was divided, by which definition, how far it can be trusted, whether it is final, and the
 * records counted, not counted and left out. Defined by `receipt/define`.
 *
 * @fires {CustomEvent<Record<string, never>>} scorecard-receipt-close - Someone is done with it; cancellable.
 * @fires {CustomEvent<{ list: "counted" | "notCounted" | "leftOut" }>} scorecard-load-more - Someone asks for more records; cancellable.
 * @fires {CustomEvent<{ id: string }>} scorecard-opportunity-open - Someone opens a record; cancellable.
 * @slot outlook - Below the number: what it can still become.
 * @slot slices - Before the records: the number cut by a field of theirs.
 * @slot baseline - After that: what the number is held against.
 * @csspart close - Closes the receipt.
 * @csspart header - What the number is.
 * @csspart heading - The metric and the month.
 * @csspart value - The number.
 * @csspart in-progress - Says that the number is not final.
 * @csspart divided - What was divided by what.
 * @csspart few - Says that the records are few.
 * @csspart status - Goal met or missed.
 * @csspart goal - The goal in words.
 * @csspart differs - Says that today's records give other numbers.
 * @csspart interval - How far the number can be trusted.
 * @csspart ruler - The interval as a picture.
 * @csspart facts - State, edition, definition and dates.
 * @csspart lists - The records behind the number.
 * @csspart list - The records counted, not counted or left out.
 * @csspart list-name - Opens and closes a list.
 * @csspart record - A record and why it stands where it stands.
 * @csspart open - Opens a record.
 * @csspart load-more - Asks for more records of a list.
 * @cssprop --scorecard-receipt-padding - Space around what the receipt shows, one length for all sides.
 */
export class ScorecardReceipt extends ScorecardElement {
  static override styles = [hostStyles, waitingStyles, verdictStyles, buttonStyles, receiptListsStyles, receiptStyles];

  protected override readonly english = english;

  /** The number, as the API gives it. */
  @property({ attribute: false }) result: ReceiptResult | null = null;

  /** What was measured. */
  @property({ attribute: false }) metric: VersionedDefinition | null = null;

  /** Today's records of the month; null until they are loaded. */
  @property({ attribute: false }) lists: ReceiptLists | null = null;

  /** Whether today's records give other numbers than were published, as the API says. */
  @property({ type: Boolean, attribute: "differs-since-publication" }) differsSincePublication = false;

  /** Up to when imported records are known to be there; null where records follow the clock. */
  @property({ attribute: false }) completeThrough: InstantText | null = null;

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** The list that was asked for more. */
  #awaited: ReceiptListName | null = null;

  protected override get hasData(): boolean {
    return this.result !== null && this.metric !== null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("lists") || !this.#awaited) return;
    // With the last record the button is gone: who pressed it stays at its list.
    if (this.lists?.[this.#awaited].hasMore === false && focusIsLost(this)) this.shadowRoot?.getElementById(this.#awaited)?.focus();
    this.#awaited = null;
  }

  /** The one button to close it stays in every state, and so does the focus on it. */
  override render(): TemplateResult {
    return html`<div class="base corner">${this.#renderClose()}</div>${super.render()}`;
  }

  protected override renderContent(): TemplateResult {
    const { metric, result } = this;
    if (!metric || !result) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<section class="receipt" aria-labelledby="name">
      ${this.#renderHeader(metric, result)}
      ${this.#renderNumber(metric, result)}
      ${this.differsSincePublication ? html`<p part="differs" class="differs">${this.text("differs")}</p>` : nothing}
      ${this.#renderInterval(metric, result)}
      <slot name="outlook"></slot>
      <dl part="facts" class="facts">
        ${this.#fact("resultState", this.#stateWords(result))} ${this.#renderEdition(result)}
        ${this.#fact("definition", html`${metric.definition} <span class="version">${this.text("version", { version: result.edition?.definitionVersion ?? metric.version })}</span>`)}
        ${this.#fact("asOf", instantText(this.locale, result.asOf, this.timeZone))}
        ${this.completeThrough === null ? nothing : this.#fact("completeThrough", instantText(this.locale, this.completeThrough, this.timeZone))}
      </dl>
      <slot name="slices"></slot><slot name="baseline"></slot>
      <div part="lists" class="lists" role="group" aria-label=${this.text("records")}>
        ${this.lists ? receiptLists(this.#view, this.lists) : html`<p class="none" role="status">${this.text("loading")}</p>`}
      </div>
    </section>`;
  }

  get #view(): ReceiptView {
    return {
      locale: this.locale,
      timeZone: this.timeZone,
      text: (key, values) => this.text(key, values),
      awaited: this.#awaited,
      busy: this.state === "loading",
      failed: this.state === "error",
      loadMore: (list) => this.#loadMore(list),
      openOpportunity: (id) => this.emit("scorecard-opportunity-open", { id }),
    };
  }

  #loadMore(list: ReceiptListName): void {
    if (this.state === "loading") return;
    this.#awaited = list;
    this.emit("scorecard-load-more", { list });
  }

  #renderHeader(metric: VersionedDefinition, { month }: ReceiptResult): TemplateResult {
    return html`<header part="header" class="header">
      <p class="muted">${this.text("howMade")}</p>
      ${heading(this.headingLevel, this.text("ofMonth", { metric: metric.name, month: monthText(this.locale, month) }))}
    </header>`;
  }

  #renderClose(): TemplateResult {
    return closeButton(this.text("close"), () => this.emit("scorecard-receipt-close", {}));
  }

  #renderNumber(metric: VersionedDefinition, result: ReceiptResult): TemplateResult {
    const { goal } = result;
    const open = result.state === "IN_PROGRESS";
    // An unfinished value has no verdict yet: only what it is measured against.
    const status = result.met === null || open ? nothing : verdict(result.met, this.text(result.met ? "met" : "missed"));
    return html`<p class="value">
        <span part="value" class="figure">${valueText(this.locale, metric, result)}</span>
        ${open ? html`<span part="in-progress" class="open">${this.text("soFar")}</span>` : nothing}
        ${result.value === null ? nothing : this.#renderDivided(metric, result)}
      </p>
      <p class="verdict">${result.value === null ? html`<span class="muted">${this.text(result.state === "NO_DATA" ? "noData" : "noValue")}</span>` : status}${
        goal
          ? html`<span part="goal" class="muted">${this.text(goalMessage(goal), { goal: goalText(this.locale, metric, goal.value, result.currency) })}</span>`
          : nothing
      }</p>`;
  }

  /** Exactly what was divided, and a mark where it is few. */
  #renderDivided({ shape }: VersionedDefinition, { numerator, denominator, sufficiency }: ReceiptResult): TemplateResult | typeof nothing {
    if (denominator === null) return nothing;
    const [counted, records] = [countText(this.locale, numerator), countText(this.locale, denominator)];
    const divided =
      shape === "PROPORTION"
        ? this.text("counted", { counted, records })
        : shape === "MEDIAN"
          ? this.text("medianOf", { records })
          : `${counted} ÷ ${records}`;
    const mark = sufficiency === "FEW" ? this.text("few") : sufficiency === "TOO_FEW" ? this.text("tooFew") : null;
    return html`<span part="divided" class="divided">${divided}</span>${mark === null ? nothing : html`<span part="few" class="few">${mark}</span>`}`;
  }

  #renderInterval(metric: VersionedDefinition, { value, interval, goal }: ReceiptResult): TemplateResult | typeof nothing {
    if (!interval || value === null) return nothing;
    const marked = goal && { value: goal.value, words: this.text(goalMessage(goal), { goal: goalText(this.locale, metric, goal.value) }) };
    const [lower, upper] = [amountText(this.locale, metric, interval.lower), amountText(this.locale, metric, interval.upper)];
    // Only shares have ends to draw a line between.
    const ends = [goalText(this.locale, metric, 0), goalText(this.locale, metric, 1)] as const;
    return html`<div part="interval" class="trust">
      ${unitOf(metric) === "PERCENT" ? intervalRuler(value, interval, marked, ends) : nothing}
      <p class="muted">${this.text("interval", { lower, upper })}</p>
    </div>`;
  }

  #stateWords({ state, finalAt }: ReceiptResult): string {
    if (state === "NO_DATA") return this.text("noData");
    const open = state === "IN_PROGRESS";
    if (finalAt === null) return this.text(open ? "inProgress" : "final");
    return this.text(open ? "inProgressUntil" : "finalSince", { date: instantDayText(this.locale, finalAt, this.timeZone) });
  }

  #renderEdition({ edition }: ReceiptResult): TemplateResult | typeof nothing {
    if (!edition) return nothing;
    const date = instantText(this.locale, edition.publishedAt, this.timeZone);
    const restated =
      edition.edition === 1
        ? nothing
        : html`<br />${this.text("restated", { who: edition.restatedBy ?? missing, why: edition.restatementReason ?? missing })}`;
    return this.#fact("published", html`${this.text("edition", { edition: edition.edition, date })}${restated}`);
  }

  #fact(name: "resultState" | "published" | "definition" | "asOf" | "completeThrough", value: string | TemplateResult): TemplateResult {
    return html`<div><dt>${this.text(name)}</dt><dd>${value}</dd></div>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="receipt">
      <div class="skeleton line"></div>
      <div class="skeleton number"></div>
      ${[1, 2, 3, 4].map(() => html`<div class="skeleton line"></div>`)}
      <div class="skeleton block"></div>
    </div>`;
  }
}
