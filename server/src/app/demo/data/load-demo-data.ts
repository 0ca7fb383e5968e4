import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import type { DealerScope } from "../../../platform/dealer-scope.ts";
import { DealerEntity } from "../../../storage/entities/dealer.entity.ts";
import { OpportunityEntity } from "../../../storage/entities/opportunity.entity.ts";
import { workerTransaction } from "../../../storage/worker-transaction.ts";
import { demoDealers } from "./demo-dealers.ts";
import { demoOpportunities } from "./demo-opportunities.ts";

const seed = "dealer-scorecards";
const rowsAStatement = 5_000;

/** One JSON parameter a statement; COPY does not write to tables with row-level security. */
async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  const { tableName, columns } = manager.dataSource.getMetadata(entity);
  for (let first = 0; first < rows.length; first += rowsAStatement) {
    const records = rows
      .slice(first, first + rowsAStatement)
      .map((row) => Object.fromEntries(columns.map((column) => [column.databaseName, column.getEntityValue(row) as unknown])));
    await manager.query(`INSERT INTO ${tableName} SELECT * FROM jsonb_populate_recordset(NULL::${tableName}, $1)`, [
      JSON.stringify(records),
    ]);
  }
}

/**
 * Fills an empty database with the demo's dealers and their opportunities up to `now`, all or nothing.
 * Gives the numbers of rows written: none where any dealer exists.
 */
export function loadDemoData(scope: DealerScope, dataSource: DataSource, now: Date): Promise<{ dealers: number; opportunities: number }> {
  return workerTransaction(scope, dataSource, async (manager) => {
    // Of two processes that start at once, the second waits here and then finds the dealers of the first.
    await manager.query("LOCK TABLE dealer IN SHARE ROW EXCLUSIVE MODE");
    if (await manager.existsBy(DealerEntity, {})) return { dealers: 0, opportunities: 0 };
    const dealers = demoDealers.map(({ id, name, country, timeZone, currency }) => ({ id, name, country, timeZone, currency }));
    const opportunities = demoDealers.flatMap((dealer) => demoOpportunities(seed, dealer, now));
    await insertRows(manager, DealerEntity, dealers);
    await insertRows(manager, OpportunityEntity, opportunities);
    return { dealers: dealers.length, opportunities: opportunities.length };
  });
}
