import type { DataSource, EntityManager } from "typeorm";
import { programs } from "../../kpi/catalogue.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { publishSql } from "../../storage/kpi/publish-sql.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { type Cell, cellParameters } from "../../storage/kpi/cohort-sql.ts";
import { findPublicationCandidates, publishedTogether } from "./publication-candidates.reader.ts";

/** Instants at which results were published; at least one. */
type PublicationRuns = readonly [Date, ...Date[]];

/** Dealers' months in one transaction: bounds its memory, and what a crash leaves to the next run. */
const cellsATransaction = 2_000;

const newestOf = (runs: PublicationRuns): Date => runs.reduce((latest, run) => (run > latest ? run : latest));

/** Runs a part of the work in a transaction: each in its own, or all in one that is there already. */
type Transact = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;

/** While records are being taken away by an undo, nothing is published of them: it takes this lock for itself alone. */
export const publicationLock = "hashtextextended('publish', 0)";

async function publishCells(
  transact: Transact,
  program: string,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  runs: PublicationRuns,
): Promise<number> {
  return transact(async (manager) => {
    await manager.query(`SELECT pg_advisory_xact_lock_shared(${publicationLock})`);
    const rows: { published: number }[] = await manager.query(publishSql(metrics), [
      newestOf(runs),
      ...cellParameters(cells),
      program,
      runs,
    ]);
    return rows[0]?.published ?? 0;
  });
}

/**
 * Publishes every result that is final as of an instant and not published yet; gives how many were.
 * Safe to run again and in several processes at once: what is published is left as it is.
 */
export function publishResults(scope: DealerScope, dataSource: DataSource, asOf: Date): Promise<number> {
  return publishHistory(scope, dataSource, [asOf]);
}

/**
 * Publishes as runs at these instants, oldest first, would have, in one: each result at the first instant at which it was
 * final. The same as one run after the other where the records were complete before the first of them.
 */
export function publishHistory(scope: DealerScope, dataSource: DataSource, runs: PublicationRuns): Promise<number> {
  return publish((work) => workerTransaction(scope, dataSource, work), runs);
}

/** As `publishResults`, within a transaction that is open. */
export function publishWithin(manager: EntityManager, asOf: Date): Promise<number> {
  return publish((work) => work(manager), [asOf]);
}

async function publish(transact: Transact, runs: PublicationRuns): Promise<number> {
  const asOf = newestOf(runs);
  let published = 0;
  for (const program of programs) {
    for (const metrics of publishedTogether(program)) {
      const candidates = await transact((manager) => findPublicationCandidates(manager, program, metrics, asOf));
      for (let first = 0; first < candidates.length; first += cellsATransaction) {
        const cells = candidates.slice(first, first + cellsATransaction);
        published += await publishCells(transact, program.code, metrics, cells, runs);
      }
    }
  }
  return published;
}
