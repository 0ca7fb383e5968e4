import { html, nothing, type TemplateResult } from "lit";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { textStyles } from "../../base/text.styles.ts";
import { outlookStrip } from "../../charts/outlook-strip.ts";
import { stripSample } from "../../charts/strip-sample.ts";
import { stripSectionStyles } from "../../charts/strip-section.styles.ts";
import { stripStyles } from "../../charts/strip.styles.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { outlookEnglish } from "../../i18n/english/outlook.ts";
import type { OutlookMessages } from "../../i18n/outlook-messages.ts";
import { outlookTranslations } from "../../i18n/outlook-translations.ts";
import { amountText, goalText } from "../../model/format.ts";
import type { Outlook } from "../../model/outlook-types.ts";
import type { Goal, MetricDefinition } from "../../model/types.ts";
import { outlookStyles } from "./outlook.styles.ts";

/**
 * What an open share can still become: the least, the most and what is expected as a strip against the goal, the same in words, and what
 * the goal takes. Defined by `outlook/define`.
 *
 * @csspart heading - That it is about what can still come.
 * @csspart strip - The picture.
 * @csspart legend - What the marks mean.
 * @csspart range - The least and the most in words.
 * @csspart expected - What is expected, and from what.
 * @csspart to-goal - What the goal takes.
 * @csspart so-far - Says that the month has not ended.
 */
export class ScorecardOutlook extends ScorecardElement<keyof OutlookMessages> {
  static override styles = [hostStyles, textStyles, stripStyles, stripSectionStyles, outlookStyles];

  protected static override readonly translations = outlookTranslations;

  protected override readonly english = { ...commonEnglish, ...outlookEnglish };

  /** What was measured. */
  @property({ attribute: false }) metric: MetricDefinition | null = null;

  /** What it can become, as the API gives it. */
  @property({ attribute: false }) outlook: Outlook | null = null;

  /** The goal in force; null without one. */
  @property({ attribute: false }) goal: Goal | null = null;

  protected override get hasData(): boolean {
    return this.metric !== null && this.outlook !== null;
  }

  protected override renderContent(): TemplateResult {
    const { metric, outlook } = this;
    if (!metric || !outlook) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    const { state, sentence = null } = outlook.toGoal ?? {};
    // That it is reached, or out of reach, is a sentence of its own.
    const toGoal = sentence !== null && (state === "POSSIBLE" ? this.text("outlookGoal", { sentence }) : sentence);
    return html`<div class="section">
      ${heading(this.headingLevel, this.text("outlook"))}
      ${this.#renderRange(metric, outlook)}
      ${toGoal === false ? nothing : html`<p part="to-goal">${toGoal}</p>`}
      ${outlook.cohortComplete ? nothing : html`<p part="so-far" class="under">${this.text("outlookSoFar")}</p>`}
    </div>`;
  }

  #renderRange(metric: MetricDefinition, outlook: Outlook): TemplateResult {
    const { least, most, expected, open } = outlook;
    if (least === null || most === null) return html`<p part="range">${this.text("outlookNone")}</p>`;
    const amount = (value: number) => amountText(this.locale, metric, value);
    const range =
      least === most
        ? this.text("outlookFixed", { value: amount(least) })
        : this.text("outlookRange", { least: amount(least), most: amount(most), count: open });
    return html`${outlookStrip({ least, most, expected, goal: this.goal?.value ?? null })}
      <div class="scale under" aria-hidden="true"><span>${goalText(this.locale, metric, 0)}</span><span>${goalText(this.locale, metric, 1)}</span></div>
      <ul part="legend" class="legend" role="list">
        <li>${stripSample("half")}${this.text("keyPossible")}</li>
        ${expected === null ? nothing : html`<li>${stripSample("point")}${this.text("keyExpected")}</li>`}
        ${this.goal === null ? nothing : html`<li>${stripSample("goal-line")}${this.text("keyItsGoal", { goal: goalText(this.locale, metric, this.goal.value) })}</li>`}
      </ul>
      <p part="range">${range}</p>
      ${least === most ? nothing : this.#renderExpected(outlook, amount)}`;
  }

  #renderExpected({ expected, expectedFrom }: Outlook, amount: (value: number) => string): TemplateResult {
    if (expected === null) return html`<p part="expected" class="under">${this.text("outlookUntold")}</p>`;
    const from = expectedFrom === "DEALER" ? "outlookOfDealer" : "outlookOfAll";
    return html`<p part="expected">${this.text("outlookExpected", { expected: amount(expected) })} <span class="under">${this.text(from)}</span></p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="section"><div class="skeleton line"></div><div class="skeleton block"></div><div class="skeleton line"></div></div>`;
  }
}
