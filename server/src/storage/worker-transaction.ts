import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../platform/dealer-scope.ts";
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
