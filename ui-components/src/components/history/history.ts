import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { property } from "../../base/property.ts";
import { repeat } from "lit/directives/repeat.js";
import { goalWords } from "../../base/figure.ts";
import { focusIsLost } from "../../base/focus-lost.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { waitingStyles } from "../../base/waiting.styles.ts";
import { buttonStyles } from "../../base/button.styles.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { verdictStyles } from "../../base/verdict.ts";
import { english } from "../../i18n/english/english.ts";
import { monthText } from "../../model/format.ts";
import { commonGoal, resultOf, toggled } from "../../model/history.ts";
import type { HistoryMonth, MetricDefinition, Month } from "../../model/types.ts";
import { historyCardsStyles } from "./history-cards.styles.ts";
import { historyStyles } from "./history.styles.ts";
import { count, type HistoryView, rate } from "./history-cells.ts";
import { awaitedCounts, failedCounts, monthCounts } from "./month-counts.ts";

/**
 * The months of a program, newest first: how many records each is about, its rates, and on demand what became of them.
 * Defined by `history/define`.
 *
 * @fires {CustomEvent<{ month: string; expanded: boolean; expandedMonths: readonly string[] }>} scorecard-expanded-change - A month is opened or closed; cancellable.
 * @fires {CustomEvent<{ metric: string; month: string }>} scorecard-receipt-open - Someone asks how a number was made; cancellable.
 * @fires {CustomEvent<{ month: string }>} scorecard-details-open - Someone asks for a month's records; cancellable.
 * @fires {CustomEvent<{ months: readonly string[] }>} scorecard-load-counts - Open months lack their counts: asked once, and again where someone tries again; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - Someone asks for older months; cancellable.
 * @csspart header - The line with the heading.
 * @csspart heading - The element's heading.
 * @csspart table - The months.
 * @csspart head - The names of the columns.
 * @csspart month - A month with what became of its records.
 * @csspart row - A month's line.
 * @csspart row-expanded - What became of a month's records, below its line.
 * @csspart cell - A number in its column.
 * @csspart value - A number; opens its receipt.
 * @csspart status - Goal met or missed.
 * @csspart in-progress - The words of a number that is not final.
 * @csspart so-far - The value so far and the date it becomes final, on demand.
 * @csspart expander - Opens and closes a month.
 * @csspart counts - The counts of an open month.
 * @csspart counts-error - The sentence in place of counts that could not be loaded.
 * @csspart counts-retry - Asks for them again.
 * @csspart details - Asks for a month's records.
 * @csspart load-more - Asks for older months.
 */
export class ScorecardHistory extends ScorecardElement {
  static override styles = [hostStyles, waitingStyles, verdictStyles, buttonStyles, historyStyles, historyCardsStyles];

  protected override readonly english = english;

  /** The rates, one column each, in this order. */
  @property({ attribute: false }) metrics: readonly MetricDefinition[] = [];

  /** The count of what the months are about. */
  @property({ attribute: false }) cohort: MetricDefinition | null = null;

  /** Newest first. */
  @property({ attribute: false }) months: readonly HistoryMonth[] = [];

  /** The months that show what became of their records. */
  @property({ attribute: false }) expandedMonths: readonly Month[] = [];

  /** Expanded months whose counts could not be loaded. */
  @property({ attribute: false }) failedMonths: readonly Month[] = [];

  /** Whether there are months older than the last. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** How many months a skeleton has room for. */
  @property({ type: Number }) expected = 8;

  /** How many months there were when older ones were asked for; null when none are awaited. */
  #awaitedFrom: number | null = null;
  #announcement = "";
  /** Months whose counts were asked for and are awaited. */
  #asked: ReadonlySet<Month> = new Set();
  /** The month whose counts someone tried again to load. */
  #retried: Month | null = null;

  protected override get hasData(): boolean {
    return this.months.length > 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("months") || this.#awaitedFrom === null || this.months.length <= this.#awaitedFrom) return;
    this.#announcement = this.text("monthsShown", { count: this.months.length });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("months") || changed.has("expandedMonths") || changed.has("failedMonths")) this.#askForCounts();
    this.#goOn(changed);
  }

  /** Asks for the counts of the months that are open without, once until they come, fail or are closed. */
  #askForCounts(): void {
    const { expandedMonths, failedMonths } = this;
    const lacking = this.months.flatMap(({ month, counts }) => (counts === null && expandedMonths.includes(month) ? [month] : []));
    const months = lacking.filter((month) => !this.#asked.has(month) && !failedMonths.includes(month));
    this.#asked = new Set(lacking.filter((month) => !failedMonths.includes(month)));
    if (months.length > 0) this.emit("scorecard-load-counts", { months });
  }

  /** Where the button that had the focus is gone, its reader goes on at what it brought. */
  #goOn(changed: PropertyValues<this>): void {
    if (this.#retried !== null && !this.failedMonths.includes(this.#retried)) {
      if (focusIsLost(this)) this.shadowRoot?.querySelector<HTMLElement>(`[aria-controls="counts-${this.#retried}"]`)?.focus();
      this.#retried = null;
    }
    if (!changed.has("months") || this.#awaitedFrom === null || this.months.length <= this.#awaitedFrom) return;
    // The button is gone with the last month: who pressed it goes on at the first new one.
    if (!this.hasMore && focusIsLost(this)) {
      this.shadowRoot?.querySelectorAll<HTMLButtonElement>(".expander")[this.#awaitedFrom]?.focus();
    }
    this.#awaitedFrom = null;
  }

  get #view(): HistoryView {
    return {
      locale: this.locale,
      timeZone: this.timeZone,
      text: (key, values) => this.text(key, values),
      openReceipt: (metric, month) => this.emit("scorecard-receipt-open", { metric, month }),
    };
  }

  protected override renderContent(): TemplateResult {
    const { cohort, months } = this;
    if (!cohort || months.length === 0) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    const view = this.#view;
    return html`<div class="card">
      <header part="header">${heading(this.headingLevel, this.text("history"))}</header>
      <table part="table" role="table">
        <caption class="visually-hidden">${this.text("history")}</caption>
        ${this.#renderHead(view, cohort)}
        ${repeat(
          months,
          ({ month }) => month,
          (month) => this.#renderMonth(view, cohort, month),
        )}
      </table>
      ${this.hasMore ? this.#renderMore() : nothing}
    </div>
    <p class="visually-hidden" role="status">${this.#announcement}</p>`;
  }

  #renderHead(view: HistoryView, cohort: MetricDefinition): TemplateResult {
    return html`<thead part="head" role="rowgroup"><tr role="row">
      <th role="columnheader" scope="col">${this.text("month")}</th>
      <th role="columnheader" scope="col" class="cell cohort">${cohort.name}</th>
      ${this.metrics.map((metric) => {
        const goal = commonGoal(this.months, metric.code);
        return html`<th role="columnheader" scope="col" class="cell">${metric.name}${
          goal ? html` <span class="under">${goalWords(view, metric, goal)}</span>` : nothing
        }</th>`;
      })}
      <th role="columnheader" scope="col" class="details"><span class="visually-hidden">${this.text("viewDetails")}</span></th>
    </tr></thead>`;
  }

  #renderMonth(view: HistoryView, cohort: MetricDefinition, month: HistoryMonth): TemplateResult {
    const name = monthText(this.locale, month.month);
    const expanded = this.expandedMonths.includes(month.month);
    return html`<tbody part="month" role="rowgroup">
      <tr part="row" role="row" class="month">
        <th role="rowheader" scope="row" abbr=${name}>${this.#renderExpander(month.month, name, expanded)}</th>
        <td part="cell" role="cell" class="cell cohort" data-label=${cohort.name}>${count(view, cohort, resultOf(month, cohort.code))}</td>
        ${this.metrics.map((metric) => this.#renderRate(view, metric, month))}
        <td role="cell" class="details"><button part="details" class="action" type="button"
          aria-label=${this.text("viewDetailsOf", { month: name })}
          @click=${() => this.emit("scorecard-details-open", { month: month.month })}>${this.text("viewDetails")}</button></td>
      </tr>
      <tr part="row-expanded" role="row" class="expanded" id="counts-${month.month}" ?hidden=${!expanded}
        aria-busy=${expanded && month.counts === null && !this.failedMonths.includes(month.month) ? "true" : "false"}>
        <td role="cell" colspan=${this.metrics.length + 3}>${expanded ? this.#renderCounts(view, month) : nothing}</td>
      </tr>
    </tbody>`;
  }

  #renderExpander(month: Month, name: string, expanded: boolean): TemplateResult {
    return html`<button part="expander" class="expander" type="button" aria-expanded=${expanded ? "true" : "false"}
      aria-controls="counts-${month}" aria-label=${this.text("monthCounts", { month: name })} @click=${() => this.#toggle(month, !expanded)}
      ><svg viewBox="0 0 12 12" aria-hidden="true">${svg`<path d="M4 2l4.5 4L4 10"></path>`}</svg>${name}</button>`;
  }

  #renderRate(view: HistoryView, metric: MetricDefinition, month: HistoryMonth): TemplateResult {
    const goal = commonGoal(this.months, metric.code);
    // In cards there are no headings to stand under: each value carries its name and its goal.
    return html`<td part="cell" role="cell" class="cell" data-label=${metric.name}>${rate(view, metric, resultOf(month, metric.code), goal === null)}${
      goal ? html`<span class="under in-card">${goalWords(view, metric, goal)}</span>` : nothing
    }</td>`;
  }

  #renderCounts(view: HistoryView, { month, counts }: HistoryMonth): TemplateResult {
    if (counts) return monthCounts(view, counts);
    return this.failedMonths.includes(month) ? failedCounts(view, () => this.#retryCounts(month)) : awaitedCounts(view);
  }

  #renderMore(): TemplateResult {
    const busy = this.state === "loading";
    return html`<p class="more"><button part="load-more" class="action" type="button" aria-disabled=${busy ? "true" : "false"} @click=${this.#loadMore}>
      ${this.text(busy ? "loading" : "showOlder")}</button></p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    const columns = Array.from({ length: (this.metrics.length || 4) + 1 });
    return html`<div class="card">
      <header><span class="name skeleton">&nbsp;</span></header>
      <table role="presentation">
        <thead><tr><th><span class="skeleton">&nbsp;</span></th>${columns.map(() => html`<th class="cell"><span class="skeleton">&nbsp;</span><span class="under skeleton">&nbsp;</span></th>`)}<th class="details"></th></tr></thead>
        ${Array.from(
          { length: this.expected },
          () => html`<tbody><tr class="month">
            <th><span class="skeleton">&nbsp;</span></th>
            ${columns.map(() => html`<td class="cell"><span class="figure skeleton">&nbsp;</span><span class="under skeleton">&nbsp;</span></td>`)}
            <td class="details"><span class="skeleton">&nbsp;</span></td>
          </tr></tbody>`,
        )}
      </table>
    </div>`;
  }

  #toggle(month: Month, expanded: boolean): void {
    const expandedMonths = toggled(this.expandedMonths, month, expanded);
    if (this.emit("scorecard-expanded-change", { month, expanded, expandedMonths })) this.expandedMonths = expandedMonths;
  }

  #retryCounts(month: Month): void {
    this.#retried = month;
    this.#asked = new Set([...this.#asked, month]);
    this.emit("scorecard-load-counts", { months: [month] });
  }

  #loadMore(): void {
    if (this.state === "loading") return;
    this.#awaitedFrom = this.months.length;
    this.emit("scorecard-load-more", {});
  }
}
