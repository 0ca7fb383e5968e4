import { html, nothing, type TemplateResult } from "lit";
import { instantDayText, missing } from "../../model/format.ts";
import type { InstantText, OpportunityActivity } from "../../model/types.ts";
import { answerWords, conclusionWords, enrolmentWords, type GridWord } from "./activity-words.ts";

/** How a row's values are put into words. */
export interface RowWords {
  readonly locale: string;
  readonly timeZone: string;
  text(key: GridWord, values?: Readonly<Record<string, string>>): string;
}

/** Without a word there is no data. Either has the same elements: a row that comes to show another opportunity keeps its own. */
function marked(word: GridWord | null, date: string, words: RowWords): TemplateResult {
  const [role, label] = word === null ? ["img", words.text("noData")] : [nothing, nothing];
  return html`<span part="status" class="mark ${word ?? "none"}" role=${role} aria-label=${label}>${word === null ? missing : words.text(word)}</span> <span class="date">${date}</span>`;
}

/** One row's cells. `active` is the column with the grid's tab stop, or -1. */
export function detailRow(row: OpportunityActivity, words: RowWords, active: number): TemplateResult {
  const day = (instant: InstantText | null) => (instant === null ? "" : instantDayText(words.locale, instant, words.timeZone));
  const stop = (column: number) => (column === active ? "0" : "-1");
  const answered = row.answer === "PENDING" ? words.text("until", { date: day(row.expiresAt) }) : day(row.answeredAt);
  return html`<div part="cell" class="cell assigned" role="gridcell" aria-colindex="1" tabindex=${stop(0)}>${day(row.assignedAt)}</div>
    <div part="cell" class="cell opportunity" role="rowheader" aria-colindex="2" tabindex=${stop(1)} title=${row.internalID}>${row.internalID}</div>
    <div part="cell" class="cell answer" role="gridcell" aria-colindex="3" tabindex=${stop(2)}>${marked(answerWords[row.answer], answered, words)}</div>
    <div part="cell" class="cell outcome" role="gridcell" aria-colindex="4" tabindex=${stop(3)}>${marked(row.conclusion && conclusionWords[row.conclusion], day(row.concludedAt), words)}</div>
    <div part="cell" class="cell enrolment" role="gridcell" aria-colindex="5" tabindex=${stop(4)}>${marked(enrolmentWords[row.enrolment], day(row.enrolledAt), words)}</div>
    <div part="cell" class="cell details" role="gridcell" aria-colindex="6" tabindex=${row.hasDetails ? nothing : stop(5)}>
      <button part="link" class="link" type="button" ?hidden=${!row.hasDetails} tabindex=${stop(5)}
        aria-label=${words.text("detailsOf", { id: row.internalID })}>${row.hasDetails ? words.text("details") : ""}</button>
    </div>`;
}
