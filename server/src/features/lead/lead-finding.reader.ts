import { any, fieldsIn } from "../../kpi/formula/condition.ts";
import { lead, leadSteps, stepRecorded, stepSkipped } from "../../kpi/record-kinds/lead.record-kind.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { conditionSql } from "../../storage/kpi/condition-sql.ts";
import { cellParameters, cohortRecordsSql, type DealerPeriod, givenCells, named } from "../../storage/kpi/cohort-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";

/** The period that a row is of: a month and a week may begin on the same day. */
interface OfPeriod {
  readonly dealer_id: string;
  readonly first_day: string;
  readonly next_day: string;
}

/** A lead with a step that was skipped; instants as PostgreSQL prints them. */
export interface LeadFindingRow extends OfPeriod {
  readonly id: string;
  readonly received_at: string;
  /** In the order of the steps, as are those that are missing. */
  readonly recorded: readonly string[];
  readonly missing: readonly string[];
}

export interface LeadFindingCount extends OfPeriod {
  readonly total: number;
}

export type LeadFindingPage = { readonly first: number; readonly after: readonly string[] | undefined };

const skipped = any(...leadSteps.map(stepSkipped));
const ofCell = cohortRecordsSql({ of: lead, cohort: "received_at" }, fieldsIn(skipped));
const period = "cell.dealer_id, to_char(cell.month, 'YYYY-MM-DD') AS first_day, to_char(cell.next_day, 'YYYY-MM-DD') AS next_day";

function stepsWhere(conditionOf: typeof stepSkipped): string {
  const cases = leadSteps.map((step) => `CASE WHEN ${conditionSql(conditionOf(step), lead)} THEN '${step}' END`);
  return `array_remove(ARRAY[${cases.join(", ")}], NULL)`;
}

const findings = named(
  "lead_findings",
  `SELECT ${period}, found.*
   FROM ${givenCells} CROSS JOIN LATERAL (
     SELECT id, received_at::text AS received_at, ${stepsWhere(stepRecorded)} AS recorded, ${stepsWhere(stepSkipped)} AS missing
     FROM (${ofCell}) s
     WHERE ${conditionSql(skipped, lead)} AND ($8::timestamptz IS NULL OR (s.received_at, s.id) < ($8::timestamptz, $9::text))
     ORDER BY s.received_at DESC, s.id DESC LIMIT $10
   ) found
   ORDER BY cell.dealer_id, found.received_at::timestamptz DESC, found.id DESC`,
);

const counts = named(
  "lead_finding_counts",
  `SELECT ${period}, counted.total
   FROM ${givenCells} CROSS JOIN LATERAL (
     SELECT count(*)::int AS total FROM (${ofCell}) s WHERE ${conditionSql(skipped, lead)} HAVING count(*) > 0
   ) counted`,
);

/** Leads of dealers' months or weeks with a later step and without an earlier one, newest first, one more of each than a page holds. */
export async function readLeadFindings(
  scope: DealerScope,
  runner: StatementRunner,
  periods: readonly DealerPeriod[],
  asOf: Date,
  { first, after }: LeadFindingPage,
): Promise<LeadFindingRow[]> {
  const readable = periods.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(findings, [asOf, ...cellParameters(readable), after?.[0] ?? null, after?.[1] ?? null, first + 1]);
}

/** How many of them there are; a period without any is absent. */
export async function readLeadFindingCounts(
  scope: DealerScope,
  runner: StatementRunner,
  periods: readonly DealerPeriod[],
  asOf: Date,
): Promise<LeadFindingCount[]> {
  const readable = periods.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(counts, [asOf, ...cellParameters(readable)]);
}
