import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../platform/dealer-scope.ts";
import { dealerIdsSetting } from "./read-snapshot.ts";
import { databaseRoles } from "./roles.ts";

/** Runs the little that dealers write themselves, under their own role: row-level security holds it to their dealers. */
export function dealerTransaction<T>(
  scope: DealerScope & { readonly kind: "DEALERS" },
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await manager.query(`SET LOCAL ROLE ${databaseRoles.dealer}`);
    await manager.query("SELECT set_config('dealer_scorecards.dealer_ids', $1, true)", [dealerIdsSetting(scope)]);
    return work(manager);
  });
}
