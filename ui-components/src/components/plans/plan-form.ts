import { html, nothing, type TemplateResult } from "lit";
import { choiceField, type Form, generalProblem, longField, typedField } from "../../base/form.ts";
import type { PlansView } from "../../base/plans-element.ts";
import { baselineText, monthsText } from "../../model/improvement.ts";
import type { Baseline } from "../../model/improvement-types.ts";
import type { MetricDefinition } from "../../model/types.ts";
import type { PlanDraft, PlanField } from "./plan-draft.ts";

export interface PlanForm extends Form<PlanField> {
  readonly draft: PlanDraft;
  readonly metrics: readonly MetricDefinition[];
  readonly shown: readonly PlanField[];
  /** The one that the plan will be judged by; undefined while the metric has none. */
  readonly baseline: Baseline | undefined;
  readonly saving: boolean;
  readonly setBaseline: () => void;
  readonly submit: () => void;
  readonly cancel: () => void;
}

/** What the plan will be judged by; without it none can be started, so it can be set here. */
function judgedBy({ locale, text }: PlansView, { baseline, problems, saving, setBaseline }: PlanForm): TemplateResult {
  const problem = problems.get("baseline");
  const months = baseline?.months.map(({ month }) => month) ?? [];
  return html`<div part="judged-by" class="judged">
    ${
      baseline
        ? html`<p>${text("judgedBy", { value: baselineText(locale, baseline), months: monthsText(locale, months) })}</p>`
        : html`<p>${text("noBaselineYet")}</p>
          <button part="set-baseline" class="action" type="button" aria-disabled=${saving ? "true" : "false"} @click=${setBaseline}>${text("setLastMonths")}</button>`
    }
    ${problem === undefined ? nothing : html`<p part="problem" class="problem" role="alert">${problem}</p>`}
  </div>`;
}

/** Starts a plan; what is wrong with a field stands at it. */
export function planForm(view: PlansView, form: PlanForm): TemplateResult {
  const { text } = view;
  const { metrics, shown, saving } = form;
  const submit = (event: Event) => {
    event.preventDefault();
    form.submit();
  };
  const when = (field: PlanField, control: () => TemplateResult) => (shown.includes(field) ? control() : nothing);
  return html`<form part="form" class="form" novalidate aria-labelledby="start" @submit=${submit}>
    ${generalProblem(form)}
    <div class="fields">
      ${choiceField(form, { field: "metric", label: text("metricName"), options: metrics.map(({ code, name }) => [code, name] as const) })}
      ${when("currency", () => typedField(form, { field: "currency", label: text("currency"), most: 3 }))}
    </div>
    ${judgedBy(view, form)}
    <div class="fields">${typedField(form, { field: "name", label: text("planName"), most: 200 })}</div>
    <div class="wide">${longField(form, { field: "action", label: text("planAction"), most: 2000 })}</div>
    <div class="fields">
      ${choiceField(form, {
        field: "broughtBy",
        label: text("broughtBy"),
        options: [
          ["OWN_STAFF", text("ownStaff")],
          ["VENDOR", text("vendor")],
        ],
      })}
      ${when("vendor", () => typedField(form, { field: "vendor", label: text("vendorName"), most: 200 }))}
      ${typedField(form, { field: "startsOn", label: text("startsOn"), type: "date", hint: text("startsOnHint") })}
      ${typedField(form, { field: "cost", label: text("planCost"), type: "number" })}
      ${when("costCurrency", () => typedField(form, { field: "costCurrency", label: text("costCurrency"), most: 3 }))}
    </div>
    <div class="buttons">
      <button part="save" class="action save" type="submit" aria-disabled=${saving ? "true" : "false"}>${text(saving ? "saving" : "savePlan")}</button>
      <button part="cancel" class="action" type="button" @click=${form.cancel}>${text("cancel")}</button>
    </div>
  </form>`;
}
