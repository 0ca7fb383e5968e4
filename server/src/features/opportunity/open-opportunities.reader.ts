import { opportunity } from "../../kpi/record-kinds/opportunity.record-kind.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import { seenRecordsSql } from "../../storage/kpi/seen-records-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { OrderedOpportunityRow } from "./opportunity-activity.reader.ts";

/** New ones wait for the dealer's answer; those in work are accepted, and neither completed nor withdrawn. */
export type OpenStage = "NEW" | "IN_WORK";

interface Stage {
  /** SQL over seen opportunities. */
  readonly holds: string;
  readonly order: string;
  readonly direction: "ASC" | "DESC";
}

const stages: Readonly<Record<OpenStage, Stage>> = {
  NEW: { holds: "answer = 'PENDING'", order: "expires_at", direction: "ASC" },
  IN_WORK: { holds: "conclusion = 'OPEN'", order: "accepted_at", direction: "DESC" },
};

const ofDealer = seenRecordsSql(opportunity, Object.keys(opportunity.fields), "opportunity r0 WHERE r0.dealer_id = $2");

const fields = `dealer_id, id, assigned_at, expires_at, responded_at, decline_reason, outcome_at, close_reason, withdraw_reason,
  enrolled_at, answer, conclusion, enrolment`;

const listOf = ({ holds, order, direction }: Stage): Statement =>
  named(
    "open_opportunities",
    `SELECT ${fields}, (${order})::text AS order_key FROM (${ofDealer}) s
     WHERE ${holds} AND ($3::text[] IS NULL OR (${order}, id) ${direction === "ASC" ? ">" : "<"} ($3[1]::timestamptz, $3[2]))
     ORDER BY ${order} ${direction}, id ${direction} LIMIT $4`,
  );

const countOf = ({ holds }: Stage): Statement =>
  named("open_opportunity_count", `SELECT count(*)::int AS total FROM (${ofDealer}) s WHERE ${holds}`);

const lists = { NEW: listOf(stages.NEW), IN_WORK: listOf(stages.IN_WORK) };
const counts = { NEW: countOf(stages.NEW), IN_WORK: countOf(stages.IN_WORK) };

export interface OpenOpportunities {
  readonly dealerId: string;
  readonly stage: OpenStage;
  readonly asOf: Date;
}

/** A dealer's opportunities at a stage, new ones by when they expire, those in work from the last accepted on; one more than the page holds. */
export async function readOpenOpportunities(
  scope: DealerScope,
  runner: StatementRunner,
  { dealerId, stage, asOf }: OpenOpportunities,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<OrderedOpportunityRow[]> {
  if (!mayRead(scope, dealerId)) return [];
  return runner.query(lists[stage], [asOf, dealerId, page.after ?? null, page.first + 1]);
}

/** How many a dealer has at a stage. */
export async function readOpenOpportunityCount(
  scope: DealerScope,
  runner: StatementRunner,
  { dealerId, stage, asOf }: OpenOpportunities,
): Promise<number> {
  if (!mayRead(scope, dealerId)) return 0;
  const [row] = await runner.query<{ total: number }>(counts[stage], [asOf, dealerId]);
  return row?.total ?? 0;
}
