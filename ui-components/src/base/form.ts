import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { UserError } from "../model/goal-types.ts";

/** What was typed into a form so far, and what is wrong with it, at its field or at none. */
export interface Form<Field extends string> {
  readonly draft: Readonly<Record<Field, string>>;
  readonly problems: ReadonlyMap<Field | null, string>;
  readonly change: (field: Field, value: string) => void;
}

interface Labelled<Field extends string> {
  readonly field: Field;
  readonly label: string;
}

interface Typed<Field extends string> extends Labelled<Field> {
  readonly type?: "text" | "date" | "number";
  readonly most?: number;
  readonly hint?: string;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function describedBy<Field extends string>({ problems }: Form<Field>, field: Field, hint?: string): string | typeof nothing {
  return [problems.has(field) ? `problem-${field}` : "", hint ? `hint-${field}` : ""].filter(Boolean).join(" ") || nothing;
}

function labelled<Field extends string>(
  form: Form<Field>,
  { field, label, hint }: Labelled<Field> & { readonly hint?: string },
  control: TemplateResult,
): TemplateResult {
  const problem = form.problems.get(field);
  return html`<div part="field" class="field">
    <label for="field-${field}">${label}</label>
    ${control}
    ${problem === undefined ? nothing : html`<p part="problem" class="problem" id="problem-${field}">${problem}</p>`}
    ${hint ? html`<p class="hint" id="hint-${field}">${hint}</p>` : nothing}
  </div>`;
}

const invalid = <Field extends string>({ problems }: Form<Field>, field: Field) => (problems.has(field) ? "true" : "false");

const changes =
  <Field extends string>({ change }: Form<Field>, field: Field) =>
  ({ currentTarget }: Event) =>
    change(field, (currentTarget as Control).value);

/** One line that is typed. */
export function typedField<Field extends string>(form: Form<Field>, typed: Typed<Field>): TemplateResult {
  const { field, type = "text", most, hint } = typed;
  return labelled(
    form,
    typed,
    html`<input id="field-${field}" type=${type === "number" ? "text" : type} inputmode=${type === "number" ? "decimal" : nothing} autocomplete="off"
      maxlength=${most ?? nothing} .value=${live(form.draft[field])} @input=${changes(form, field)} aria-invalid=${invalid(form, field)}
      aria-describedby=${describedBy(form, field, hint)} />`,
  );
}

/** Several lines that are typed. */
export function longField<Field extends string>(form: Form<Field>, typed: Typed<Field>): TemplateResult {
  const { field, most, hint } = typed;
  return labelled(
    form,
    typed,
    html`<textarea id="field-${field}" rows="3" maxlength=${most ?? nothing} .value=${live(form.draft[field])} @input=${changes(form, field)}
      aria-invalid=${invalid(form, field)} aria-describedby=${describedBy(form, field, hint)}></textarea>`,
  );
}

/** One of some things. */
export function choiceField<Field extends string>(
  form: Form<Field>,
  choice: Labelled<Field> & { readonly options: readonly (readonly [value: string, name: string])[] },
): TemplateResult {
  const { field, options } = choice;
  return labelled(
    form,
    choice,
    html`<select id="field-${field}" @change=${changes(form, field)} aria-invalid=${invalid(form, field)} aria-describedby=${describedBy(form, field)}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${live(value === form.draft[field])}>${name}</option>`)}
    </select>`,
  );
}

/** What is wrong with none of the fields. */
export function generalProblem<Field extends string>({ problems }: Form<Field>): TemplateResult | typeof nothing {
  const words = problems.get(null);
  return words === undefined ? nothing : html`<p part="problem" class="problem" role="alert">${words}</p>`;
}

/** What the API refused, at the fields that a form shows. */
export function refusedAt<Field extends string>(errors: readonly UserError[], shown: readonly Field[]): ReadonlyMap<Field | null, string> {
  return new Map(errors.map(({ field: path, message }) => [shown.find((field) => field === path?.at(-1)) ?? null, message] as const));
}
