import { html, nothing, type TemplateResult } from "lit";
import { queryAll } from "lit/decorators/query-all.js";
import { cardStyles } from "../../base/card.styles.ts";
import { choiceStyles } from "../../base/choice.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { ScorecardOnDemandElement } from "../../base/on-demand-element.ts";
import { property } from "../../base/property.ts";
import { verdictStyles } from "../../base/verdict.ts";
import { barsStyles } from "../../charts/bars.styles.ts";
import { openBarStyles } from "../../charts/open-bar.styles.ts";
import { rangeText, valueText } from "../../model/format.ts";
import type { MetricDefinition, WeeklyResult } from "../../model/types.ts";
import { type TrendWeek, trendWeeks } from "../../model/weeks.ts";
import { trendStyles } from "../trend/trend.styles.ts";
import { trendLegend } from "../trend/trend-table.ts";
import { weeksStyles } from "./weeks.styles.ts";
import { barOf, weeksChart } from "./weeks-chart.ts";
import { weeksTable } from "./weeks-table.ts";

const ofSettled = (weeks: readonly TrendWeek[]): readonly WeeklyResult[] =>
  weeks.flatMap(({ result }) => (result?.settled && result.value !== null ? [result] : []));

/**
 * A choice between a metric's months, which are the page's own, and its weeks: bars with the goal, the newest settled one in
 * words, and the values as a table on demand. Weeks have no receipts: they are never published. Defined by `weeks/define`.
 *
 * @fires {CustomEvent<{ metric: string; shown: boolean }>} scorecard-weeks-toggle - Weeks are chosen, or months again; cancellable.
 * @fires {CustomEvent<{ shown: boolean }>} scorecard-table-toggle - The table is opened or closed; cancellable.
 * @slot months - Shown where weeks are not: the metric's trend.
 * @csspart choice - Months or weeks.
 * @csspart option - One of the two.
 * @csspart card - All of the weeks.
 * @csspart heading - The metric's name.
 * @csspart note - Says that weeks are not published.
 * @csspart summary - The newest settled week in words.
 * @csspart status - Goal met or missed.
 * @csspart chart - The weeks.
 * @csspart bar - A week of the chart.
 * @csspart goal-line - The goal in the chart.
 * @csspart columns - The weeks over the chart.
 * @csspart reading - The week that is pointed at, or the newest settled one.
 * @csspart legend - What bars and lines mean.
 * @csspart table-toggle - Opens and closes the table.
 * @csspart table - The values.
 * @csspart value - A value of the table.
 * @cssprop --scorecard-trend-chart-size - Height of the chart.
 */
export class ScorecardWeeks extends ScorecardOnDemandElement {
  static override styles = [
    hostStyles,
    tableStyles,
    verdictStyles,
    choiceStyles,
    barsStyles,
    openBarStyles,
    cardStyles,
    trendStyles,
    weeksStyles,
  ];

  /** What was measured; without it there is no choice. */
  @property({ attribute: false }) metric: MetricDefinition | null = null;

  /** One result a week, in any order; weeks that are left out are gaps. */
  @property({ attribute: false }) results: readonly WeeklyResult[] = [];

  /** Whether the weeks are shown in place of the months. */
  @property({ type: Boolean }) shown = false;

  /** Whether the values are shown as a table. */
  @property({ type: Boolean, attribute: "table-shown" }) tableShown = false;

  /** The place of the week that is pointed at; null for the newest settled one. */
  @property({ state: true, attribute: false }) private pointedAt: number | null = null;

  @queryAll("input") private readonly inputs!: NodeListOf<HTMLInputElement>;

  protected override get hasData(): boolean {
    return this.metric !== null && this.results.length > 0;
  }

  override render(): TemplateResult {
    return html`${this.metric ? this.#renderChoice(this.metric) : nothing}${this.shown ? super.render() : html`<slot name="months"></slot>`}`;
  }

  #renderChoice({ name }: MetricDefinition): TemplateResult {
    const option = (shown: boolean, words: string) => {
      const chosen = shown === this.shown;
      return html`<label part="option" class="option ${chosen ? "chosen" : ""}"
        ><input class="visually-hidden" type="radio" name="period" .value=${shown ? "weeks" : "months"} .checked=${chosen} />${words}</label>`;
    };
    return html`<div class="base periods"><fieldset part="choice" class="choice" @change=${this.#choose}>
      <legend class="visually-hidden">${this.text("period", { metric: name })}</legend>
      ${option(false, this.text("byMonth"))}${option(true, this.text("byWeek"))}
    </fieldset></div>`;
  }

  #choose({ target }: Event): void {
    const shown = (target as HTMLInputElement).value === "weeks";
    if (this.emit("scorecard-weeks-toggle", { metric: this.metric?.code ?? "", shown })) this.shown = shown;
    else for (const input of this.inputs) input.checked = (input.value === "weeks") === this.shown;
  }

  protected override renderContent(): TemplateResult {
    const { metric, view } = this;
    const weeks = trendWeeks(this.results);
    if (!metric || weeks.length === 0) return this.renderEmpty("noWeeks");
    const settled = weeks.findLastIndex(({ result }) => result?.settled && result.value !== null);
    const point = (place: number | null) => {
      this.pointedAt = place;
    };
    const bars = weeks.flatMap(({ result }) => (result ? [{ ...result, ...barOf(result) }] : []));
    return html`<div part="card" class="card" role="group" aria-labelledby="name">
      ${heading(this.headingLevel, this.text("weeksOf", { metric: metric.name }))}
      <p part="note" class="note">${this.text("weeksNote")}</p>
      <p part="summary" class="summary">${this.#summary(metric, weeks)}</p>
      ${weeksChart(view, { metric, weeks, pointed: this.pointedAt ?? Math.max(settled, 0), point })}
      ${trendLegend(view, metric, bars, this.text("canChange"))}
      <button part="table-toggle" class="action" type="button" aria-expanded=${this.tableShown ? "true" : "false"} aria-controls="values"
        @click=${this.#toggleTable}>${this.text(this.tableShown ? "hideValues" : "showValues")}</button>
      <div class="values" id="values" ?hidden=${!this.tableShown}>${this.tableShown ? weeksTable(view, metric, weeks) : nothing}</div>
    </div>`;
  }

  #summary(metric: MetricDefinition, weeks: readonly TrendWeek[]): string {
    const settled = ofSettled(weeks);
    const newest = settled.at(-1);
    if (!newest) return this.text("weeksNone");
    const week = rangeText(this.locale, newest.from, newest.to);
    const judged = settled.filter(({ met }) => met !== null);
    const met = judged.filter((result) => result.met).length;
    const sentence = this.text("weeksNewest", { value: valueText(this.locale, metric, newest), week });
    return judged.length === 0 ? sentence : `${sentence} ${this.text("weeksMet", { met, count: judged.length })}`;
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
