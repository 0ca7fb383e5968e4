import { html, type TemplateResult } from "lit";
import { generalProblem, longField } from "./form.ts";
import { longestReason, type ReasonForm } from "./reason-desk.ts";

/** What its parts are called. */
interface ReasonWords {
  readonly label: string;
  readonly hint?: string;
  readonly save: string;
  readonly saving: string;
  readonly leave: string;
}

/** Asks why something is done. */
export function reasonForm(form: ReasonForm, { label, hint, save, saving, leave }: ReasonWords, submit: () => void): TemplateResult {
  const send = (event: Event) => {
    event.preventDefault();
    submit();
  };
  const keys = ({ key }: KeyboardEvent) => {
    if (key === "Escape") form.leave();
  };
  const waits = form.saving ? "true" : "false";
  return html`<form part="form" class="form" novalidate @submit=${send} @keydown=${keys}>
    ${generalProblem(form)}
    ${longField(form, { field: "reason", label, most: longestReason, ...(hint && { hint }) })}
    <div class="buttons">
      <button part="save" class="action save" type="submit" aria-disabled=${waits}>${form.sending ? saving : save}</button>
      <button part="cancel" class="action" type="button" aria-disabled=${waits} @click=${form.leave}>${leave}</button>
    </div>
  </form>`;
}
