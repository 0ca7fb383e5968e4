import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { type Form, generalProblem, longField } from "../../base/form.ts";
import type { PlansView } from "../../base/plans-element.ts";
import { dayText } from "../../model/day-text.ts";
import type { ImprovementPlan, PlanDecision } from "../../model/improvement-types.ts";

/** A field of the form, by the name of its input in the API. */
export type DecisionField = "decision" | "reason" | "newBaseline";

export interface DecisionForm extends Form<DecisionField> {
  readonly decision: PlanDecision;
  readonly newBaseline: boolean;
  readonly saving: boolean;
  readonly take: (newBaseline: boolean) => void;
  readonly submit: () => void;
  readonly cancel: () => void;
}

/** What was decided so far, in the order decided. */
export function decisionList({ locale, text }: PlansView, { decisions }: ImprovementPlan): TemplateResult | typeof nothing {
  if (decisions.length === 0) return nothing;
  return html`<ul part="decisions" class="decisions" role="list">${decisions.map(
    ({ decision, reason, decidedOn, decidedBy }) =>
      html`<li>${text(decision === "KEEP" ? "keptBy" : "stoppedBy", { date: dayText(locale, decidedOn), who: decidedBy, reason })}</li>`,
  )}</ul>`;
}

/** Keeps a plan for good, or stops it, with the reason. */
export function decisionForm(view: PlansView, form: DecisionForm): TemplateResult {
  const { text } = view;
  const { decision, newBaseline, saving, problems } = form;
  const keeps = decision === "KEEP";
  const submit = (event: Event) => {
    event.preventDefault();
    form.submit();
  };
  const problem = problems.get("newBaseline");
  return html`<form part="form" class="form" novalidate aria-label=${text(keeps ? "keepPlan" : "stopPlan")} @submit=${submit}>
    ${generalProblem(form)}
    ${longField(form, { field: "reason", label: text(keeps ? "whyKeep" : "whyStop"), most: 1000 })}
    ${
      keeps
        ? html`<div class="field"><label class="check"><input type="checkbox" .checked=${live(newBaseline)}
            aria-invalid=${problem === undefined ? "false" : "true"} aria-describedby=${problem === undefined ? nothing : "problem-newBaseline"}
            @change=${() => form.take(!newBaseline)} />${text("newBaseline")}</label>
            ${problem === undefined ? nothing : html`<p part="problem" class="problem" id="problem-newBaseline">${problem}</p>`}</div>`
        : nothing
    }
    <div class="buttons">
      <button part="save" class="action save" type="submit" aria-disabled=${saving ? "true" : "false"}>${text(saving ? "saving" : keeps ? "recordKeep" : "recordStop")}</button>
      <button part="cancel" class="action" type="button" @click=${form.cancel}>${text("cancel")}</button>
    </div>
  </form>`;
}
