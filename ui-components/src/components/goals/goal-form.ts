import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { regionText } from "../../i18n/region-text.ts";
import type { GoalsMessages } from "../../i18n/goals-messages.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import { typedUnit } from "../../model/goal-value.ts";
import type { GoalDealer, GoalTarget } from "../../model/goal-types.ts";
import type { MetricDefinition } from "../../model/types.ts";
import { type GoalDraft, type GoalField, type GoalSide, sidesOf } from "./goal-draft.ts";

/** What list and form need of the element they stand in. */
export interface GoalsView {
  readonly locale: string;
  readonly text: (key: keyof (CommonMessages & GoalsMessages), values?: Readonly<Record<string, string | number>>) => string;
  readonly dealer: GoalDealer | null;
}

export interface GoalForm {
  readonly metrics: readonly MetricDefinition[];
  readonly metric: MetricDefinition;
  readonly targets: readonly GoalTarget[];
  readonly draft: GoalDraft;
  readonly saving: boolean;
  readonly problems: ReadonlyMap<GoalField | null, string>;
  readonly change: (part: Partial<GoalDraft>) => void;
  readonly submit: (withdraw: boolean) => void;
}

const sideWords = {
  AT_LEAST: "atLeast",
  ABOVE: "above",
  AT_MOST: "atMost",
  BELOW: "below",
} as const satisfies Record<GoalSide, keyof GoalsMessages>;

type Option = readonly [value: string, name: string];

/** Whom a goal is for, in words. */
export function targetText({ locale, text, dealer }: GoalsView, target: GoalTarget): string {
  if (target === "EVERYBODY") return text("forAll");
  if (target === "COUNTRY") return text("forCountry", { country: regionText(locale, dealer?.country ?? "") });
  return text("forDealer", { dealer: dealer?.name ?? "" });
}

/** What is wrong; a button is no field that the focus would go to, so it is said at once. */
function problem(form: GoalForm, field: GoalField): TemplateResult | typeof nothing {
  const words = form.problems.get(field);
  return words === undefined
    ? nothing
    : html`<p part="problem" class="problem" id="problem-${field}" role=${field === "withdraw" ? "alert" : nothing}>${words}</p>`;
}

function describedBy(form: GoalForm, field: GoalField, hint?: string): string | typeof nothing {
  const ids = [form.problems.has(field) ? `problem-${field}` : "", hint ?? ""].filter(Boolean).join(" ");
  return ids || nothing;
}

function choice(form: GoalForm, field: "metric" | "target" | "direction", label: string, options: readonly Option[]): TemplateResult {
  const change = ({ currentTarget }: Event) => form.change({ [field]: (currentTarget as HTMLSelectElement).value });
  return html`<div part="field" class="field ${field}">
    <label for=${field}>${label}</label>
    <select id=${field} @change=${change} aria-invalid=${form.problems.has(field) ? "true" : "false"} aria-describedby=${describedBy(form, field)}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${live(value === form.draft[field])}>${name}</option>`)}
    </select>
    ${problem(form, field)}
  </div>`;
}

function typed(form: GoalForm, field: "value" | "currency" | "validFrom", label: string, hint?: TemplateResult): TemplateResult {
  const change = ({ currentTarget }: Event) => form.change({ [field]: (currentTarget as HTMLInputElement).value });
  return html`<div part="field" class="field ${field}">
    <label for=${field}>${label}</label>
    <input id=${field} type=${field === "validFrom" ? "date" : "text"} inputmode=${field === "value" ? "decimal" : nothing} autocomplete="off"
      maxlength=${field === "currency" ? 3 : nothing} .value=${live(form.draft[field])} @input=${change}
      aria-invalid=${form.problems.has(field) ? "true" : "false"} aria-describedby=${describedBy(form, field, hint && `hint-${field}`)} />
    ${problem(form, field)}${hint ?? nothing}
  </div>`;
}

/** Sets a goal, or withdraws one; what is wrong with a field stands at it. */
export function goalForm(view: GoalsView, form: GoalForm): TemplateResult {
  const { locale, text } = view;
  const { metric, targets, saving } = form;
  const unit = typedUnit(locale, metric);
  const general = form.problems.get(null);
  const submit = (event: Event) => {
    event.preventDefault();
    form.submit(false);
  };
  return html`<form part="form" class="form" novalidate aria-labelledby="set-goal" @submit=${submit}>
    ${general === undefined ? nothing : html`<p part="problem" class="problem" role="alert">${general}</p>`}
    <div class="fields">
      ${choice(
        form,
        "metric",
        text("metricName"),
        form.metrics.map(({ code, name }): Option => [code, name]),
      )}
      ${
        targets.length > 1
          ? choice(
              form,
              "target",
              text("forWhom"),
              targets.map((target): Option => [target, targetText(view, target)]),
            )
          : nothing
      }
      ${choice(
        form,
        "direction",
        text("side"),
        sidesOf(metric).map((side): Option => [side, text(sideWords[side])]),
      )}
      ${typed(form, "value", unit === null ? text("goalValue") : text("goalIn", { unit }))}
      ${metric.unit === "MONEY" ? typed(form, "currency", text("currency")) : nothing}
      ${typed(form, "validFrom", text("validFrom"), html`<p class="hint" id="hint-validFrom">${text("validFromHint")}</p>`)}
    </div>
    <div class="buttons">
      <button part="save" class="action save" type="submit" aria-disabled=${saving ? "true" : "false"}>${text(saving ? "saving" : "saveGoal")}</button>
      <button part="withdraw" class="action" type="button" aria-disabled=${saving ? "true" : "false"} aria-describedby=${describedBy(form, "withdraw")}
        @click=${() => form.submit(true)}>${text("withdrawGoal")}</button>
    </div>
    ${problem(form, "withdraw")}
  </form>`;
}
