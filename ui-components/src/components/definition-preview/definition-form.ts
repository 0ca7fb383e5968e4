import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { NamedMetric } from "../../data/definition-operations.ts";
import type { DefinitionFault, VersionedMetric } from "../../model/definition-types.ts";
import { monthText } from "../../model/format.ts";
import type { Month } from "../../model/types.ts";
import { type DefinitionView, versionName } from "./definition-view.ts";

/** What the form holds: a version of the catalogue, or null for the reader's own JSON text. */
export interface DefinitionDraft {
  readonly version: number | null;
  readonly json: string;
  readonly from: Month;
  readonly to: Month;
}

interface FormParts {
  readonly metrics: readonly NamedMetric[];
  readonly metric: VersionedMetric;
  readonly months: readonly Month[];
  readonly draft: DefinitionDraft;
  readonly faults: readonly DefinitionFault[];
  readonly running: boolean;
  readonly closed: boolean;
  readonly choose: (metric: string) => void;
  readonly change: (part: Partial<DefinitionDraft>) => void;
  readonly submit: () => void;
}

type Option = readonly [value: string, name: string];

function choice(id: string, label: string, options: readonly Option[], chosen: string, choose: (value: string) => void): TemplateResult {
  return html`<div part="field" class="field"><label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`)}
    </select></div>`;
}

/** Everything wrong with the definition, each with its place and what stands there. */
function faultList({ text }: DefinitionView, faults: readonly DefinitionFault[]): TemplateResult {
  return html`<div part="faults" class="faults" id="faults" role="alert">
    <p>${text("definitionFaults", { count: faults.length })}</p>
    <ul>${faults.map(
      ({ path, value, message }) =>
        html`<li part="fault">${path === "" ? text("wholeDefinition") : html`<code>${path}</code>`}${value === null ? nothing : html` <code class="value">${value}</code>`} ${message}</li>`,
    )}</ul>
  </div>`;
}

function jsonField(view: DefinitionView, { draft, faults, change }: FormParts): TemplateResult {
  const own = draft.version === null;
  const described = [own ? "hint" : "", faults.length > 0 ? "faults" : ""].filter(Boolean).join(" ");
  return html`<div part="field" class="field"><label for="json">${view.text("definitionJson")}</label>
    <textarea part="json" id="json" rows="14" spellcheck="false" autocomplete="off" autocapitalize="off" dir="ltr" ?readonly=${!own} .value=${live(draft.json)}
      aria-invalid=${own && faults.length > 0} aria-describedby=${described || nothing}
      @input=${(event: Event) => change({ json: (event.target as HTMLTextAreaElement).value })}></textarea>
    ${own ? html`<p class="hint" id="hint">${view.text("definitionHint")}</p>` : nothing}
  </div>`;
}

/** The choice of a metric, of what its definition is held against, and of months. */
export function definitionForm(view: DefinitionView, parts: FormParts): TemplateResult {
  const { metrics, metric, months, draft, faults, running, closed, choose, change, submit } = parts;
  const { text, locale } = view;
  const others = metric.versions.filter(({ status }) => status !== "IN_FORCE");
  const versions: readonly Option[] = [
    ["", text("definitionTried")],
    ...others.map((each): Option => [String(each.version), versionName(view, each)]),
  ];
  const ofMonths = months.map((month): Option => [month, monthText(locale, month)]);
  const send = (event: Event) => {
    event.preventDefault();
    submit();
  };
  return html`<form part="form" class="form" @submit=${send}>
    <div class="fields">
      ${choice(
        "metric",
        text("definitionMetric"),
        metrics.map(({ code, name }) => [code, name]),
        metric.code,
        choose,
      )}
      ${choice("version", text("definitionOther"), versions, draft.version === null ? "" : String(draft.version), (value) => change({ version: value === "" ? null : Number(value) }))}
      ${choice("from", text("monthFrom"), ofMonths, draft.from, (from) => change({ from }))}
      ${choice("to", text("monthTo"), ofMonths, draft.to, (to) => change({ to }))}
    </div>
    ${jsonField(view, parts)}
    ${faults.length > 0 ? faultList(view, faults) : nothing}
    ${
      closed
        ? html`<p part="closed" class="under">${text("definitionsClosed")}</p>`
        : html`<div><button part="run" class="action save" type="submit" aria-disabled=${running}>${text(running ? "measuring" : "runPreview")}</button></div>`
    }
  </form>`;
}
