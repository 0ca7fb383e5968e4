import { html, nothing, type TemplateResult } from "lit";
import { goalMessage } from "../../i18n/goal-message.ts";
import { regionText } from "../../i18n/region-text.ts";
import { dayText } from "../../model/day-text.ts";
import { goalText, missing } from "../../model/format.ts";
import type { Goal, MetricDefinition } from "../../model/types.ts";
import type { MetricGoal } from "../../model/goal-types.ts";
import type { GoalsView } from "./goal-form.ts";

const sources = {
  CATALOGUE: "fromProgram",
  EVERYBODY: "fromEverybody",
  COUNTRY: "fromCountry",
  DEALER: "fromDealer",
  OWN: "fromOwn",
} as const satisfies Record<MetricGoal["source"], string>;

export function goalInWords({ locale, text }: GoalsView, metric: MetricDefinition, goal: Goal, currency: string | null): string {
  return text(goalMessage(goal), { goal: goalText(locale, metric, goal.value, currency) });
}

function sourceText({ locale, text }: GoalsView, { source, country }: MetricGoal): string {
  return text(sources[source], { country: country === null ? "" : regionText(locale, country) });
}

function sinceText({ locale, text }: GoalsView, { validFrom, setBy }: MetricGoal): string {
  const since = validFrom && text("since", { date: dayText(locale, validFrom) });
  return [since, setBy && text("setBy", { who: setBy })].filter(Boolean).join(", ");
}

/** The goals in force; `change` takes one that may be set into the form. Roles are said: in narrow places it is laid out as no table. */
export function goalList(
  view: GoalsView,
  goals: readonly MetricGoal[],
  maySet: (goal: MetricGoal) => boolean,
  change: (goal: MetricGoal) => void,
): TemplateResult {
  const { text } = view;
  return html`<table part="table" role="table">
    <caption class="visually-hidden">${text("goalsInForce")}</caption>
    <thead role="rowgroup"><tr role="row">
      <th role="columnheader" scope="col">${text("metricName")}</th><th role="columnheader" scope="col">${text("goal")}</th>
      <th role="columnheader" scope="col">${text("goalSource")}</th>
    </tr></thead>
    <tbody role="rowgroup">
      ${goals.map((each) => {
        const { metric, goal, currency } = each;
        const name = currency === null ? metric.name : `${metric.name} (${currency})`;
        return html`<tr part="row" role="row">
          <th role="rowheader" scope="row">${name}</th>
          <td role="cell"><span part="goal" class="figure">${goal ? goalInWords(view, metric, goal, currency) : missing}</span></td>
          <td role="cell"><span part="source">${sourceText(view, each)}</span> <span class="under">${sinceText(view, each)}</span>
            ${
              maySet(each)
                ? html`<button part="change" class="action" type="button" aria-label=${text("changeOf", { metric: name })} @click=${() => change(each)}
                    >${text("change")}</button>`
                : nothing
            }</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
