import { html, nothing, type TemplateResult } from "lit";
import type { OutcomeAgreement, OutcomeGoal, OutcomeMetric } from "../../model/customer-goal-types.ts";
import { goalText, missing, rangeText, valueText } from "../../model/format.ts";
import { goalAmount, shareText } from "../../model/goal-number.ts";
import { dayText } from "../../model/day-text.ts";
import { goalMessage } from "../../i18n/goal-message.ts";
import { type GoalActions, actionOrForm } from "./goal-card.ts";
import type { CustomerGoalsView } from "./goal-forms.ts";

function goalRow({ locale, text }: CustomerGoalsView, outcome: OutcomeGoal): TemplateResult {
  const { goal, start, latest, progressAtStart, progress, reached } = outcome;
  const point = ({ value, on }: { value: number; on: string }) =>
    html`<span class="figure">${goalAmount(locale, value, goal.unit)}</span> <span class="under">${dayText(locale, on)}</span>`;
  const share = (value: number | null) => (value === null ? missing : shareText(locale, value));
  return html`<tr><th scope="row">${goal.name}</th><td>${point(start)}</td><td>${latest ? point(latest) : missing}</td>
    <td>${share(progressAtStart)} → <span class="figure">${share(progress)}</span>${reached === true ? html` <span class="under">${text("reached")}</span>` : nothing}</td></tr>`;
}

/** `marked`: whether a row says that not all of its months are final. */
function metricRow({ locale, text }: CustomerGoalsView, outcome: OutcomeMetric, marked: boolean): TemplateResult {
  const { metric, currency, goal, met, openMonths } = outcome;
  const words = goal === null ? missing : text(goalMessage(goal), { goal: goalText(locale, metric, goal.value, currency) });
  return html`<tr><th scope="row">${metric.name}${marked && openMonths.length > 0 ? html` <span class="under">${text("soFarOpen")}</span>` : nothing}</th>
    <td class="figure">${valueText(locale, metric, outcome)}</td>
    <td>${words}${met === null ? nothing : html` <span class="under">${text(met ? "metricMet" : "metricMissed")}</span>`}</td></tr>`;
}

function metricTable(view: CustomerGoalsView, { report: { metrics, months } }: OutcomeAgreement): TemplateResult {
  const { text } = view;
  const told = metrics.filter(({ value }) => value !== null);
  if (months.length === 0) return html`<p class="under">${text("noMonthYet")}</p>`;
  const allOpen = told.every(({ openMonths }) => openMonths.length > 0);
  return html`<details part="metrics"><summary>${text("serviceMetrics")}</summary>
    ${allOpen ? html`<p class="under">${text("soFarOpen")}</p>` : nothing}
    <table><caption class="visually-hidden">${text("serviceMetrics")}</caption>
      <thead><tr><th scope="col">${text("metricName")}</th><th scope="col">${text("readValue")}</th><th scope="col">${text("metricGoal")}</th></tr></thead>
      <tbody>${told.map((outcome) => metricRow(view, outcome, !allOpen))}</tbody></table></details>`;
}

/** A contract tied to goals: how far each came in its period, beside the service metrics. */
export function agreementCard(
  view: CustomerGoalsView,
  actions: GoalActions,
  agreement: OutcomeAgreement,
  title: TemplateResult | undefined,
): TemplateResult {
  const { locale, text } = view;
  const { internalID, contractID, since, until, note, report } = agreement;
  const name = text("contractOf", { contract: contractID });
  return html`<article part="agreement" class="card" aria-label=${name}>
    <div class="head">${title}</div>
    <p class="about">${rangeText(locale, since, until)}</p>
    ${note === null ? nothing : html`<p>${note}</p>`}
    <table><caption class="visually-hidden">${name}</caption>
      <thead><tr><th scope="col">${text("agreedGoal")}</th><th scope="col">${text("atStart")}</th><th scope="col">${text("newestPoint")}</th><th scope="col">${text("way")}</th></tr></thead>
      <tbody>${report.goals.map((outcome) => goalRow(view, outcome))}</tbody></table>
    ${metricTable(view, agreement)}
    <div class="buttons">${actionOrForm(view, actions, { mutation: "withdrawOutcomeAgreement", about: internalID, what: text("withdrawIt"), name })}</div>
  </article>`;
}
