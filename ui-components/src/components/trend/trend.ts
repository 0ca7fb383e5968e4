import { html, nothing, type TemplateResult } from "lit";
import { buttonStyles } from "../../base/button.styles.ts";
import { cardStyles } from "../../base/card.styles.ts";
import { type FigureView, numberButton } from "../../base/figure.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { verdictStyles } from "../../base/verdict.ts";
import { barsChart, scaleOf } from "../../charts/bars.ts";
import { barsStyles } from "../../charts/bars.styles.ts";
import { openBarStyles } from "../../charts/open-bar.styles.ts";
import { baselineTranslations } from "../../i18n/baseline-translations.ts";
import { baselineEnglish } from "../../i18n/english/baseline.ts";
import { boardEnglish } from "../../i18n/english/board.ts";
import { english } from "../../i18n/english/english.ts";
import type { MessagesOfBaselines } from "../../i18n/messages.ts";
import { goalText, monthText, valueText } from "../../model/format.ts";
import { finalValues, goalStretches, type TrendMonth, trendMonths } from "../../model/trend.ts";
import type { MetricDefinition, MetricResult } from "../../model/types.ts";
import type { BaselineWordsView, DrawnBaseline, TrendBaseline } from "./beside-baseline.ts";
import { trendStyles } from "./trend.styles.ts";
import { baselineLabel, baselineLine, baselineSentence, baselineReach, baselineValue, drawnBaseline } from "./trend-baseline.ts";
import { trendColumns, trendTicks } from "./trend-columns.ts";
import { trendLegend, trendTable } from "./trend-table.ts";

/** A sentence of which some words are more than words: those stand between these marks. */
const mark = "\u0000";

/**
 * One metric over up to 24 months: bars with the goal, what they say in a line of words, and the values as a table on demand.
 * Defined by `trend/define`.
 *
 * @fires {CustomEvent<{ metric: string; month: string; currency?: string }>} scorecard-receipt-open - Someone asks how a number was made; cancellable.
 * @fires {CustomEvent<{ shown: boolean }>} scorecard-table-toggle - The table is opened or closed; cancellable.
 * @csspart card - All of the trend.
 * @csspart heading - The metric's name.
 * @csspart summary - The trend in words.
 * @csspart value - A number that opens its receipt.
 * @csspart status - Goal met or missed.
 * @csspart chart - The months.
 * @csspart bar - A month of the chart.
 * @csspart goal-line - The goal in the chart.
 * @csspart baseline-line - The baseline in the chart.
 * @csspart baseline-label - Its value over the line.
 * @csspart columns - The months over the chart, each a button to its receipt.
 * @csspart reading - The month that is pointed at, or the newest final one.
 * @csspart legend - What bars and lines mean.
 * @csspart table-toggle - Opens and closes the table.
 * @csspart table - The values.
 * @cssprop --scorecard-trend-chart-size - Height of the chart.
 */
export class ScorecardTrend extends ScorecardElement<keyof MessagesOfBaselines> {
  static override styles = [hostStyles, tableStyles, verdictStyles, buttonStyles, barsStyles, openBarStyles, cardStyles, trendStyles];

  protected static override readonly translations = baselineTranslations;

  protected override readonly english = { ...english, ...boardEnglish, ...baselineEnglish };

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** What was measured. */
  @property({ attribute: false }) metric: MetricDefinition | null = null;

  /** One result a month, oldest first; months that are left out are gaps. */
  @property({ attribute: false }) results: readonly MetricResult[] = [];

  /** What its months are held against from its own on; null without one. */
  @property({ attribute: false }) baseline: TrendBaseline | null = null;

  /** Whether the values are shown as a table. */
  @property({ type: Boolean, attribute: "table-shown" }) tableShown = false;

  /** The place of the month that is pointed at; null for the newest final one. */
  @property({ state: true, attribute: false }) private pointedAt: number | null = null;

  protected override get hasData(): boolean {
    return this.metric !== null && this.results.length > 0;
  }

  get #view(): BaselineWordsView & FigureView {
    return {
      locale: this.locale,
      text: (key, values) => this.text(key, values),
      openReceipt: (metric, month, currency) => this.emit("scorecard-receipt-open", { metric, month, ...(currency && { currency }) }),
    };
  }

  protected override renderContent(): TemplateResult {
    const { metric } = this;
    const view = this.#view;
    if (!metric || this.results.length === 0) {
      return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    }
    const months = trendMonths(this.results);
    const baseline = drawnBaseline(this.baseline, months);
    const trend = { metric, months, timeZone: this.timeZone, baseline };
    return html`<div part="card" class="card" role="group" aria-labelledby="name">
      ${heading(this.headingLevel, this.text("trendOf", { metric: metric.name }))}
      <p part="summary" class="summary">${this.#renderSummary(metric, months)}${baseline ? ` ${baselineSentence(view, metric, baseline, finalValues(months).at(-1)?.value ?? null)}` : nothing}</p>
      ${this.#renderChart(metric, months, baseline)}
      ${trendLegend(
        view,
        metric,
        months.flatMap(({ result }) => result ?? []),
        this.text("inProgress"),
        baseline ? baselineValue(view, metric, baseline) : undefined,
      )}
      <button part="table-toggle" class="action" type="button" aria-expanded=${this.tableShown ? "true" : "false"} aria-controls="values"
        @click=${this.#toggleTable}>${this.text(this.tableShown ? "hideValues" : "showValues")}</button>
      <div class="values" id="values" ?hidden=${!this.tableShown}>${this.tableShown ? trendTable(view, trend) : nothing}</div>
    </div>`;
  }

  #renderSummary(metric: MetricDefinition, months: readonly TrendMonth[]): unknown {
    const values = finalValues(months);
    const [first, last] = [values[0], values.at(-1)];
    if (!first || !last) return this.text("trendNone");
    const [from, to] = [first, last].map((result) => valueText(this.locale, metric, result));
    const change = first === last ? "trendOne" : from === to ? "trendSame" : first.value < last.value ? "trendUp" : "trendDown";
    const sentence = this.text(change, {
      from: `${mark}from${mark}`,
      to: `${mark}to${mark}`,
      fromMonth: monthText(this.locale, first.month),
      toMonth: monthText(this.locale, last.month),
    });
    const parts = sentence.split(mark).map((part, index) => {
      if (index % 2 === 0) return part;
      return numberButton(this.#view, { metric, result: part === "from" ? first : last });
    });
    const judged = values.filter(({ met }) => met !== null);
    const met = judged.filter((result) => result.met).length;
    return judged.length === 0 ? parts : [...parts, ` ${this.text("trendMet", { met, count: judged.length })}`];
  }

  #renderChart(metric: MetricDefinition, months: readonly TrendMonth[], baseline: DrawnBaseline | null): TemplateResult {
    const results = months.map(({ result }) => result);
    const goals = goalStretches(results.map((result) => result?.goal ?? null));
    const lines = baseline ? [...goals, baselineReach(baseline)] : goals;
    const { top, bottom } = scaleOf([...lines, ...results], metric);
    const currency = results.find((result) => result?.currency)?.currency;
    const newest = results.findLastIndex((result) => result?.state === "FINAL" && result.value !== null);
    const name = this.text("monthsOf", { metric: metric.name });
    const point = (place: number | null) => {
      this.pointedAt = place;
    };
    const end = (value: number) => html`<span>${goalText(this.locale, metric, Number(value.toPrecision(3)), currency)}</span>`;
    return html`<div class="picture">
      <div class="axis" aria-hidden="true">${end(top)}${end(bottom)}</div>
      <div class="plot ${bottom < 0 ? "" : "grounded"}">
        ${barsChart(results, metric, lines)}
        ${baseline ? [baselineLine(baseline, months, { top, bottom }), baselineLabel(this.#view, metric, baseline, { top, bottom })] : nothing}
        ${trendColumns(this.#view, { name, metric, months, pointed: this.pointedAt ?? Math.max(newest, 0), point })}
      </div>
      ${trendTicks(this.locale, months)}
    </div>`;
  }

  #toggleTable(): void {
    const shown = !this.tableShown;
    if (this.emit("scorecard-table-toggle", { shown })) this.tableShown = shown;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card">
      <div class="skeleton line"></div>
      <div class="skeleton sentence"></div>
      <div class="skeleton block"></div>
    </div>`;
  }
}
