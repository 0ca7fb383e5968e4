import { all, type Condition, fieldsIn, not } from "../../kpi/formula/condition.ts";
import { lead, type LeadField, type LeadStep, leadSteps, stepRecorded } from "../../kpi/record-kinds/lead.record-kind.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { cellParameters, cohortRecordsSql, type DealerPeriod, givenCells, named } from "../../storage/kpi/cohort-sql.ts";
import { conditionSql } from "../../storage/kpi/condition-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";

/** A lead of a page; the instant as PostgreSQL prints it. */
export interface ListedLead {
  readonly dealer_id: string;
  readonly first_day: string;
  readonly id: string;
  readonly received_at: string;
}

/** Of a dealer's month: how many leads, and how many have, or wait for, each step, in the order of the steps. */
export interface LeadCounts {
  readonly dealer_id: string;
  readonly first_day: string;
  readonly total: number;
  readonly recorded: readonly number[];
  readonly waiting: readonly number[];
}

export interface LeadPage {
  readonly waitingFor: LeadStep | null;
  readonly first: number;
  readonly after: readonly string[] | undefined;
}

/** The step is not recorded, and the one before it is: what comes next for the lead, or has been left out. */
function stepAwaited(step: LeadStep): Condition<LeadField> {
  const before = leadSteps[leadSteps.indexOf(step) - 1];
  return all(...(before ? [stepRecorded(before)] : []), not(stepRecorded(step)));
}

const period = "cell.dealer_id, to_char(cell.month, 'YYYY-MM-DD') AS first_day";
const ofMonth = cohortRecordsSql({ of: lead, cohort: "received_at" }, fieldsIn(all(...leadSteps.map(stepRecorded))));
const awaited = leadSteps.map((step) => `WHEN '${step}' THEN ${conditionSql(stepAwaited(step), lead)}`).join(" ");
const countsOf = (conditionOf: typeof stepAwaited) =>
  `ARRAY[${leadSteps.map((step) => `count(*) FILTER (WHERE ${conditionSql(conditionOf(step), lead)})`).join(", ")}]::int[]`;

const page = named(
  "leads",
  `SELECT ${period}, found.*
   FROM ${givenCells} CROSS JOIN LATERAL (
     SELECT id, received_at::text AS received_at FROM (${ofMonth}) s
     WHERE ($8::text IS NULL OR CASE $8 ${awaited} END) AND ($9::timestamptz IS NULL OR (s.received_at, s.id) < ($9::timestamptz, $10::text))
     ORDER BY s.received_at DESC, s.id DESC LIMIT $11
   ) found
   ORDER BY cell.dealer_id, found.received_at::timestamptz DESC, found.id DESC`,
);

const counts = named(
  "lead_counts",
  `SELECT ${period}, counted.*
   FROM ${givenCells} CROSS JOIN LATERAL (
     SELECT count(*)::int AS total, ${countsOf(stepRecorded)} AS recorded, ${countsOf(stepAwaited)} AS waiting FROM (${ofMonth}) s
   ) counted`,
);

/** Leads received in dealers' months, newest first, one more of each than a page holds. */
export async function readLeads(
  scope: DealerScope,
  runner: StatementRunner,
  months: readonly DealerPeriod[],
  asOf: Date,
  { waitingFor, first, after }: LeadPage,
): Promise<ListedLead[]> {
  const readable = months.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(page, [asOf, ...cellParameters(readable), waitingFor, after?.[0] ?? null, after?.[1] ?? null, first + 1]);
}

/** How many there are, and how far they got. */
export async function readLeadCounts(
  scope: DealerScope,
  runner: StatementRunner,
  months: readonly DealerPeriod[],
  asOf: Date,
): Promise<LeadCounts[]> {
  const readable = months.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(counts, [asOf, ...cellParameters(readable)]);
}
