import { html, type TemplateResult } from "lit";
import type { EnrolmentStatus, OpportunityAnswer, OpportunityConclusion, OpportunityFilter } from "../../model/types.ts";
import { answerWords, conclusionWords, enrolmentWords, type GridWord } from "./activity-words.ts";

type Text = (key: GridWord) => string;

/** Whether a filter leaves anything out. */
export function narrows({ answers, conclusions, enrolment }: OpportunityFilter): boolean {
  return Boolean(answers?.length || conclusions?.length || enrolment);
}

/** One choice among all. Where the page has chosen several, they stand as a choice of their own. */
function choice<Value extends string>(
  label: string,
  words: Readonly<Record<Value, GridWord>>,
  chosen: readonly Value[],
  text: Text,
  choose: (values: readonly Value[]) => boolean,
): TemplateResult {
  const values = Object.keys(words) as Value[];
  const options = [[], ...values.map((value) => [value]), ...(chosen.length > 1 ? [chosen] : [])];
  const name = (option: readonly Value[]) => (option.length === 0 ? text("all") : option.map((value) => text(words[value])).join(", "));
  const current = options.find((option) => option.join() === chosen.join());
  const change = ({ currentTarget }: Event) => {
    const select = currentTarget as HTMLSelectElement;
    // A choice the page refused goes back to what the rows are narrowed to.
    if (!choose(options[select.selectedIndex] ?? [])) select.selectedIndex = options.findIndex((option) => option === current);
  };
  return html`<label class="filter"><span class="label">${label}</span>
    <select part="filter" @change=${change}>
      ${options.map((option) => html`<option .selected=${option === current}>${name(option)}</option>`)}
    </select></label>`;
}

/** All: an empty list would be met by no row. */
const orNull = <Value>(chosen: readonly Value[]): readonly Value[] | null => (chosen.length > 0 ? chosen : null);

/** The three filters; `change` gets the whole new filter and says whether it came to be. */
export function detailFilters(filter: OpportunityFilter, text: Text, change: (filter: OpportunityFilter) => boolean): TemplateResult {
  const set = (part: OpportunityFilter) => change({ ...filter, ...part });
  return html`${choice<OpportunityAnswer>(text("answer"), answerWords, filter.answers ?? [], text, (answers) => set({ answers: orNull(answers) }))}
  ${choice<OpportunityConclusion>(text("outcome"), conclusionWords, filter.conclusions ?? [], text, (conclusions) => set({ conclusions: orNull(conclusions) }))}
  ${choice<EnrolmentStatus>(text("enrolment"), enrolmentWords, filter.enrolment ? [filter.enrolment] : [], text, ([enrolment]) => set({ enrolment: enrolment ?? null }))}`;
}
