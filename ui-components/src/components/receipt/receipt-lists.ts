import { html, nothing, type TemplateResult } from "lit";
import type { CommonMessages } from "../../i18n/messages.ts";
import { countText, instantDayText } from "../../model/format.ts";
import type { ReceiptList, ReceiptListName, ReceiptLists, ReceiptRecord } from "../../model/types.ts";

/** What a list needs of its receipt. */
export interface ReceiptView {
  readonly locale: string;
  readonly timeZone: string;
  readonly text: (key: keyof CommonMessages, values?: Readonly<Record<string, string | number>>) => string;
  /** The list that was asked for more. */
  readonly awaited: ReceiptListName | null;
  /** Something is being loaded, or could not be. */
  readonly busy: boolean;
  readonly failed: boolean;
  readonly loadMore: (list: ReceiptListName) => void;
  readonly openOpportunity: (id: string) => void;
}

const listNames = [
  ["counted", "listCounted"],
  ["notCounted", "listNotCounted"],
  ["leftOut", "listLeftOut"],
] as const;

function renderId(view: ReceiptView, { internalID, hasDetails }: ReceiptRecord["record"]): TemplateResult {
  if (!hasDetails) return html`<span class="id">${internalID}</span>`;
  return html`<button part="open" class="number id" type="button" aria-label=${view.text("openRecord", { id: internalID })}
    @click=${() => view.openOpportunity(internalID)}>${internalID}</button>`;
}

function renderRecord(view: ReceiptView, { record, cohortAt, reason }: ReceiptRecord): TemplateResult {
  return html`<li part="record" class="record">
    ${renderId(view, record)}
    <time class="day" datetime=${cohortAt}>${instantDayText(view.locale, cohortAt, view.timeZone)}</time>
    <span class="reason">${reason}</span>
  </li>`;
}

function renderMore(view: ReceiptView, name: ReceiptListName, label: string, list: ReceiptList): TemplateResult | typeof nothing {
  if (!list.hasMore) return nothing;
  const shown = view.text("shownOf", { shown: countText(view.locale, list.records.length), total: countText(view.locale, list.total) });
  const awaited = view.awaited === name;
  const loading = awaited && view.busy;
  // Not `disabled`: the button would drop the focus it was pressed with.
  return html`<p class="more">
    <button part="load-more" class="action" type="button" aria-label=${loading ? view.text("loading") : view.text("loadMoreOf", { list: label })}
      aria-disabled=${view.busy ? "true" : "false"} @click=${() => view.loadMore(name)}>${view.text(loading ? "loading" : "loadMore")}</button>
    <span class="shown" role="status">${awaited && view.failed ? view.text("failed") : shown}</span>
  </p>`;
}

function renderList(view: ReceiptView, name: ReceiptListName, label: string, list: ReceiptList, open: boolean): TemplateResult {
  return html`<details part="list" class="list" ?open=${open}>
    <summary part="list-name" id=${name}>${label} <span class="total">${countText(view.locale, list.total)}</span></summary>
    ${
      list.total === 0
        ? html`<p class="none">${view.text("noRecords")}</p>`
        : html`<ul role="list" aria-label=${label}>
      ${list.records.map((record) => renderRecord(view, record))}
    </ul>`
    }
    ${renderMore(view, name, label, list)}
  </details>`;
}

/** The three lists, each with its total; the first that has records stands open. */
export function receiptLists(view: ReceiptView, lists: ReceiptLists): readonly TemplateResult[] {
  const first = listNames.find(([name]) => lists[name].total > 0);
  return listNames.map(([name, label]) => renderList(view, name, view.text(label), lists[name], name === first?.[0]));
}
