import type { DataSource } from "typeorm";
import { programs } from "../../kpi/catalogue.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { publishSql } from "../../storage/kpi/publish-sql.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { type Cell, cellParameters } from "../../storage/kpi/cohort-sql.ts";
import { findPublicationCandidates, publishedTogether } from "./publication-candidates.reader.ts";

/** Dealers' months in one transaction: bounds its memory, and what a crash leaves to the next run. */
const cellsATransaction = 2_000;

async function publishCells(
  scope: DealerScope,
  dataSource: DataSource,
  program: string,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
): Promise<number> {
  return workerTransaction(scope, dataSource, async (manager) => {
    const rows: { published: number }[] = await manager.query(publishSql(metrics), [asOf, ...cellParameters(cells), program]);
    return rows[0]?.published ?? 0;
  });
}

/**
 * Publishes every result that is final as of an instant and not published yet; gives how many were.
 * Safe to run again and in several processes at once: what is published is left as it is.
 */
export async function publishResults(scope: DealerScope, dataSource: DataSource, asOf: Date): Promise<number> {
  let published = 0;
  for (const program of programs) {
    for (const metrics of publishedTogether(program)) {
      const candidates = await workerTransaction(scope, dataSource, (manager) =>
        findPublicationCandidates(manager, program, metrics, asOf),
      );
      for (let first = 0; first < candidates.length; first += cellsATransaction) {
        const cells = candidates.slice(first, first + cellsATransaction);
        published += await publishCells(scope, dataSource, program.code, metrics, cells, asOf);
      }
    }
  }
  return published;
}
