import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ScorecardBoardElement } from "../../base/board-element.ts";
import { buttonStyles } from "../../base/button.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { subheading } from "../../base/subheading.ts";
import { verdictStyles } from "../../base/verdict.ts";
import { barsStyles } from "../../charts/bars.styles.ts";
import { openBarStyles } from "../../charts/open-bar.styles.ts";
import { toggled } from "../../model/history.ts";
import type { BoardMetric, CurrencyResults, MetricDefinition, MetricGroup, WeeklyResult } from "../../model/types.ts";
import type { MetricComparison } from "../../model/comparison-types.ts";
import type { Baseline } from "../../model/improvement-types.ts";
import { metricCard } from "./board-card.ts";
import { boardCardStyles } from "./board-card.styles.ts";
import { boardStyles } from "./board.styles.ts";

/**
 * A program's metrics by group: why each group is watched, and of each metric its newest result against its goal and its recent
 * months; its trend and the causes of a miss open in place; what stands in the slot
 * `baseline-` and its code stands below its trend then. Defined by `board/define`.
 *
 * @fires {CustomEvent<{ metric: string; expanded: boolean; expandedMetrics: readonly string[] }>} scorecard-metric-toggle - A metric's trend is opened or closed; cancellable.
 * @fires {CustomEvent<{ shown: boolean }>} scorecard-table-toggle - The table of an open trend is opened or closed; cancellable.
 * @slot readiness - In the header: what can be computed.
 * @csspart header - The program and how many goals it meets.
 * @csspart heading - The program's name.
 * @csspart goals-met - How many goals are met.
 * @csspart group - Metrics that are watched for one reason.
 * @csspart subheading - The name of a group or of a metric.
 * @csspart importance - Why a group is watched.
 * @csspart list - The metrics of a group.
 * @csspart metric - A metric.
 * @csspart value - A number that opens its receipt.
 * @csspart status - Goal met or missed.
 * @csspart goal - The goal in words.
 * @csspart period - The month the number is about.
 * @csspart chart - The recent months.
 * @csspart bar - A month of the chart.
 * @csspart goal-line - The goal in the chart.
 * @csspart expander - Opens and closes a metric's trend.
 * @csspart more - What opens: the definition, the trend and the causes of a miss.
 * @csspart trend - The trend.
 * @csspart weeks - The trend with the choice of weeks.
 * @csspart quartiles - Where the dealer's result lies among those of all dealers.
 * @csspart obstacles - The causes of a miss.
 * @cssprop --scorecard-board-min-size - A metric is at least this wide, or as wide as the board.
 */
export class ScorecardBoard extends ScorecardBoardElement {
  static override styles = [hostStyles, verdictStyles, buttonStyles, barsStyles, openBarStyles, boardCardStyles, boardStyles];

  /** What the board is about. */
  @property({ attribute: false }) program: { readonly name: string; readonly explanation?: string | null } | null = null;

  /** The program's metrics by group, in this order. */
  @property({ attribute: false }) groups: readonly MetricGroup[] = [];

  /** The dealer's results among those of all dealers, of the months the opened metrics are about; shown by `quartiles/define`. */
  @property({ attribute: false }) comparisons: readonly MetricComparison[] = [];

  /** The baselines in force of opened metrics, drawn in their trends. */
  @property({ attribute: false }) baselines: readonly Baseline[] = [];

  /** Codes of the metrics whose trend is open. */
  @property({ attribute: false }) expandedMetrics: readonly string[] = [];

  /** Weekly results by the metrics' codes, as far as they are loaded; null where there are no weeks to choose. */
  @property({ attribute: false }) weeks: ReadonlyMap<string, readonly WeeklyResult[]> | null = null;

  /** Codes of the metrics whose weeks are shown in place of their months. */
  @property({ attribute: false }) weeklyMetrics: readonly string[] = [];

  /** Codes of those whose weeks could not be loaded. */
  @property({ attribute: false }) failedWeeks: readonly string[] = [];

  /** How many metrics a skeleton has room for. */
  @property({ type: Number }) expected = 6;

  protected override get hasData(): boolean {
    return this.groups.length > 0;
  }

  protected override renderContent(): TemplateResult {
    if (this.groups.length === 0) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<div class="board">
      ${this.#renderHeader()}
      ${repeat(
        this.groups,
        ({ code }) => code,
        (group) => this.#renderGroup(group),
      )}
    </div>`;
  }

  #renderHeader(): TemplateResult {
    const metrics = this.groups.flatMap((group) => group.metrics);
    const judged = metrics.flatMap(({ result, others = [] }) =>
      [result, ...others.map((each) => each.result)].flatMap((each) => each?.met ?? []),
    );
    const met = judged.filter(Boolean).length;
    return html`<header part="header" class="header">
      ${this.program ? heading(this.headingLevel, this.program.name) : nothing}
      ${this.program?.explanation ? html`<p class="explanation">${this.program.explanation}</p>` : nothing}
      ${judged.length === 0 ? nothing : html`<p part="goals-met" class="goals-met">${this.text("goalsMet", { met, count: judged.length })}</p>`}
      <slot name="readiness"></slot>
    </header>`;
  }

  #renderGroup({ code, name, importance, metrics }: MetricGroup): TemplateResult {
    const id = `group-${code}`;
    return html`<div part="group" class="group" role="group" aria-labelledby=${id}>
      <div class="about">
        ${subheading(this.headingLevel, 1, id, name)}
        ${importance === null ? nothing : html`<p part="importance" class="importance">${importance}</p>`}
      </div>
      <ul part="list" class="metrics" role="list">
        ${repeat(
          metrics,
          ({ metric }) => metric.code,
          (metric) => this.#renderMetric(metric),
        )}
      </ul>
    </div>`;
  }

  #renderMetric(shown: BoardMetric): TemplateResult {
    const { code } = shown.metric;
    const expanded = this.expandedMetrics.includes(code);
    return html`<li class="metric ${expanded ? "expanded" : ""}">
      ${metricCard({ ...this.view, text: (key, values) => this.text(key, values) }, shown, {
        expanded,
        headingLevel: this.headingLevel,
        toggle: () => this.#toggle(code, !expanded),
      })}
      <div part="more" class="more" id="more-${code}" ?hidden=${!expanded}>${expanded ? this.#renderMore(shown) : nothing}</div>
    </li>`;
  }

  #renderMore({ metric, result, months, others = [], obstacles }: BoardMetric): TemplateResult {
    const level = Math.min(6, this.headingLevel + 3);
    const trends = [{ result, months }, ...others].map((each) => this.#renderTrend(metric, each, others.length > 0));
    const compared = this.comparisons.find(
      ({ result: { metricCode, month, currency } }) =>
        metricCode === metric.code && month === result?.month && currency === result.currency && result.state === "FINAL",
    );
    return html`<p class="definition">${metric.definition}</p>
      ${metric.importance ? html`<p class="definition">${this.text("why", { why: metric.importance })}</p>` : nothing}
      ${this.weeks && metric.weekly !== false ? this.#renderWeeks(this.weeks, metric, trends) : trends}
      <slot name="baseline-${metric.code}"></slot>
      ${
        compared
          ? html`<scorecard-quartiles part="quartiles" of-dealer .metric=${metric} .result=${compared.result} .quartiles=${compared.quartiles}
              .quarter=${compared.quarter} .messages=${this.messages} heading-level=${level}></scorecard-quartiles>`
          : nothing
      }
      ${
        result?.met === false && obstacles?.length !== 0
          ? html`<scorecard-obstacles part="obstacles" .metric=${metric} .obstacles=${obstacles ?? []} .messages=${this.messages}
              .state=${obstacles ? "ready" : "loading"} .timeZone=${this.timeZone} heading-level=${level}></scorecard-obstacles>`
          : nothing
      }`;
  }

  #renderTrend(metric: MetricDefinition, { result, months }: CurrencyResults, named: boolean): TemplateResult {
    const shown = named && result?.currency ? { ...metric, name: `${metric.name}, ${result.currency}` } : metric;
    const currency = (result ?? months.at(-1))?.currency ?? null;
    const baseline = this.baselines.find((each) => each.metric.code === metric.code && each.currency === currency) ?? null;
    return html`<scorecard-trend slot="months" part="trend" exportparts="chart,bar,goal-line" .metric=${shown} .results=${months} .baseline=${baseline} .messages=${this.messages}
      .timeZone=${this.timeZone} heading-level=${Math.min(6, this.headingLevel + 3)}></scorecard-trend>`;
  }

  /** Until it is defined, the months in it are shown. */
  #renderWeeks(weeks: NonNullable<ScorecardBoard["weeks"]>, metric: MetricDefinition, trends: readonly TemplateResult[]): TemplateResult {
    const results = weeks.get(metric.code);
    return html`<scorecard-weeks part="weeks" exportparts="chart,bar,goal-line" .metric=${metric} .results=${results ?? []} .shown=${this.weeklyMetrics.includes(metric.code)}
      .state=${results ? "ready" : this.failedWeeks.includes(metric.code) ? "error" : "loading"} .messages=${this.messages}
      .timeZone=${this.timeZone} heading-level=${Math.min(6, this.headingLevel + 3)}>${trends}</scorecard-weeks>`;
  }

  #toggle(metric: string, expanded: boolean): void {
    const expandedMetrics = toggled(this.expandedMetrics, metric, expanded);
    if (this.emit("scorecard-metric-toggle", { metric, expanded, expandedMetrics })) this.expandedMetrics = expandedMetrics;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="board">
      <div class="header"><span class="skeleton line">&nbsp;</span></div>
      <div class="group">
        <div class="about"><span class="skeleton line">&nbsp;</span></div>
        <div class="metrics">${Array.from({ length: this.expected }, () => html`<div class="metric"><div class="skeleton card"></div></div>`)}</div>
      </div>
    </div>`;
  }
}
