import { html, nothing, type TemplateResult } from "lit";
import type { OnDemandView } from "../../base/on-demand-element.ts";
import { onDemandEnglish } from "../../i18n/english/on-demand.ts";
import type { OnDemandMessages } from "../../i18n/messages.ts";
import { amountText, countText } from "../../model/format.ts";
import type { MetricReadiness, ProgramReadiness, RecordNeed } from "../../model/types.ts";

const share = { shape: "PROPORTION" } as const;

const isWord = (key: string): key is keyof OnDemandMessages => key in onDemandEnglish;

/** "Work orders · place = ON_SITE"; a kind without a name is told by its code. */
function needText(view: OnDemandView, { recordKind, label, column, value }: RecordNeed): string {
  const key = `kind${recordKind}`;
  const kind = isWord(key) ? view.text(key) : recordKind;
  if (column === null) return kind;
  return `${kind} · ${label ?? column}${value === null ? "" : ` = ${value}`}`;
}

const names = (view: OnDemandView, metrics: readonly { readonly name: string }[]): string =>
  new Intl.ListFormat(view.locale, { type: "conjunction" }).format(metrics.map(({ name }) => name));

function importPlace(view: OnDemandView, { importKind, importColumn }: RecordNeed): TemplateResult | typeof nothing {
  if (importKind === null) return nothing;
  const place = [importKind, importColumn].filter(Boolean).join(" › ");
  return html`<span class="under">${view.text("importedAs", { place })}</span>`;
}

/** What is missing, first what most metrics wait for alone. */
export function unlockList(view: OnDemandView, unlocks: ProgramReadiness["unlocks"]): TemplateResult {
  return html`<ol part="unlocks" class="list" role="list">${unlocks.map(
    ({ need, unlocks: alone, alsoNeededBy }) => html`<li part="unlock" class="item">
      <strong>${needText(view, need)}</strong>
      ${alone.length === 0 ? nothing : html`<span>${view.text("unlocksAlone", { metrics: names(view, alone) })}</span>`}
      ${alsoNeededBy.length === 0 ? nothing : html`<span class="under">${view.text("alsoNeeded", { metrics: names(view, alsoNeededBy) })}</span>`}
      ${importPlace(view, need)}
    </li>`,
  )}</ol>`;
}

/** Metrics that cannot be computed, each with what it waits for. */
export function missingList(view: OnDemandView, metrics: readonly MetricReadiness[]): TemplateResult {
  return html`<ul part="metrics" class="list" role="list">${metrics.map(
    ({ metric, missing }) => html`<li part="metric" class="item">
      <strong>${metric.name}</strong>
      ${missing.map((need) => html`<span class="under">${view.text("recordedNowhere", { what: needText(view, need) })}</span>`)}
    </li>`,
  )}</ul>`;
}

/** Metrics that can, each with what it looks at and is seldom recorded. */
export function partlyList(view: OnDemandView, metrics: readonly MetricReadiness[]): TemplateResult {
  const words = ({ need, records, possible, share: recorded }: MetricReadiness["incomplete"][number]): string => {
    const what = needText(view, need);
    if (records === 0 || recorded === null) return view.text("recordedNowhere", { what });
    const [had, could] = [countText(view.locale, records), countText(view.locale, possible)];
    return view.text("recordedOf", { what, share: amountText(view.locale, share, recorded), records: had, possible: could });
  };
  return html`<ul part="metrics" class="list" role="list">${metrics.map(
    ({ metric, incomplete }) => html`<li part="metric" class="item">
      <strong>${metric.name}</strong>
      ${incomplete.map((each) => html`<span class="under">${words(each)}</span>`)}
    </li>`,
  )}</ul>`;
}
