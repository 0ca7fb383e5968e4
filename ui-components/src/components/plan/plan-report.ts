import { html, nothing, type TemplateResult } from "lit";
import type { PlansView } from "../../base/plans-element.ts";
import { verdict } from "../../base/verdict.ts";
import { changeRuler } from "../../charts/change-ruler.ts";
import type { PlanMessages } from "../../i18n/improvement-messages.ts";
import { amountText, countText, missing } from "../../model/format.ts";
import { changeText, monthsText } from "../../model/improvement.ts";
import type { ImprovementPlan, PlanPeriod, PlanVerdict } from "../../model/improvement-types.ts";

const verdictWords = {
  TOO_EARLY: "tooEarly",
  NO_CHANGE: "noChange",
  IMPROVING: "improving",
  WORSENING: "worsening",
  CHANGED: "changed",
} as const satisfies Record<PlanVerdict, keyof PlanMessages>;

/** What can be said of a plan, in a word: what is better or worse as it is elsewhere, the rest plainly. */
export function verdictLine({ text }: PlansView, { report }: ImprovementPlan): TemplateResult {
  const words = text(verdictWords[report.verdict]);
  if (report.verdict === "IMPROVING" || report.verdict === "WORSENING") return verdict(report.verdict === "IMPROVING", words);
  return html`<span part="status" class="status plain">${words}</span>`;
}

function valueCell(
  view: PlansView,
  { metric, baseline }: ImprovementPlan,
  { value, numerator, denominator, records }: PlanPeriod,
): TemplateResult {
  const { locale, text } = view;
  const counted =
    metric.shape === "PROPORTION" && denominator !== null
      ? text("countedOf", { counted: countText(locale, numerator), records: countText(locale, denominator) })
      : text("planRecords", { count: records, number: countText(locale, records) });
  return html`<td class="cell"><span class="figure">${value === null ? missing : amountText(locale, metric, value, baseline.currency)}</span>
    <span class="under">${counted}</span></td>`;
}

function periods(view: PlansView, plan: ImprovementPlan): TemplateResult {
  const { before, since } = plan.report;
  const row = (name: string, period: PlanPeriod) =>
    html`<tr><th scope="row">${name} <span class="under">${monthsText(view.locale, period.months)}</span></th>${valueCell(view, plan, period)}</tr>`;
  return html`<table part="table"><caption class="visually-hidden">${view.text("planChange", { metric: plan.metric.name })}</caption>
    <tbody>${row(view.text("beforePlan"), before)}${since ? row(view.text("sincePlan"), since) : nothing}</tbody></table>`;
}

function changeWords(
  view: PlansView,
  { metric, baseline: { currency }, report: { change, interval } }: ImprovementPlan,
): TemplateResult | typeof nothing {
  if (change === null) return nothing;
  const told = (value: number, signed = true) => changeText(view, metric, value, currency, signed);
  const way = change === 0 ? "changeNone" : change > 0 ? "changeUp" : "changeDown";
  return html`<p part="change"><strong>${view.text(way, { change: told(change, false) })}</strong>
      ${interval ? view.text("changeBetween", { lower: told(interval.lower), upper: told(interval.upper) }) : nothing}</p>
    ${interval ? changeRuler(change, interval) : nothing}`;
}

function extraWords(view: PlansView, { metric, costCurrency, report }: ImprovementPlan): TemplateResult | typeof nothing {
  const { extraRecords, costOfEach } = report;
  const number = extraRecords === null ? 0 : Math.round(Math.abs(extraRecords));
  if (extraRecords === null || number === 0) return nothing;
  const more = extraRecords > 0 === (metric.better !== "DOWN");
  const cost = costOfEach === null ? null : amountText(view.locale, { shape: "SUM", unit: "MONEY" }, costOfEach, costCurrency);
  return html`<p part="extra">${view.text(more ? "moreRecords" : "fewerRecords", { number: countText(view.locale, number), count: number })}
    ${cost === null ? nothing : view.text("costOfEach", { cost })}</p>`;
}

function comparisonWords(
  view: PlansView,
  { metric, baseline: { currency }, report: { comparison } }: ImprovementPlan,
): TemplateResult | typeof nothing {
  if (!comparison) return nothing;
  const { dealers, change, difference } = comparison;
  const told = (value: number) => changeText(view, metric, value, currency);
  return html`<p part="comparison">${view.text("comparedWith", { count: dealers, change: told(change), difference: told(difference) })}</p>`;
}

/** Before and since, the change, what it may be, what it cost, and how it stands beside that of others. */
export function planReport(view: PlansView, plan: ImprovementPlan): TemplateResult {
  const { since, verdict: said, advice } = plan.report;
  return html`${periods(view, plan)}
    ${since ? nothing : html`<p class="under">${view.text("noMonthSince")}</p>`}
    ${changeWords(view, plan)}
    ${said === "TOO_EARLY" && since ? html`<p class="under">${view.text("tooEarlyWhy")}</p>` : nothing}
    ${extraWords(view, plan)}${comparisonWords(view, plan)}
    ${advice === null ? nothing : html`<p part="advice" class="advice">${advice}</p>`}`;
}
