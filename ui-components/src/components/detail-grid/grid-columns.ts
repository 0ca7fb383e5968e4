import type { OpportunitySortField } from "../../model/types.ts";
import type { GridWord } from "./activity-words.ts";

interface GridColumn {
  readonly name: string;
  readonly heading: GridWord;
  /** Left out where the column cannot be sorted. */
  readonly sort?: OpportunitySortField;
}

/** In the order shown; `detail-row.ts` has the cells. */
export const gridColumns: readonly GridColumn[] = [
  { name: "assigned", heading: "assigned", sort: "ASSIGNED_AT" },
  { name: "opportunity", heading: "opportunity", sort: "ID" },
  { name: "answer", heading: "answer", sort: "ANSWERED_AT" },
  { name: "outcome", heading: "outcome", sort: "CONCLUDED_AT" },
  { name: "enrolment", heading: "enrolment", sort: "ENROLLED_AT" },
  { name: "details", heading: "details" },
];
