import type { GoalDirection } from "server/kpi/goal.ts";
import type { GoalScope } from "server/kpi/goal-in-force.ts";
import { program } from "./api-scorecards.ts";
import type { TestDatabase } from "./test-database.ts";

export interface GoalInput {
  readonly scope: GoalScope;
  readonly country?: string;
  readonly dealerId?: string;
  readonly program?: string;
  readonly metric?: string;
  readonly currency?: string;
  readonly validFrom?: string;
  /** Null withdraws. */
  readonly value?: string | null;
  readonly direction?: GoalDirection;
  readonly strict?: boolean;
  readonly setBy?: string;
  readonly setAt?: string;
}

/** Stores goals in the order given; what is not said is a goal of 50 % for the acceptance rate, set and valid long ago. */
export async function setGoals({ database }: { readonly database: TestDatabase }, goals: readonly GoalInput[]): Promise<void> {
  for (const goal of goals) {
    const { value = "0.5", direction = "AT_LEAST", strict = false } = goal;
    await database.dataSource.query(
      `INSERT INTO metric_goal (program, metric, scope, country, dealer_id, currency, valid_from, value, direction, strict, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        goal.program ?? program,
        goal.metric ?? "ACCEPTANCE_RATE",
        goal.scope,
        goal.country ?? "",
        goal.dealerId ?? "",
        goal.currency ?? "",
        goal.validFrom ?? "2020-01-01",
        ...(value === null ? [null, null, null] : [value, direction, strict]),
        goal.setBy ?? "somebody",
        goal.setAt ?? "2020-01-01T00:00:00Z",
      ],
    );
  }
}
