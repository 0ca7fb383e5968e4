import { html, nothing, type TemplateResult } from "lit";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { verdict, verdictStyles } from "../../base/verdict.ts";
import { barsChart, barsTable, fewestSlots } from "../../charts/bars.ts";
import { barsStyles } from "../../charts/bars.styles.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { tileEnglish } from "../../i18n/english/tile.ts";
import { goalMessage } from "../../i18n/goal-message.ts";
import { countText, goalText, missing, monthText, rangeText, valueText } from "../../model/format.ts";
import type { Goal, MetricResult, MetricTile } from "../../model/types.ts";
import { tileStyles } from "./tile.styles.ts";

/**
 * One metric against its goal: the newest final result with its range of dates, and its recent months as bars.
 * Defined by `tile/define`.
 *
 * @fires {CustomEvent<{ metric: string; month: string }>} scorecard-receipt-open - Someone asks how the number was made; cancellable.
 * @csspart heading - The metric's name.
 * @csspart value - The number; a button where it has a receipt.
 * @csspart status - Goal met or missed.
 * @csspart goal - The goal in words.
 * @csspart period - The dates the number is about, and how many records.
 * @csspart chart - The recent months.
 * @csspart bar - A month of the chart.
 * @csspart goal-line - The goal in the chart.
 * @cssprop --scorecard-tile-padding - Space between the border and what the tile shows.
 * @cssprop --scorecard-tile-chart-size - Height of the chart.
 */
export class ScorecardTile extends ScorecardElement<keyof typeof tileEnglish> {
  static override styles = [hostStyles, verdictStyles, barsStyles, tileStyles];

  protected override readonly english = { ...commonEnglish, ...tileEnglish };

  static override properties = { metric: { attribute: false } };

  /** What to show, as the API gives it. */
  metric: MetricTile | null = null;

  protected override get hasData(): boolean {
    return this.metric !== null;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="tile"><div class="skeleton"></div><div class="skeleton"></div></div>`;
  }

  protected override renderContent(): TemplateResult {
    const { metric } = this;
    if (!metric) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<article class="tile" aria-labelledby="name">
      ${heading(this.headingLevel, metric.metric.name)}
      <p class="value">${this.#renderNumber(metric)} ${this.#renderRecords(metric)}</p>
      <p class="verdict">${this.#renderVerdict(metric)}</p>
      <div class="plot">${this.#renderChart(metric)}</div>
      <p part="period" class="range">${this.#renderRange(metric)}</p>
    </article>`;
  }

  #renderNumber({ metric, result }: MetricTile): TemplateResult {
    const shown = valueText(this.locale, metric, result);
    if (!result)
      return html`<span part="value" class="number">${missing}<span class="visually-hidden">${this.text("noData")}</span></span>`;
    return html`<button part="value" class="number" type="button" aria-label=${`${shown}. ${this.text("showReceipt", { metric: metric.name })}`} @click=${this.#openReceipt}>
      ${shown}
    </button>`;
  }

  #renderRecords({ metric: { shape }, result }: MetricTile): TemplateResult | typeof nothing {
    if (!result || result.sufficiency === "ENOUGH" || result.sufficiency === null) return nothing;
    const mark = this.text(result.sufficiency === "FEW" ? "few" : "tooFew");
    // Of a share, few of how many.
    const counted =
      shape === "PROPORTION" && result.denominator !== null
        ? `${this.text("counted", { counted: result.numerator, records: result.denominator })} · `
        : "";
    return html`<span class="records">${counted}${mark}</span>`;
  }

  #renderVerdict({ metric, result }: MetricTile): TemplateResult | typeof nothing {
    const goal: Goal | null = result?.goal ?? null;
    if (!result || !goal) return nothing;
    const wanted = this.text(goalMessage(goal), { goal: goalText(this.locale, metric, goal.value, result.currency) });
    const status = result.met === null ? nothing : verdict(result.met, this.text(result.met ? "met" : "missed"));
    return html`${status}<span part="goal" class="range">${wanted}</span>`;
  }

  #renderChart({ metric, result, bars }: MetricTile): TemplateResult | typeof nothing {
    if (bars.length === 0) return nothing;
    const caption = this.text("chart", { metric: metric.name, count: bars.length });
    const goals = result?.goal ? [{ value: result.goal.value, from: 0, to: Infinity }] : [];
    const rows = bars.map((bar) => [monthText(this.locale, bar.month), valueText(this.locale, metric, bar)] as const);
    return html`${barsChart(bars, metric, goals)}${this.#renderSpan(bars)}${barsTable(caption, [this.text("month"), this.text("value")], rows)}`;
  }

  /** The first and the last month under the bars; the table has them all. */
  #renderSpan(bars: readonly MetricResult[]): TemplateResult | typeof nothing {
    const [first, last] = [bars[0], bars.at(-1)];
    if (!first || !last || first === last) return nothing;
    const [from, to] = [monthText(this.locale, first.month, "short"), monthText(this.locale, last.month, "short")];
    const ends = bars.length < fewestSlots ? html`<span>${from} – ${to}</span>` : html`<span>${from}</span><span>${to}</span>`;
    return html`<p class="span" aria-hidden="true">${ends}</p>`;
  }

  #renderRange({ range, cohort }: MetricTile): string {
    if (!range) return this.text("noFinalResult");
    const days = rangeText(this.locale, range.from, range.to);
    if (!cohort || cohort.value === null) return days;
    return `${days} · ${cohort.metric.name} ${countText(this.locale, cohort.value)}`;
  }

  #openReceipt(): void {
    const { metric } = this;
    if (metric?.result) this.emit("scorecard-receipt-open", { metric: metric.metric.code, month: metric.result.month });
  }
}
