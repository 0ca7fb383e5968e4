import { html, nothing, svg, type TemplateResult } from "lit";
import { type FigureView, goalWords, noData, numberButton, records, verdictOf } from "../../base/figure.ts";
import { subheading } from "../../base/subheading.ts";
import { barsChart } from "../../charts/bars.ts";
import type { BoardMessages, CommonMessages } from "../../i18n/messages.ts";
import { monthText } from "../../model/format.ts";
import { goalStretches, trendMonths } from "../../model/trend.ts";
import type { BoardMetric, MetricResult } from "../../model/types.ts";

const shownMonths = 12;

interface BoardView extends FigureView {
  readonly text: (key: keyof (CommonMessages & BoardMessages), values?: Readonly<Record<string, string | number>>) => string;
}

interface Card {
  readonly expanded: boolean;
  readonly headingLevel: number;
  readonly toggle: () => void;
}

function valueLine(view: BoardView, { metric, result }: BoardMetric): TemplateResult {
  if (!result || result.state === "NO_DATA") return html`<p class="value">${noData(view)}</p>`;
  const open = result.state === "IN_PROGRESS";
  return html`<p class="value">${numberButton(view, { metric, result })}${
    open ? html` <span class="open">${view.text("soFar")}</span>` : html` ${verdictOf(view, result)}`
  }</p>`;
}

function monthLine(view: BoardView, { metric, result }: BoardMetric): string {
  if (!result) return view.text("noFinalResult");
  const parts = [monthText(view.locale, result.month), records(view, { metric, result })];
  if (result.state === "IN_PROGRESS") parts.push(view.text("inProgress"));
  else if (result.value === null) parts.push(view.text(result.state === "NO_DATA" ? "noData" : "noValue"));
  return parts.filter(Boolean).join(" · ");
}

function goalLine(view: BoardView, { metric, result, months }: BoardMetric): string {
  const judged: MetricResult | undefined = result?.goal ? result : months.findLast(({ goal }) => goal !== null);
  const better = metric.better && view.text(metric.better === "UP" ? "higherBetter" : "lowerBetter");
  const goal = judged?.goal && goalWords(view, metric, judged.goal, judged.currency);
  return [goal, better].filter(Boolean).join(" · ");
}

/** A metric in short: its newest number against its goal, and its recent months. */
export function metricCard(view: BoardView, shown: BoardMetric, { expanded, headingLevel, toggle }: Card): TemplateResult {
  const { metric, result, months } = shown;
  const recent = trendMonths(months).slice(-shownMonths);
  const what = view.text(result?.met === false && shown.obstacles?.length !== 0 ? "moreWithCauses" : "more");
  const id = `metric-${metric.code}`;
  return html`<article part="metric" class="card" aria-labelledby=${id}>
    ${subheading(headingLevel, 2, id, metric.name)}
    ${valueLine(view, shown)}
    <p part="period" class="under">${monthLine(view, shown)}</p>
    <p part="goal" class="under">${goalLine(view, shown)}</p>
    <div class="plot">${
      months.length === 0
        ? nothing
        : barsChart(
            recent.map((month) => month.result),
            metric,
            goalStretches(recent.map((month) => month.result?.goal ?? null)),
          )
    }</div>
    ${
      months.length === 0
        ? nothing
        : html`<button part="expander" class="action expander" type="button" aria-expanded=${expanded ? "true" : "false"}
            aria-controls="more-${metric.code}" aria-label=${view.text("moreOf", { what, metric: metric.name })} @click=${toggle}
            ><svg viewBox="0 0 12 12" aria-hidden="true">${svg`<path d="M2.5 4.2 6 7.7l3.5-3.5"></path>`}</svg>${what}</button>`
    }
  </article>`;
}
