import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { buttonStyles } from "../../base/button.styles.ts";
import { focusIsLost } from "../../base/focus-lost.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { verdict, verdictStyles } from "../../base/verdict.ts";
import { intervalRuler } from "../../charts/interval-ruler.ts";
import { goalMessage } from "../../i18n/goal-message.ts";
import { countText, goalText, instantDayText, instantText, missing, monthText, percentText, valueText } from "../../model/format.ts";
import type { InstantText, ReceiptListName, ReceiptLists, ReceiptResult, VersionedDefinition } from "../../model/types.ts";
import { receiptStyles } from "./receipt.styles.ts";
import { type ReceiptView, receiptLists } from "./receipt-lists.ts";

/**
 * How a number was made: what was divided, by which definition, how far it can be trusted, whether it is final, and the
 * records counted, not counted and left out. Defined by `receipt/define`.
 *
 * @fires scorecard-receipt-close - someone is done with it; cancellable.
 * @fires scorecard-load-more - someone asks for more records: `{list}`; cancellable.
 * @fires scorecard-opportunity-open - someone opens a record: `{id}`; cancellable.
 */
export class ScorecardReceipt extends ScorecardElement {
  static override styles = [hostStyles, verdictStyles, buttonStyles, receiptStyles];

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
    if (!changed.has("lists") || !this.#awaited || this.lists?.[this.#awaited].hasMore !== false) return;
    // The button is gone with the last record: who pressed it stays at its list.
    if (focusIsLost(this)) this.shadowRoot?.getElementById(this.#awaited)?.focus();
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
      <dl part="facts" class="facts">
        ${this.#fact("resultState", this.#stateWords(result))} ${this.#renderEdition(result)}
        ${this.#fact("definition", html`${metric.definition} <span class="version">${this.text("version", { version: result.edition?.definitionVersion ?? metric.version })}</span>`)}
        ${this.#fact("asOf", instantText(this.locale, result.asOf, this.timeZone))}
        ${this.completeThrough === null ? nothing : this.#fact("completeThrough", instantText(this.locale, this.completeThrough, this.timeZone))}
      </dl>
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
      loadMore: (list) => this.#loadMore(list),
      openOpportunity: (id) => this.emit("scorecard-opportunity-open", { id }),
    };
  }

  #loadMore(list: ReceiptListName): void {
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
    return html`<button part="close" class="close" type="button" aria-label=${this.text("close")} @click=${() => this.emit("scorecard-receipt-close", {})}
      ><svg viewBox="0 0 12 12" aria-hidden="true">${svg`<path d="M2 2l8 8M10 2l-8 8"></path>`}</svg></button>`;
  }

  #renderNumber(metric: VersionedDefinition, result: ReceiptResult): TemplateResult {
    const { goal } = result;
    const open = result.state === "IN_PROGRESS";
    // An unfinished value has no verdict yet: only what it is measured against.
    const status = result.met === null || open ? nothing : verdict(result.met, this.text(result.met ? "met" : "missed"));
    return html`<p class="value">
        <span part="value" class="figure">${valueText(this.locale, metric.shape, result)}</span>
        ${open ? html`<span part="in-progress" class="open">${this.text("soFar")}</span>` : nothing}
        ${result.value === null ? nothing : this.#renderDivided(result)}
      </p>
      <p class="verdict">${result.value === null ? html`<span class="muted">${this.text(result.state === "NO_DATA" ? "noData" : "noValue")}</span>` : status}${
        goal
          ? html`<span part="goal" class="muted">${this.text(goalMessage(goal), { goal: goalText(this.locale, metric.shape, goal.value) })}</span>`
          : nothing
      }</p>`;
  }

  /** Exactly what was divided, and a mark where it is few. */
  #renderDivided({ numerator, denominator, sufficiency }: ReceiptResult): TemplateResult | typeof nothing {
    if (denominator === null) return nothing;
    const divided = this.text("counted", { counted: countText(this.locale, numerator), records: countText(this.locale, denominator) });
    const mark = sufficiency === "FEW" ? this.text("few") : sufficiency === "TOO_FEW" ? this.text("tooFew") : null;
    return html`<span part="divided" class="divided">${divided}</span>${mark === null ? nothing : html`<span part="few" class="few">${mark}</span>`}`;
  }

  #renderInterval(metric: VersionedDefinition, { value, interval, goal }: ReceiptResult): TemplateResult | typeof nothing {
    if (!interval || value === null) return nothing;
    const marked = goal && {
      value: goal.value,
      words: this.text(goalMessage(goal), { goal: goalText(this.locale, metric.shape, goal.value) }),
    };
    const [lower, upper] = [percentText(this.locale, interval.lower), percentText(this.locale, interval.upper)];
    return html`<div part="interval" class="trust">
      ${intervalRuler(value, interval, marked, [goalText(this.locale, metric.shape, 0), goalText(this.locale, metric.shape, 1)])}
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
