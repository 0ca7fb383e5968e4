import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { OpenOpportunity, OpportunityStepKind } from "../../model/opportunity-types.ts";
import { type OpportunityView, opportunityName, stepWords } from "./opportunity-words.ts";
import type { StepDesk } from "./step-desk.ts";

const questions = {
  DECLINE: "wordsDecline",
  UPDATE_STATUS: "wordsUpdate",
  COMPLETE: "wordsComplete",
  WITHDRAW: "wordsWithdraw",
} as const;

/** What is taken without more words comes first in colour. */
const isMain = (step: OpportunityStepKind) => step === "ACCEPT" || step === "COMPLETE";

function formOf(view: OpportunityView, desk: StepDesk, id: string, step: keyof typeof questions): TemplateResult {
  const { text } = view;
  const problem = desk.problem(id);
  const saving = desk.pending(id) !== undefined;
  const hint = step === "COMPLETE" ? text("codeHint") : undefined;
  const described = [problem ? "words-problem" : "", hint ? "words-hint" : ""].filter(Boolean).join(" ");
  const submit = (event: Event) => {
    event.preventDefault();
    desk.submit();
  };
  return html`<form part="form" class="form words" novalidate data-of=${id} data-step=${step} @submit=${submit} @keydown=${(
    event: KeyboardEvent,
  ) => {
    if (event.key === "Escape") desk.cancel();
  }}>
    <div class="field">
      <label for="words">${text(questions[step])}</label>
      <textarea id="words" part="words" rows="3" maxlength="1000" required .value=${live(desk.draft?.words ?? "")}
        @input=${({ currentTarget }: Event) => desk.write((currentTarget as HTMLTextAreaElement).value)}
        aria-invalid=${problem ? "true" : "false"} aria-describedby=${described || nothing}></textarea>
      ${problem ? html`<p part="problem" class="problem" id="words-problem" role="alert">${problem}</p>` : nothing}
      ${hint ? html`<p class="hint" id="words-hint">${hint}</p>` : nothing}
    </div>
    <div class="buttons">
      <button part="save" class="action save" type="submit" aria-disabled=${saving ? "true" : "false"}>${text(saving ? "stepSavingNow" : stepWords[step])}</button>
      <button part="cancel" class="action" type="button" @click=${() => desk.cancel()}>${text("stepCancel")}</button>
    </div>
  </form>`;
}

/** What can be done with an opportunity: a button each, and the form of the one that needs words. */
export function stepButtons(
  view: OpportunityView,
  desk: StepDesk,
  opportunity: OpenOpportunity,
  steps: readonly OpportunityStepKind[] = opportunity.nextSteps,
): TemplateResult {
  const { text } = view;
  const { internalID: id } = opportunity;
  const { draft } = desk;
  if (draft?.id === id && draft.step in questions) return formOf(view, desk, id, draft.step as keyof typeof questions);
  const pending = desk.pending(id);
  const problem = desk.problem(id);
  const name = opportunityName(view, opportunity);
  const told = problem ? html`<p part="problem" class="problem" role="alert">${problem}</p>` : nothing;
  if (steps.length === 0) return html`${told}`;
  return html`<div class="buttons" role="group" aria-label=${name}>
      ${steps.map(
        (step) =>
          html`<button part="step" class="action ${isMain(step) ? "save" : ""}" type="button" data-of=${id} data-step=${step} aria-disabled=${pending ? "true" : "false"}
          aria-label=${pending === step ? nothing : text("stepOf", { step: text(stepWords[step]), opportunity: name })}
          @click=${() => desk.begin(id, step)}>${text(pending === step ? "stepSavingNow" : stepWords[step])}</button>`,
      )}
    </div>
    ${told}`;
}
