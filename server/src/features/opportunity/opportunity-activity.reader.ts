import type { MonthBounds } from "../../kpi/month.ts";
import { opportunity } from "../../kpi/record-kinds/opportunity.record-kind.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { asOfParameter, named } from "../../storage/kpi/cohort-sql.ts";
import { seenRecordsSql } from "../../storage/kpi/seen-records-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
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
  asOfParameter,
  "opportunity r WHERE r.dealer_id = $2 AND r.assigned_at >= $3 AND r.assigned_at < $4",
);

const fields = `dealer_id, id, assigned_at, expires_at, responded_at, decline_reason, outcome_at, close_reason, withdraw_reason,
  enrolled_at, answer, conclusion, enrolment`;

function monthStatement(order: OpportunityOrder, direction: OrderDirection): Statement {
  const key = orderKeys[order];
  return named(
    "opportunities",
    `SELECT ${fields}, (${key})::text AS order_key FROM (${ofMonth}) s
     WHERE ($5::text[] IS NULL OR answer = ANY($5)) AND ($6::text[] IS NULL OR conclusion = ANY($6)) AND ($7::text IS NULL OR enrolment = $7)
       AND ($8::text[] IS NULL OR (${key}, id) ${direction === "ASC" ? ">" : "<"} ($8[1]::timestamptz, $8[2]))
     ORDER BY ${key} ${direction}, id ${direction} LIMIT $9`,
  );
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

/** A dealer's opportunities of a month, one more than the page holds. `order_key` is the cursor's first part. */
export async function readOpportunities(
  scope: DealerScope,
  runner: StatementRunner,
  query: OpportunityQuery,
): Promise<(OpportunityRow & { readonly order_key: string })[]> {
  if (!mayRead(scope, query.dealerId)) return [];
  const { answers, conclusions, enrolment } = query.selection;
  return runner.query(monthStatement(query.order, query.direction), [
    query.asOf,
    query.dealerId,
    query.bounds.start,
    query.bounds.end,
    // An answer that came too late is shown as expired.
    answers?.flatMap((answer) => (answer === "EXPIRED" ? ["EXPIRED", "ANSWERED_LATE"] : [answer])) ?? null,
    conclusions ?? null,
    enrolment ?? null,
    query.after ?? null,
    query.first + 1,
  ]);
}

const byKey = named(
  "opportunity",
  `SELECT ${fields} FROM (${seenRecordsSql(
    opportunity,
    asOfParameter,
    "unnest($2::text[], $3::text[]) AS key(dealer_id, id) JOIN opportunity r ON r.dealer_id = key.dealer_id AND r.id = key.id WHERE true",
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
