import { html, nothing, type TemplateResult } from "lit";
import { baselineText, monthsText } from "../../model/improvement.ts";
import { instantDayText } from "../../model/format.ts";
import type { Baseline } from "../../model/improvement-types.ts";
import type { BaselineView } from "./baseline-view.ts";

/** What a baseline says of itself. */
export function baselineWords({ locale, text }: BaselineView, baseline: Baseline, timeZone: string): TemplateResult {
  const { months, records, note, setBy, setAt } = baseline;
  const over = monthsText(
    locale,
    months.map(({ month }) => month),
  );
  const mark = "\u0000";
  const [before, after = ""] = text("overMonths", { value: mark, months: over, count: records }).split(mark);
  return html`<p part="value">${before}<span class="figure">${baselineText(locale, baseline)}</span>${after}
      <span class="under">${text("baselineSetBy", { who: setBy, date: instantDayText(locale, setAt, timeZone) })}</span></p>
    ${note === null ? nothing : html`<p part="note" class="note">${note}</p>`}`;
}

/** Those that were replaced, newest first. */
export function baselineHistory(view: BaselineView, replaced: readonly Baseline[], timeZone: string): TemplateResult {
  return html`<ol part="history" class="history" role="list" reversed>${replaced.map((each) => html`<li>${baselineWords(view, each, timeZone)}</li>`)}</ol>`;
}
