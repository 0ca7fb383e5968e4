import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { type Form, generalProblem, longField } from "../../base/form.ts";
import { monthText } from "../../model/format.ts";
import type { Month } from "../../model/types.ts";
import type { BaselineView } from "./baseline-view.ts";

/** A field of the form, by the name of its input in the API. */
export type BaselineField = "months" | "note";

export interface BaselineForm extends Form<BaselineField> {
  /** Months with a final result, newest first. */
  readonly finalMonths: readonly Month[];
  /** Those chosen; null for the last ones. */
  readonly chosen: readonly Month[] | null;
  readonly saving: boolean;
  readonly choose: (months: readonly Month[] | null) => void;
  readonly submit: () => void;
  readonly cancel: () => void;
}

function monthBoxes({ locale }: BaselineView, { finalMonths, chosen, choose }: BaselineForm): TemplateResult {
  const toggle = (month: Month) => {
    const others = (chosen ?? []).filter((each) => each !== month);
    choose(others.length === chosen?.length ? [...others, month].toSorted() : others);
  };
  return html`<div class="months">${finalMonths.map(
    (month) =>
      html`<label class="check"><input type="checkbox" value=${month} .checked=${live(chosen?.includes(month) ?? false)} @change=${() => toggle(month)} />${monthText(locale, month)}</label>`,
  )}</div>`;
}

/** Fixes a result over the last final months, or over months of one's choice. */
export function baselineForm(view: BaselineView, form: BaselineForm): TemplateResult {
  const { text } = view;
  const { chosen, saving, choose, problems } = form;
  const submit = (event: Event) => {
    event.preventDefault();
    form.submit();
  };
  const problem = problems.get("months");
  const way = (isChosen: boolean, words: string) =>
    html`<label class="check"><input type="radio" name="way" .checked=${live((chosen !== null) === isChosen)} @change=${() => choose(isChosen ? [] : null)} />${words}</label>`;
  return html`<form part="form" class="form" novalidate aria-label=${text("setBaseline")} @submit=${submit}>
    ${generalProblem(form)}
    <fieldset aria-describedby=${problem === undefined ? nothing : "problem-months"} tabindex="-1" aria-invalid=${problem === undefined ? nothing : "true"}>
      <legend>${text("baselineMonths")}</legend>
      ${way(false, text("lastMonths"))}${way(true, text("chosenMonths"))}
      ${chosen === null ? nothing : monthBoxes(view, form)}
      ${problem === undefined ? nothing : html`<p part="problem" class="problem" id="problem-months">${problem}</p>`}
    </fieldset>
    ${longField(form, { field: "note", label: text("note"), most: 1000 })}
    <div class="buttons">
      <button part="save" class="action save" type="submit" aria-disabled=${saving ? "true" : "false"}>${text(saving ? "saving" : "saveBaseline")}</button>
      <button part="cancel" class="action" type="button" @click=${form.cancel}>${text("cancel")}</button>
    </div>
  </form>`;
}
