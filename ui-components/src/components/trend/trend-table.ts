import { html, nothing, svg, type TemplateResult } from "lit";
import { type FigureView, goalWords, noData, numberButton, records, verdictOf, type WordsView } from "../../base/figure.ts";
import { amountText, instantDayText, monthText } from "../../model/format.ts";
import { sharedGoal, type TrendMonth } from "../../model/trend.ts";
import type { MetricDefinition, MetricResult } from "../../model/types.ts";
import { type BaselineWordsView, besideBaseline, type DrawnBaseline } from "./beside-baseline.ts";

/** What is shown of a metric's months. */
interface Trend {
  readonly metric: MetricDefinition;
  readonly months: readonly TrendMonth[];
  readonly timeZone: string;
  readonly baseline: DrawnBaseline | null;
}

function stateWords(view: FigureView, { metric, timeZone }: Trend, result: MetricResult): unknown {
  if (result.state === "IN_PROGRESS") {
    const date = result.finalAt && instantDayText(view.locale, result.finalAt, timeZone);
    return html`<span class="open">${date ? view.text("inProgressUntil", { date }) : view.text("inProgress")}</span>`;
  }
  if (result.state === "NO_DATA") return nothing;
  if (result.value === null) return html`<span class="under">${view.text("noValue")}</span>`;
  const few = records(view, { metric, result });
  return html`${verdictOf(view, result)}${few === null ? nothing : html` <span class="under">${few}</span>`}`;
}

/** The values, newest first. */
export function trendTable(view: FigureView & BaselineWordsView, trend: Trend): TemplateResult {
  const { metric, months, baseline } = trend;
  const shared = sharedGoal(months);
  const currency = months.find(({ result }) => result?.currency)?.result?.currency;
  return html`<table part="table">
    <caption class="visually-hidden">${metric.name}</caption>
    <thead><tr>
      <th scope="col">${view.text("month")}</th><th scope="col" class="cell">${view.text("value")}${
        baseline
          ? html` <span class="under">${view.text("againstBaseline", { value: amountText(view.locale, metric, baseline.monthValue, baseline.currency) })}</span>`
          : nothing
      }</th><th scope="col">${view.text("resultState")}${
        shared ? html` <span class="under">${goalWords(view, metric, shared, currency)}</span>` : nothing
      }</th>
    </tr></thead>
    <tbody>
      ${months.toReversed().map((shown) => {
        const { month, result } = shown;
        const none = !result || result.state === "NO_DATA";
        return html`<tr>
          <th scope="row">${monthText(view.locale, month)}</th>
          <td class="cell">${none ? noData(view) : numberButton(view, { metric, result })}${besideBaseline(view, metric, baseline, shown)}</td>
          <td>${none ? nothing : stateWords(view, trend, result)}${
            result?.goal && !shared ? html` <span class="under">${goalWords(view, metric, result.goal, result.currency)}</span>` : nothing
          }</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

const swatch = (kind: string) =>
  html`<svg class="swatch" viewBox="0 0 14 10" aria-hidden="true">${
    kind.endsWith("-line")
      ? svg`<line class=${kind} x1="0" x2="14" y1="5" y2="5"></line>`
      : svg`<rect class=${kind} x="1" y="1" width="12" height="8" rx="1.5"></rect>`
  }</svg>`;

/** What there is to be told apart, and nothing else. */
export function trendLegend(
  view: WordsView,
  metric: MetricDefinition,
  results: readonly Pick<MetricResult, "state" | "met" | "goal" | "currency">[],
  open: string,
  baseline?: string,
): TemplateResult {
  const final = results.filter(({ state }) => state === "FINAL");
  const newest = results.findLast(({ goal }) => goal !== null);
  const kinds = [
    { kind: "bar met", words: view.text("met"), there: final.some(({ met }) => met === true) },
    { kind: "bar missed", words: view.text("missed"), there: final.some(({ met }) => met === false) },
    { kind: "bar open", words: open, there: results.some(({ state }) => state === "IN_PROGRESS") },
    { kind: "goal-line", words: newest?.goal ? goalWords(view, metric, newest.goal, newest.currency) : "", there: Boolean(newest) },
    { kind: "baseline-line", words: baseline ?? "", there: baseline !== undefined },
  ].filter(({ there }) => there);
  return html`<ul part="legend" class="legend" role="list">${kinds.map(({ kind, words }) => html`<li>${swatch(kind)}${words}</li>`)}</ul>`;
}
