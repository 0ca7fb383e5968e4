import { html, nothing, type TemplateResult } from "lit";
import type { OnDemandView } from "../../base/on-demand-element.ts";
import { type Bar, barsChart, scaleOf } from "../../charts/bars.ts";
import { dateFormat } from "../../i18n/intl-cache.ts";
import { goalText, missing, valueText } from "../../model/format.ts";
import { goalStretches } from "../../model/trend.ts";
import type { DateText, MetricDefinition, WeeklyResult } from "../../model/types.ts";
import { sundayOf, type TrendWeek } from "../../model/weeks.ts";
import { slots } from "../trend/trend-columns.ts";
import { stateWords } from "./weeks-table.ts";

interface Chart {
  readonly metric: MetricDefinition;
  readonly weeks: readonly TrendWeek[];
  /** The place of the week that is read out. */
  readonly pointed: number;
  readonly point: (place: number | null) => void;
}

/** As a month's bar: one that can still change has no verdict. */
export function barOf({ value, met, settled }: WeeklyResult): Bar {
  return { value, met, state: settled ? "FINAL" : "IN_PROGRESS" };
}

const shortDays = (locale: string) => dateFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });

function dayText(locale: string, from: DateText): string {
  return shortDays(locale).format(new Date(from));
}

/** What a week says in one line. */
function reading(view: OnDemandView, metric: MetricDefinition, { from, result }: TrendWeek): string {
  const week = shortDays(view.locale).formatRange(new Date(from), new Date(sundayOf(from)));
  return [week, valueText(view.locale, metric, result), stateWords(view, result)].filter(Boolean).join(" · ");
}

/** Mondays under their bars, as many as there is room for. */
function ticks(locale: string, weeks: readonly TrendWeek[]): TemplateResult {
  const every = Math.ceil(weeks.length / 9);
  const everyNarrow = every * Math.ceil(weeks.length / every / 4);
  return html`<div class="ticks">
    ${slots(weeks, ({ from }, place) => {
      const seldom = place % everyNarrow === 0 ? "" : "wide-only";
      return html`<span class="column ${seldom}">${place % every === 0 ? html`<span>${dayText(locale, from)}</span>` : nothing}</span>`;
    })}
  </div>`;
}

/** The picture only: the table says the same to those who do not see it. */
export function weeksChart(view: OnDemandView, { metric, weeks, pointed, point }: Chart): TemplateResult {
  const results = weeks.map(({ result }) => result);
  const bars = results.map((result) => result && barOf(result));
  const goals = goalStretches(results.map((result) => result?.goal ?? null));
  const { top, bottom } = scaleOf([...goals, ...bars], metric);
  const currency = results.find((result) => result?.currency)?.currency;
  const shown = weeks[pointed];
  const end = (value: number) => html`<span>${goalText(view.locale, metric, Number(value.toPrecision(3)), currency)}</span>`;
  return html`<div class="picture" aria-hidden="true">
    <div class="axis">${end(top)}${end(bottom)}</div>
    <div class="plot ${bottom < 0 ? "" : "grounded"}">
      ${barsChart(bars, metric, goals)}
      <div part="columns" class="columns" @pointerleave=${() => point(null)}>
        ${slots(weeks, (_, place) => html`<span class="column" @pointerenter=${() => point(place)}></span>`)}
      </div>
      <p part="reading" class="reading">${shown ? reading(view, metric, shown) : missing}</p>
    </div>
    ${ticks(view.locale, weeks)}
  </div>`;
}
