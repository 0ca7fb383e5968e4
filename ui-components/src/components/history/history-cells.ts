import { html, nothing, svg, type TemplateResult } from "lit";
import { verdict } from "../../base/verdict.ts";
import { goalMessage } from "../../i18n/goal-message.ts";
import type { Messages } from "../../i18n/messages.ts";
import { countText, goalText, instantDayText, missing, monthText, valueText } from "../../model/format.ts";
import type { Goal, MetricDefinition, MetricResult, Month } from "../../model/types.ts";

/** What a cell needs of its table. */
export interface HistoryView {
  readonly locale: string;
  readonly timeZone: string;
  readonly text: (key: keyof Messages, values?: Readonly<Record<string, string | number>>) => string;
  readonly openReceipt: (metric: string, month: Month) => void;
}

/** A value and whose it is. */
export interface Figure {
  readonly metric: MetricDefinition;
  readonly result: MetricResult;
}

const openMark = svg`<circle cx="6" cy="6" r="4.5"></circle>`;

export function goalWords(view: HistoryView, metric: MetricDefinition, goal: Goal): string {
  return view.text(goalMessage(goal), { goal: goalText(view.locale, metric.shape, goal.value) });
}

function ofMonth(view: HistoryView, { metric, result }: Figure): string {
  return view.text("ofMonth", { metric: metric.name, month: monthText(view.locale, result.month) });
}

function shownValue(view: HistoryView, { metric, result }: Figure): string {
  return valueText(view.locale, metric.shape, result);
}

/** Nothing recorded: the dash, and why for those who do not see that it is one. */
export function noData(view: HistoryView): TemplateResult {
  return html`<span class="figure">${missing}<span class="visually-hidden">${view.text("noData")}</span></span>`;
}

export function numberButton(view: HistoryView, figure: Figure): TemplateResult {
  const { metric, result } = figure;
  const shown = shownValue(view, figure);
  const spoken = result.value === null ? `${shown} ${view.text("noValue")}` : shown;
  return html`<button part="value" class="number figure" type="button"
    aria-label=${`${spoken}. ${view.text("showReceipt", { metric: ofMonth(view, figure) })}`}
    @click=${() => view.openReceipt(metric.code, result.month)}>${shown}</button>`;
}

function records(view: HistoryView, { value, numerator, denominator, sufficiency }: MetricResult): string | null {
  if (value === null || denominator === null || sufficiency === null || sufficiency === "ENOUGH") return null;
  const counted = view.text("counted", { counted: countText(view.locale, numerator), records: countText(view.locale, denominator) });
  return `${counted} · ${view.text(sufficiency === "FEW" ? "few" : "tooFew")}`;
}

function under(words: string | null): TemplateResult | typeof nothing {
  return words === null ? nothing : html`<span class="under">${words}</span>`;
}

function finalRate(view: HistoryView, figure: Figure, withGoal: boolean): TemplateResult {
  const { metric, result } = figure;
  const status = result.met === null ? nothing : verdict(result.met, view.text(result.met ? "met" : "missed"));
  return html`${numberButton(view, figure)}${status}${under(records(view, result))}${
    withGoal && result.goal ? under(goalWords(view, metric, result.goal)) : nothing
  }`;
}

/** The words, with the value so far and the day it becomes final on demand: no unfinished value looks like a finished one. */
function openRate(view: HistoryView, figure: Figure): TemplateResult {
  const { metric, result } = figure;
  const id = `so-far-${result.month}-${metric.code}`;
  const until = result.finalAt === null ? null : instantDayText(view.locale, result.finalAt, view.timeZone);
  return html`<button part="in-progress" class="open" type="button" popovertarget=${id}
      aria-label=${view.text("inProgressOf", { metric: ofMonth(view, figure) })}
      ><svg viewBox="0 0 12 12" aria-hidden="true">${openMark}</svg>${view.text("inProgress")}</button>
    <div part="so-far" class="so-far" id=${id} popover role="group" aria-label=${ofMonth(view, figure)}>
      <p class="so-far-value"><span class="figure">${shownValue(view, figure)}</span> ${view.text(result.value === null ? "noValue" : "soFar")}</p>
      ${under(records(view, result))}
      ${result.goal ? under(goalWords(view, metric, result.goal)) : nothing}
      <p>${until === null ? view.text("inProgress") : view.text("inProgressUntil", { date: until })}</p>
      <button class="action" type="button" popovertarget=${id} popovertargetaction="hide"
        @click=${() => view.openReceipt(metric.code, result.month)}>${view.text("howMade")}</button>
    </div>`;
}

export function rate(view: HistoryView, metric: MetricDefinition, result: MetricResult | null, withGoal: boolean): TemplateResult {
  if (!result || result.state === "NO_DATA") return noData(view);
  const figure = { metric, result };
  return result.state === "IN_PROGRESS" ? openRate(view, figure) : finalRate(view, figure, withGoal);
}

/** A count is what it is at any time; one that may still change says so. */
export function count(view: HistoryView, metric: MetricDefinition, result: MetricResult | null): TemplateResult {
  if (!result || result.state === "NO_DATA") return noData(view);
  return html`${numberButton(view, { metric, result })}${result.state === "IN_PROGRESS" ? under(view.text("soFar")) : nothing}`;
}
