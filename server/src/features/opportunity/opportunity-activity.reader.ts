import type { Month, MonthBounds } from "../../kpi/month.ts";
import { opportunity } from "../../kpi/record-kinds/opportunity.record-kind.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { type Cell, cellParameters, cohortRecordsSql, givenCells, named } from "../../storage/kpi/cohort-sql.ts";
import { seenRecordsSql } from "../../storage/kpi/seen-records-sql.ts";
import type { PageRunner, Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { OpportunityRow } from "./opportunity-activity.type.ts";

/** What a list of opportunities is narrowed to; what is left out does not narrow. */
export interface OpportunitySelection {
  readonly answers?: readonly string[] | undefined;
  readonly conclusions?: readonly string[] | undefined;
  readonly enrolment?: string | undefined;
}

export type OpportunityOrder = "ASSIGNED_AT" | "ANSWERED_AT" | "CONCLUDED_AT" | "ENROLLED_AT" | "ID";
export type OrderDirection = "ASC" | "DESC";

/** Instants that are missing come last in ascending order. */
const orderKeys: Readonly<Record<OpportunityOrder, string>> = {
  ASSIGNED_AT: "assigned_at",
  ANSWERED_AT: "coalesce(responded_at, 'infinity')",
  CONCLUDED_AT: "coalesce(completed_at, withdrawn_at, 'infinity')",
  ENROLLED_AT: "coalesce(enrolled_at, 'infinity')",
  ID: "'-infinity'::timestamptz",
};

const ofMonth = seenRecordsSql(
  opportunity,
  Object.keys(opportunity.fields),
  "opportunity r0 WHERE r0.dealer_id = $2 AND r0.assigned_at >= $3 AND r0.assigned_at < $4",
);

/** Whether a record is selected; the parameters are `selectionParameters`, the first one numbered `first`. */
const selected = (first: number) =>
  `($${first}::text[] IS NULL OR answer = ANY($${first})) AND ($${first + 1}::text[] IS NULL OR conclusion = ANY($${first + 1}))
     AND ($${first + 2}::text IS NULL OR enrolment = $${first + 2})`;

function selectionParameters({ answers, conclusions, enrolment }: OpportunitySelection): unknown[] {
  return [
    // An answer that came too late is shown as expired.
    answers?.flatMap((answer) => (answer === "EXPIRED" ? ["EXPIRED", "ANSWERED_LATE"] : [answer])) ?? null,
    conclusions ?? null,
    enrolment ?? null,
  ];
}

/** Of seen opportunities, what a row of one has. */
export const opportunityColumns = `dealer_id, id, assigned_at, expires_at, responded_at, decline_reason, outcome_at, close_reason, withdraw_reason,
  enrolled_at, answer, conclusion, enrolment`;

function monthStatement(order: OpportunityOrder, direction: OrderDirection): Statement {
  const key = orderKeys[order];
  return named(
    "opportunities",
    `SELECT ${opportunityColumns}, (${key})::text AS order_key FROM (${ofMonth}) s
     WHERE ${selected(5)}
       AND ($8::text[] IS NULL OR (${key}, id) ${direction === "ASC" ? ">" : "<"} ($8[1]::timestamptz, $8[2]))
     ORDER BY ${key} ${direction}, id ${direction} LIMIT $9`,
  );
}

function monthParameters(
  { asOf, dealerId, bounds, selection }: Omit<OpportunityQuery, "first" | "after">,
  after: readonly string[] | null,
  most: number | null,
): unknown[] {
  return [asOf, dealerId, bounds.start, bounds.end, ...selectionParameters(selection), after, most];
}

export interface OpportunityQuery {
  readonly dealerId: string;
  readonly bounds: MonthBounds;
  readonly asOf: Date;
  readonly selection: OpportunitySelection;
  readonly order: OpportunityOrder;
  readonly direction: OrderDirection;
  readonly first: number;
  readonly after: readonly string[] | undefined;
}

/** `order_key` is the cursor's first part. */
export type OrderedOpportunityRow = OpportunityRow & { readonly order_key: string };

/** A dealer's opportunities of a month, one more than the page holds. */
export async function readOpportunities(
  scope: DealerScope,
  runner: StatementRunner,
  query: OpportunityQuery,
): Promise<OrderedOpportunityRow[]> {
  if (!mayRead(scope, query.dealerId)) return [];
  return runner.query(monthStatement(query.order, query.direction), monthParameters(query, query.after ?? null, query.first + 1));
}

/** All of a dealer's opportunities of a month in the order of the list, `size` at a time. */
export async function* readOpportunityPages(
  scope: DealerScope,
  runner: PageRunner,
  query: Omit<OpportunityQuery, "first" | "after">,
  size: number,
): AsyncGenerator<OrderedOpportunityRow[]> {
  if (!mayRead(scope, query.dealerId)) return;
  yield* runner.pages(monthStatement(query.order, query.direction), monthParameters(query, null, null), size);
}

const ofCell = cohortRecordsSql({ of: opportunity, cohort: "assigned_at" }, ["answer", "conclusion", "enrolment"]);

const counts = named(
  "opportunity_counts",
  `SELECT cell.dealer_id, to_char(cell.month, 'YYYY-MM') AS month, counted.total::int AS total
   FROM ${givenCells} CROSS JOIN LATERAL (SELECT count(*) AS total FROM (${ofCell}) s WHERE ${selected(8)} HAVING count(*) > 0) counted`,
);

export interface OpportunityCount {
  readonly dealer_id: string;
  readonly month: Month;
  readonly total: number;
}

/** How many opportunities of dealers' months are selected, in one statement; a month without any is absent. */
export async function readOpportunityCounts(
  scope: DealerScope,
  runner: StatementRunner,
  cells: readonly Cell[],
  asOf: Date,
  selection: OpportunitySelection,
): Promise<OpportunityCount[]> {
  const readable = cells.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(counts, [asOf, ...cellParameters(readable), ...selectionParameters(selection)]);
}

const byKey = named(
  "opportunity",
  `SELECT ${opportunityColumns} FROM (${seenRecordsSql(
    opportunity,
    Object.keys(opportunity.fields),
    "unnest($2::text[], $3::text[]) AS key(dealer_id, id) JOIN opportunity r0 ON r0.dealer_id = key.dealer_id AND r0.id = key.id WHERE true",
  )}) s`,
);

/** Opportunities by dealer and id; those that may not be seen are absent, as those that are not there. */
export async function readOpportunitiesByKey(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly { readonly dealerId: string; readonly id: string }[],
  asOf: Date,
): Promise<OpportunityRow[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(byKey, [asOf, readable.map(({ dealerId }) => dealerId), readable.map(({ id }) => id)]);
}
