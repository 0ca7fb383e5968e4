import { html, type TemplateResult } from "lit";
import { fewestSlots, type GoalStretch } from "../../charts/bars.ts";
import { amountText } from "../../model/format.ts";
import { changeText, monthsText } from "../../model/improvement.ts";
import type { TrendMonth } from "../../model/trend.ts";
import type { MetricDefinition } from "../../model/types.ts";
import type { BaselineWordsView, DrawnBaseline, TrendBaseline } from "./beside-baseline.ts";

/** As bars have it: of a month's place, the bar's part. */
const barShare = 0.8;

interface Scale {
  readonly top: number;
  readonly bottom: number;
}

/** Null where there is none to be drawn: no month of the trend is of its period, or later, or it says nothing of a single month. */
export function drawnBaseline(baseline: TrendBaseline | null, months: readonly TrendMonth[]): DrawnBaseline | null {
  const from = baseline?.months[0]?.month;
  if (!baseline || from === undefined || baseline.monthValue === null || !months.some(({ month }) => month >= from)) return null;
  return { ...baseline, monthValue: baseline.monthValue, from };
}

/** A chart reaches as far as its baseline; of no length, it is drawn nowhere. */
export function baselineReach({ monthValue }: DrawnBaseline): GoalStretch {
  return { value: monthValue, from: 0, to: 0 };
}

/** Its line over the chart, from its own first month on. The picture only. */
export function baselineLine({ monthValue, from }: DrawnBaseline, months: readonly TrendMonth[], { top, bottom }: Scale): TemplateResult {
  const width = Math.max(months.length, fewestSlots) + barShare - 1;
  const start = months.findIndex(({ month }) => month >= from);
  return html`<svg class="chart over" viewBox="0 ${-top} ${width} ${top - bottom || 1}" preserveAspectRatio="none" aria-hidden="true">
    <line part="baseline-line" class="baseline-line" x1=${start} x2=${Math.min(months.length, width)} y1=${-monthValue} y2=${-monthValue}></line>
  </svg>`;
}

export function baselineValue(
  { locale, text }: BaselineWordsView,
  metric: MetricDefinition,
  { monthValue, currency }: DrawnBaseline,
): string {
  return text("baselineValue", { value: amountText(locale, metric, monthValue, currency) });
}

/** The line's name and value over it. */
export function baselineLabel(
  view: BaselineWordsView,
  metric: MetricDefinition,
  baseline: DrawnBaseline,
  { top, bottom }: Scale,
): TemplateResult {
  const share = (top - baseline.monthValue) / (top - bottom || 1);
  return html`<svg class="over label" aria-hidden="true"><text part="baseline-label" x="100%" y="${share * 100}%" dy="-5"
    >${baselineValue(view, metric, baseline)}</text></svg>`;
}

/** Where the newest final month lies beside it. */
export function baselineSentence(
  view: BaselineWordsView,
  metric: MetricDefinition,
  baseline: DrawnBaseline,
  newest: number | null,
): string {
  const { locale, text } = view;
  const { monthValue, currency, months } = baseline;
  const value = amountText(locale, metric, monthValue, currency);
  const over = monthsText(
    locale,
    months.map(({ month }) => month),
  );
  if (newest === null) return `${text("baselineValue", { value })}, ${over}.`;
  const difference = newest - monthValue;
  const same = amountText(locale, metric, newest, currency) === value;
  const way = same ? "atBaseline" : difference > 0 ? "aboveBaseline" : "belowBaseline";
  return text(way, { change: changeText(view, metric, difference, currency, false), value, months: over });
}
