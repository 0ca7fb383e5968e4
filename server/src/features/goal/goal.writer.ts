import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { dealerTransaction } from "../../storage/dealer-transaction.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import type { StoredGoal } from "./set-goal.reader.ts";

async function insert(manager: EntityManager, goal: StoredGoal): Promise<void> {
  await manager.query(
    `INSERT INTO metric_goal (program, metric, scope, country, dealer_id, currency, valid_from, value, direction, strict, set_by, set_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      goal.program,
      goal.metric,
      goal.scope,
      goal.country ?? "",
      goal.dealerId ?? "",
      goal.currency ?? "",
      goal.validFrom,
      goal.goal?.value ?? null,
      goal.goal?.direction ?? null,
      goal.goal?.strict ?? null,
      goal.setBy,
      goal.setAt,
    ],
  );
}

/** Keeps a goal beside those set before. A dealer's is written under its own role, which reaches its own goals only. */
export function storeGoal(scope: DealerScope, dataSource: DataSource, goal: StoredGoal): Promise<void> {
  return scope.kind === "DEALERS"
    ? dealerTransaction(scope, dataSource, (manager) => insert(manager, goal))
    : workerTransaction(scope, dataSource, (manager) => insert(manager, goal));
}
