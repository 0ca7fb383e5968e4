import { opportunity } from "../../kpi/record-kinds/opportunity.record-kind.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import { seenRecordsSql } from "../../storage/kpi/seen-records-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { opportunityColumns, type OrderedOpportunityRow } from "./opportunity-activity.reader.ts";

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

const ofDealer = seenRecordsSql(opportunity, Object.keys(opportunity.fields), "opportunity r0 WHERE r0.dealer_id = dealer.id");

const listOf = ({ holds, order, direction }: Stage): Statement =>
  named(
    "open_opportunities",
    `SELECT listed.* FROM unnest($2::text[]) AS dealer(id) CROSS JOIN LATERAL (
       SELECT ${opportunityColumns}, (${order})::text AS order_key FROM (${ofDealer}) s
       WHERE ${holds} AND ($3::text[] IS NULL OR (${order}, id) ${direction === "ASC" ? ">" : "<"} ($3[1]::timestamptz, $3[2]))
       ORDER BY ${order} ${direction}, id ${direction} LIMIT $4
     ) listed ORDER BY listed.dealer_id, listed.order_key::timestamptz ${direction}, listed.id ${direction}`,
  );

const countOf = ({ holds }: Stage): Statement =>
  named(
    "open_opportunity_counts",
    `SELECT dealer.id AS dealer_id, counted.total FROM unnest($2::text[]) AS dealer(id)
     CROSS JOIN LATERAL (SELECT count(*)::int AS total FROM (${ofDealer}) s WHERE ${holds} HAVING count(*) > 0) counted`,
  );

const lists = { NEW: listOf(stages.NEW), IN_WORK: listOf(stages.IN_WORK) };
const counts = { NEW: countOf(stages.NEW), IN_WORK: countOf(stages.IN_WORK) };

export interface OpenList {
  readonly stage: OpenStage;
  readonly asOf: Date;
}

export interface OpenPage {
  readonly first: number;
  readonly after: readonly string[] | undefined;
}

const readableOf = (scope: DealerScope, dealerIds: readonly string[]) => dealerIds.filter((id) => mayRead(scope, id));

/** Dealers' opportunities at a stage, new ones by when they expire, those in work from the last accepted on; one more of each than the page holds. */
export async function readOpenOpportunities(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  { stage, asOf }: OpenList,
  { first, after }: OpenPage,
): Promise<OrderedOpportunityRow[]> {
  const readable = readableOf(scope, dealerIds);
  if (readable.length === 0) return [];
  return runner.query(lists[stage], [asOf, readable, after ?? null, first + 1]);
}

interface OpenCountRow {
  readonly dealer_id: string;
  readonly total: number;
}

/** How many dealers have at a stage; one without any is absent. */
export async function readOpenOpportunityCounts(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  { stage, asOf }: OpenList,
): Promise<OpenCountRow[]> {
  const readable = readableOf(scope, dealerIds);
  if (readable.length === 0) return [];
  return runner.query(counts[stage], [asOf, readable]);
}
