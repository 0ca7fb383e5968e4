import { html, nothing, type TemplateResult } from "lit";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { heading } from "../../base/heading.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { textStyles } from "../../base/text.styles.ts";
import { quartileStrip } from "../../charts/quartile-strip.ts";
import { stripSample } from "../../charts/strip-sample.ts";
import { stripSectionStyles } from "../../charts/strip-section.styles.ts";
import { stripStyles } from "../../charts/strip.styles.ts";
import { comparisonTranslations } from "../../i18n/comparison-translations.ts";
import { comparisonEnglish } from "../../i18n/english/comparison.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import type { ComparisonMessages } from "../../i18n/messages.ts";
import { amountText, monthText } from "../../model/format.ts";
import type { MetricDefinition, MetricResult } from "../../model/types.ts";
import type { Quarter, Quartiles } from "../../model/comparison-types.ts";
import { quartilesStyles } from "./quartiles.styles.ts";

const quarterWords = {
  LOWEST: "quarterLowest",
  SECOND: "quarterSecond",
  THIRD: "quarterThird",
  HIGHEST: "quarterHighest",
} as const satisfies Record<Quarter, keyof ComparisonMessages>;

/**
 * How dealers' results of one metric lie: the middle half, the median, the goal and one value as a strip, and the same in words.
 * Defined by `quartiles/define`.
 *
 * @csspart heading - That it is about all dealers, and the month.
 * @csspart strip - The picture.
 * @csspart summary - The quartiles in words.
 * @csspart quarter - Where the dealer lies, in words.
 * @csspart legend - What the marks mean.
 */
export class ScorecardQuartiles extends ScorecardElement<keyof ComparisonMessages> {
  static override styles = [hostStyles, textStyles, stripStyles, stripSectionStyles, quartilesStyles];

  protected static override readonly translations = comparisonTranslations;

  protected override readonly english = { ...commonEnglish, ...comparisonEnglish };

  /** What was measured. */
  @property({ attribute: false }) metric: MetricDefinition | null = null;

  /** The result that is marked: a dealer's, or a sum of dealers. */
  @property({ attribute: false }) result: MetricResult | null = null;

  /** How the dealers' results lie; null where too few stand behind them. */
  @property({ attribute: false }) quartiles: Quartiles | null = null;

  /** Where the dealer's result lies; null where it is not compared. */
  @property({ attribute: false }) quarter: Quarter | null = null;

  /** Whether the result is one dealer's: it gets a heading, and a sentence where there is nothing to compare. */
  @property({ type: Boolean, attribute: "of-dealer" }) ofDealer = false;

  protected override get hasData(): boolean {
    return this.metric !== null && this.result !== null;
  }

  protected override renderContent(): TemplateResult {
    const { metric, result, quartiles } = this;
    if (!metric || !result) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<div class="section">
      ${this.ofDealer ? heading(this.headingLevel, this.text("amongDealers", { month: monthText(this.locale, result.month) })) : nothing}
      ${quartiles ? this.#renderQuartiles(metric, result, quartiles) : html`<p part="summary" class="under">${this.text(this.ofDealer ? "tooFewDealers" : "nobodyToCompare")}</p>`}
    </div>`;
  }

  #renderQuartiles(metric: MetricDefinition, result: MetricResult, quartiles: Quartiles): TemplateResult {
    const amount = (value: number) => amountText(this.locale, metric, value, result.currency);
    const [lower, median, upper] = [amount(quartiles.lower), amount(quartiles.median), amount(quartiles.upper)];
    const goal = result.goal?.value ?? null;
    const words = this.text(quartiles.dealers === 1 ? "oneDealer" : "middleHalf", { count: quartiles.dealers, lower, median, upper });
    // A count of many dealers stands nowhere among the counts of one.
    const value = this.ofDealer || result.denominator !== null ? result.value : null;
    return html`${quartileStrip(quartiles, { value, goal })}
      <p part="summary" class="under">${words}${
        this.quarter === null ? nothing : html` <span part="quarter" class="quarter">${this.text(quarterWords[this.quarter])}</span>`
      }</p>
      ${this.ofDealer ? this.#renderLegend(goal !== null, result.value !== null) : nothing}`;
  }

  #renderLegend(hasGoal: boolean, hasValue: boolean): TemplateResult {
    return html`<ul part="legend" class="legend" role="list">
      <li>${stripSample("half")}${this.text("keyHalf")}</li>
      <li>${stripSample("median")}${this.text("keyMedian")}</li>
      ${hasValue ? html`<li>${stripSample("point")}${this.text("keyOwn")}</li>` : nothing}
      ${hasGoal ? html`<li>${stripSample("goal-line")}${this.text("keyGoal")}</li>` : nothing}
    </ul>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="section"><div class="skeleton block"></div><div class="skeleton line"></div></div>`;
  }
}
