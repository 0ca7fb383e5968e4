import { isoInstant } from "../../graphql/scalars.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { type BaselineRow, baselineColumns, type StoredBaseline, storedBaselineFrom } from "./baseline.reader.ts";

export type Bringer = "OWN_STAFF" | "VENDOR";
export type PlanDecision = "KEEP" | "STOP";

export interface StoredDecision {
  readonly decision: PlanDecision;
  readonly reason: string;
  /** The day it was for the dealer. */
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** A plan as it is recorded. */
export interface NewPlan {
  readonly baseline: StoredBaseline;
  readonly name: string;
  readonly action: string;
  readonly broughtBy: Bringer;
  readonly vendor: string | null;
  readonly startsOn: string;
  /** Decimal text. */
  readonly cost: string | null;
  readonly costCurrency: string | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export interface StoredPlan extends NewPlan {
  readonly number: number;
  /** In the order decided. */
  readonly decisions: readonly StoredDecision[];
}

interface PlanRow extends BaselineRow {
  readonly plan: number;
  readonly name: string;
  readonly action: string;
  readonly brought_by: Bringer;
  readonly vendor: string | null;
  readonly starts_on: string;
  readonly cost: string | null;
  readonly cost_currency: string | null;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly decisions: readonly PlanDecision[];
  readonly reasons: readonly string[];
  readonly decided_on: readonly string[];
  readonly decided_by: readonly string[];
  readonly decided_at: readonly string[];
}

const inOrder = (column: string) => `array_agg(d.${column}::text ORDER BY d.decided_at, d.decision) AS`;

const plans = (condition: string) => `
  SELECT ${baselineColumns}, p.number AS plan, p.name, p.action, p.brought_by, p.vendor, p.starts_on, p.cost, p.cost_currency, p.recorded_by,
    p.recorded_at, decided.*
  FROM improvement_plan p
  JOIN metric_baseline b ON (b.dealer_id, b.program, b.metric, b.currency, b.number) = (p.dealer_id, p.program, p.metric, p.currency, p.baseline)
  CROSS JOIN LATERAL (
    SELECT ${inOrder("decision")} decisions, ${inOrder("reason")} reasons, ${inOrder("decided_on")} decided_on, ${inOrder("decided_by")} decided_by,
      ${inOrder("decided_at")} decided_at
    FROM improvement_decision d WHERE d.dealer_id = p.dealer_id AND d.plan = p.number AND d.decided_at <= $2
  ) decided
  WHERE p.dealer_id = $1 AND p.recorded_at <= $2 AND ${condition}`;

const planPage: Statement = {
  name: "improvement_plans",
  text: `${plans("($3::numeric IS NULL OR p.number < $3::numeric) AND ($5::text IS NULL OR p.program = $5)")} ORDER BY p.number DESC LIMIT $4`,
};

const planByNumber: Statement = { name: "improvement_plan", text: plans("p.number = $3") };

function planFrom(row: PlanRow): StoredPlan {
  return {
    baseline: storedBaselineFrom(row),
    number: row.plan,
    name: row.name,
    action: row.action,
    broughtBy: row.brought_by,
    vendor: row.vendor,
    startsOn: row.starts_on,
    cost: row.cost,
    costCurrency: row.cost_currency,
    recordedBy: row.recorded_by,
    recordedAt: isoInstant(row.recorded_at),
    // An aggregate over none is null.
    decisions: (row.decisions ?? []).map((decision, index) => ({
      decision,
      reason: row.reasons[index] ?? "",
      decidedOn: row.decided_on[index] ?? "",
      decidedBy: row.decided_by[index] ?? "",
      decidedAt: isoInstant(row.decided_at[index] ?? ""),
    })),
  };
}

/** A dealer's plans, or those of a program, the newest first, each with its baseline and what was decided by then; one more than the page holds. */
export async function readPlans(
  scope: DealerScope,
  runner: StatementRunner,
  { dealerId, program }: { readonly dealerId: string; readonly program: string | null },
  asOf: Date,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<StoredPlan[]> {
  if (!mayRead(scope, dealerId)) return [];
  const rows = await runner.query<PlanRow>(planPage, [dealerId, asOf, page.after?.[0] ?? null, page.first + 1, program]);
  return rows.map(planFrom);
}

/** One plan of a dealer by its number. */
export async function readPlan(
  scope: DealerScope,
  runner: StatementRunner,
  dealerId: string,
  number: number,
  asOf: Date,
): Promise<StoredPlan | undefined> {
  if (!mayRead(scope, dealerId)) return undefined;
  const [row] = await runner.query<PlanRow>(planByNumber, [dealerId, asOf, number]);
  return row && planFrom(row);
}
