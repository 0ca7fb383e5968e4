import { html, type TemplateResult } from "lit";
import { shownCounts } from "../../model/history.ts";
import type { MonthCount } from "../../model/types.ts";
import { count, type HistoryView } from "./history-cells.ts";

const expectedCounts = 6;

/** What became of a month's records. */
export function monthCounts(view: HistoryView, counts: readonly MonthCount[]): TemplateResult {
  return html`<dl part="counts" class="counts">
    ${shownCounts(counts).map(({ metric, result }) => html`<div><dt>${metric.name}</dt><dd>${count(view, metric, result)}</dd></div>`)}
  </dl>`;
}

/** Of the final size. */
export function awaitedCounts(view: HistoryView): TemplateResult {
  return html`<div class="counts" aria-hidden="true">
      ${Array.from({ length: expectedCounts }, () => html`<div><span class="skeleton name-place">&nbsp;</span><span class="skeleton number-place">&nbsp;</span></div>`)}
    </div>
    <p class="visually-hidden" role="status">${view.text("loading")}</p>`;
}

export function failedCounts(view: HistoryView, retry: () => void): TemplateResult {
  return html`<p part="counts-error" class="counts failed" role="alert">
    ${view.text("failed")} <button part="counts-retry" class="action" type="button" @click=${retry}>${view.text("retry")}</button>
  </p>`;
}
