import { html, nothing, type TemplateResult } from "lit";
import { goalMessage } from "../i18n/goal-message.ts";
import type { CommonMessages } from "../i18n/messages.ts";
import { countText, goalText, missing, monthText, valueText } from "../model/format.ts";
import type { Figure, Goal, MetricDefinition, MetricResult, Month } from "../model/types.ts";
import { verdict } from "./verdict.ts";

/** What words need of the element they stand in. */
export interface WordsView {
  readonly locale: string;
  readonly text: (key: keyof CommonMessages, values?: Readonly<Record<string, string | number>>) => string;
}

/** What a number needs of it. */
export interface FigureView extends WordsView {
  readonly openReceipt: (metric: string, month: Month, currency?: string | null) => void;
}

/** Nothing recorded: the dash, and why for those who do not see that it is one. */
export function noData(view: WordsView): TemplateResult {
  return html`<span class="figure">${missing}<span class="visually-hidden">${view.text("noData")}</span></span>`;
}

/** Whose number it is. */
export function ofMonth(view: FigureView, { metric, result }: Figure): string {
  return view.text("ofMonth", { metric: metric.name, month: monthText(view.locale, result.month) });
}

/** A number as it is spoken where it opens its receipt. */
export function spoken(view: FigureView, figure: Figure): string {
  const shown = valueText(view.locale, figure.metric, figure.result);
  const value = figure.result.value === null ? `${shown} ${view.text("noValue")}` : shown;
  return `${value}. ${view.text("showReceipt", { metric: ofMonth(view, figure) })}`;
}

/** A number that opens its receipt. */
export function numberButton(view: FigureView, figure: Figure): TemplateResult {
  const { metric, result } = figure;
  return html`<button part="value" class="number figure" type="button" aria-label=${spoken(view, figure)}
    @click=${() => view.openReceipt(metric.code, result.month, result.currency)}>${valueText(view.locale, metric, result)}</button>`;
}

export function goalWords(view: WordsView, metric: MetricDefinition, goal: Goal, currency?: string | null): string {
  return view.text(goalMessage(goal), { goal: goalText(view.locale, metric, goal.value, currency) });
}

type Numbers = Pick<MetricResult, "value" | "numerator" | "denominator" | "sufficiency">;

/** Of a share of few records, of how many; null where there are enough. */
export function records(
  view: WordsView,
  { metric, result }: { readonly metric: MetricDefinition; readonly result: Numbers },
): string | null {
  const { value, numerator, denominator, sufficiency } = result;
  if (value === null || sufficiency === null || sufficiency === "ENOUGH") return null;
  const mark = view.text(sufficiency === "FEW" ? "few" : "tooFew");
  if (metric.shape !== "PROPORTION" || denominator === null) return mark;
  return `${view.text("counted", { counted: countText(view.locale, numerator), records: countText(view.locale, denominator) })} · ${mark}`;
}

/** Goal met or missed; nothing where that is not decided. */
export function verdictOf(view: WordsView, { met }: Pick<MetricResult, "met">): TemplateResult | typeof nothing {
  return met === null ? nothing : verdict(met, view.text(met ? "met" : "missed"));
}
