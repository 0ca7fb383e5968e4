import type { Month } from "../../kpi/month.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

export interface PlanKey {
  readonly dealerId: string;
  readonly plan: number;
}

/** How a plan's metric changed at comparable dealers. */
export interface StoredPlanComparison extends PlanKey {
  /** The months since the plan began that it was computed over. */
  readonly months: readonly Month[];
  readonly dealers: number;
  readonly change: number;
}

const planComparisons: Statement = {
  name: "plan_comparisons",
  text: `SELECT c.dealer_id, c.plan, c.months::text[] AS months, c.dealers, c.change
    FROM unnest($1::text[], $2::int[]) AS key(dealer_id, plan) JOIN plan_comparison c USING (dealer_id, plan)
    WHERE c.change IS NOT NULL AND c.computed_at <= $3`,
};

/** The comparisons of plans, as last computed, where enough dealers stand behind them. */
export async function readPlanComparisons(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly PlanKey[],
  asOf: Date,
): Promise<StoredPlanComparison[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const rows = await runner.query<{ dealer_id: string; plan: number; months: string[]; dealers: number; change: number }>(planComparisons, [
    readable.map(({ dealerId }) => dealerId),
    readable.map(({ plan }) => plan),
    asOf,
  ]);
  return rows.map(({ dealer_id: dealerId, plan, months, dealers, change }) => ({
    dealerId,
    plan,
    months: months.map((day) => day.slice(0, 7) as Month),
    dealers,
    change,
  }));
}
