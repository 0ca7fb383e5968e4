import { html, nothing, type TemplateResult } from "lit";
import type { MessagesOfBaselines } from "../../i18n/messages.ts";
import { changeText } from "../../model/improvement.ts";
import type { Baseline } from "../../model/improvement-types.ts";
import type { TrendMonth } from "../../model/trend.ts";
import type { MetricDefinition, Month } from "../../model/types.ts";

/** What a trend says of a baseline, and where it is drawn. */
export type TrendBaseline = Pick<Baseline, "monthValue" | "currency" | "months">;

/** What the words of a baseline need of the element they stand in. */
export interface BaselineWordsView {
  readonly locale: string;
  readonly text: (key: keyof MessagesOfBaselines, values?: Readonly<Record<string, string | number>>) => string;
}

/** A baseline that months are held against, with what it is in a single month. */
export interface DrawnBaseline extends TrendBaseline {
  readonly monthValue: number;
  readonly from: Month;
}

/** How far a month lies from it; nothing before its own first month. */
export function besideBaseline(
  view: BaselineWordsView,
  metric: MetricDefinition,
  baseline: DrawnBaseline | null,
  { month, result }: TrendMonth,
): TemplateResult | typeof nothing {
  if (!baseline || !result || result.value === null || month < baseline.from) return nothing;
  return html` <span class="under">${changeText(view, metric, result.value - baseline.monthValue, baseline.currency)}</span>`;
}
