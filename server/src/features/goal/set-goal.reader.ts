import { isoInstant } from "../../graphql/scalars.ts";
import type { GoalScope, SetGoal } from "../../kpi/goal-in-force.ts";
import type { GoalDirection } from "../../kpi/goal.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

interface SetGoalRow {
  readonly program: string;
  readonly metric: string;
  readonly scope: GoalScope;
  readonly country: string;
  readonly dealer_id: string;
  readonly currency: string;
  readonly valid_from: string;
  readonly value: string | null;
  readonly direction: GoalDirection | null;
  readonly strict: boolean | null;
  readonly set_by: string;
  readonly set_at: string;
}

/** A goal with whom it was set for: a country or a dealer where it names one, else everybody. */
export interface StoredGoal extends SetGoal {
  readonly program: string;
  readonly country: string | null;
  readonly dealerId: string | null;
}

const setGoals: Statement = {
  name: "set_goals",
  text: `SELECT program, metric, scope, country, dealer_id, currency, valid_from, value, direction, strict, set_by, set_at FROM metric_goal
    WHERE program = ANY($1::text[]) AND dealer_id = ANY($2::text[]) AND country = ANY($3::text[]) AND set_at <= $4
    ORDER BY valid_from DESC, id DESC`,
};

const filled = (text: string): string | null => (text === "" ? null : text);

function storedFrom(row: SetGoalRow): StoredGoal {
  const { value, direction } = row;
  return {
    program: row.program,
    metric: row.metric,
    scope: row.scope,
    country: filled(row.country),
    dealerId: filled(row.dealer_id),
    currency: filled(row.currency),
    validFrom: row.valid_from,
    goal: value === null || direction === null ? null : { value, direction, strict: row.strict === true },
    setBy: row.set_by,
    setAt: isoInstant(row.set_at),
  };
}

/** The goals of some programs set by an instant for everybody, these countries and these dealers; the newest valid day first, of one day the last set first. */
export async function readSetGoals(
  scope: DealerScope,
  runner: StatementRunner,
  programs: readonly string[],
  { dealerIds, countries }: { readonly dealerIds: readonly string[]; readonly countries: readonly string[] },
  asOf: Date,
): Promise<StoredGoal[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  const rows = await runner.query<SetGoalRow>(setGoals, [programs, ["", ...readable], ["", ...countries], asOf]);
  return rows.map(storedFrom);
}
