import type { DataSource, EntityManager } from "typeorm";
import { type DealerScope, mayRead } from "../platform/dealer-scope.ts";
import { Failure } from "../platform/failure.ts";
import { databaseRoles } from "./roles.ts";

/**
 * Runs work that writes: imports, publishing, demo data. All or nothing, under the worker role,
 * so that the owner's row-level security does not hide the rows from their own writer.
 */
export function workerTransaction<T>(scope: DealerScope, dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return staffTransaction(scope, dataSource, databaseRoles.worker, work);
}

/** Runs work that takes records away, which no other role may: what an import made. All or nothing. */
export function undoTransaction<T>(scope: DealerScope, dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return staffTransaction(scope, dataSource, databaseRoles.undo, work);
}

function staffTransaction<T>(
  scope: DealerScope,
  dataSource: DataSource,
  role: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff and the operator's own commands write records.");
  return dataSource.transaction(async (manager) => {
    await manager.query(`SET LOCAL ROLE ${role}`);
    return work(manager);
  });
}

/** Ends a transaction whose outcome is wanted and whose changes are not. */
class Rehearsed extends Error {
  constructor(readonly outcome: unknown) {
    super("A rehearsal leaves nothing behind.");
  }
}

/** Runs work in a transaction that is then rolled back: the database is as it was, and what the work found is told. */
export async function rehearse<T>(
  transaction: (work: (manager: EntityManager) => Promise<never>) => Promise<never>,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  try {
    return await transaction(async (manager) => {
      throw new Rehearsed(await work(manager));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome as T;
    throw error;
  }
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
