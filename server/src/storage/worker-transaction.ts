import type { DataSource, EntityManager } from "typeorm";
import { type DealerScope, mayRead } from "../platform/dealer-scope.ts";
import { Failure } from "../platform/failure.ts";
import { databaseRoles } from "./roles.ts";

/**
 * Runs work that writes: imports, publishing, demo data. All or nothing, under the worker role,
 * so that the owner's row-level security does not hide the rows from their own writer.
 */
export function workerTransaction<T>(scope: DealerScope, dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff and the operator's own commands write records.");
  return dataSource.transaction(async (manager) => {
    await manager.query(`SET LOCAL ROLE ${databaseRoles.worker}`);
    return work(manager);
  });
}

/**
 * Runs work for one dealer that the dealer's own role may not do, because it writes what that role may not read. All or nothing;
 * tables of such things hold the worker to the rows of that dealer.
 */
export function workerTransactionForDealer<T>(
  scope: DealerScope,
  dataSource: DataSource,
  dealerId: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await manager.query(`SELECT set_config('role', $1, true), set_config('dealer_scorecards.dealer_ids', ARRAY[$2]::text[]::text, true)`, [
      databaseRoles.worker,
      dealerId,
    ]);
    const dealers: unknown[] = mayRead(scope, dealerId) ? await manager.query("SELECT id FROM dealer WHERE id = $1", [dealerId]) : [];
    if (dealers.length === 0) throw new Failure("NOT_FOUND", "There is no dealer of that id to be seen.", { field: "dealerID" });
    return work(manager);
  });
}
