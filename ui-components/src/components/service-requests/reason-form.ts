import { html, type TemplateResult } from "lit";
import { type Form, generalProblem, longField } from "../../base/form.ts";
import type { RequestStep, RequestsView } from "./requests-view.ts";

interface ReasonForm extends Form<"reason"> {
  readonly saving: boolean;
  readonly submit: () => void;
  readonly cancel: () => void;
}

/** Asks why a request is cancelled, or an opportunity is taken back. */
export function reasonForm({ text }: RequestsView, { mutation }: RequestStep, form: ReasonForm): TemplateResult {
  const cancels = mutation === "cancelServiceRequest";
  const submit = (event: Event) => {
    event.preventDefault();
    form.submit();
  };
  return html`<form part="form" class="form" novalidate @submit=${submit} @keydown=${(event: KeyboardEvent) => {
    if (event.key === "Escape") form.cancel();
  }}>
    ${generalProblem(form)}
    ${longField(form, {
      field: "reason",
      label: text(cancels ? "whyCancel" : "wordsWithdraw"),
      most: 1000,
      ...(cancels && { hint: text("reasonToDealer") }),
    })}
    <div class="buttons">
      <button part="save" class="action save" type="submit" aria-disabled=${form.saving ? "true" : "false"}>${text(form.saving ? "stepSavingNow" : cancels ? "cancelRequest" : "stepWithdraw")}</button>
      <button part="cancel" class="action" type="button" @click=${form.cancel}>${text(cancels ? "keepRequest" : "stepCancel")}</button>
    </div>
  </form>`;
}
