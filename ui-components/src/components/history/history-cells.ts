import { html, nothing, svg, type TemplateResult } from "lit";
import { type FigureView, goalWords, noData, numberButton, ofMonth, records, verdictOf } from "../../base/figure.ts";
import { instantDayText, valueText } from "../../model/format.ts";
import type { Figure, MetricDefinition, MetricResult } from "../../model/types.ts";

/** What a cell needs of its table. */
export interface HistoryView extends FigureView {
  readonly timeZone: string;
}

const openMark = svg`<circle cx="6" cy="6" r="4.5"></circle>`;

function under(words: string | null): TemplateResult | typeof nothing {
  return words === null ? nothing : html`<span class="under">${words}</span>`;
}

function finalRate(view: HistoryView, figure: Figure, withGoal: boolean): TemplateResult {
  const { metric, result } = figure;
  return html`${numberButton(view, figure)}${verdictOf(view, result)}${under(records(view, figure))}${
    withGoal && result.goal ? under(goalWords(view, metric, result.goal, result.currency)) : nothing
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
      <p class="so-far-value"><span class="figure">${valueText(view.locale, metric, result)}</span> ${view.text(result.value === null ? "noValue" : "soFar")}</p>
      ${under(records(view, figure))}
      ${result.goal ? under(goalWords(view, metric, result.goal, result.currency)) : nothing}
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
