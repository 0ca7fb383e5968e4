import { html, nothing, type TemplateResult } from "lit";
import { goalWords, noData, records, verdictOf } from "../../base/figure.ts";
import type { OnDemandView } from "../../base/on-demand-element.ts";
import { rangeText, valueText } from "../../model/format.ts";
import { sharedGoal } from "../../model/trend.ts";
import type { Goal, MetricDefinition, WeeklyResult } from "../../model/types.ts";
import { sundayOf, type TrendWeek } from "../../model/weeks.ts";

/** Whether a week can still change, and where it cannot, what is made of it. */
export function stateWords(view: OnDemandView, result: WeeklyResult | null): string {
  if (!result) return view.text("noData");
  if (!result.settled) return view.text("canChange");
  if (result.met === null) return view.text("settled");
  return view.text(result.met ? "met" : "missed");
}

function state(view: OnDemandView, metric: MetricDefinition, result: WeeklyResult, shared: Goal | null): TemplateResult {
  const few = records(view, { metric, result });
  const words = result.settled ? view.text("settled") : html`<span class="open">${view.text("canChange")}</span>`;
  return html`${result.settled && result.met !== null ? verdictOf(view, result) : words}${
    few === null ? nothing : html` <span class="under">${few}</span>`
  }${result.value === null ? html` <span class="under">${view.text("noValue")}</span>` : nothing}${
    result.goal && !shared ? html` <span class="under">${goalWords(view, metric, result.goal, result.currency)}</span>` : nothing
  }`;
}

/** The values, newest first. */
export function weeksTable(view: OnDemandView, metric: MetricDefinition, weeks: readonly TrendWeek[]): TemplateResult {
  const shared = sharedGoal(weeks);
  const currency = weeks.find(({ result }) => result?.currency)?.result?.currency;
  return html`<table part="table">
    <caption class="visually-hidden">${metric.name}</caption>
    <thead><tr>
      <th scope="col">${view.text("week")}</th><th scope="col" class="cell">${view.text("value")}</th><th scope="col">${view.text("resultState")}${
        shared ? html` <span class="under">${goalWords(view, metric, shared, currency)}</span>` : nothing
      }</th>
    </tr></thead>
    <tbody>
      ${weeks.toReversed().map(({ from, result }) => {
        return html`<tr>
          <th scope="row">${rangeText(view.locale, from, sundayOf(from))}</th>
          <td class="cell">${result ? html`<span part="value" class="figure">${valueText(view.locale, metric, result)}</span>` : noData(view)}</td>
          <td>${result ? state(view, metric, result, shared) : nothing}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
