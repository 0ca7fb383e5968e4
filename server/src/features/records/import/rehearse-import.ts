import { basename, join } from "node:path";
import type pg from "pg";
import type { DataSource } from "typeorm";
import type { DealerScope } from "../../../platform/dealer-scope.ts";
import { harmlessSql } from "../../../storage/harmless-sql.ts";
import { rehearse, workerTransaction } from "../../../storage/worker-transaction.ts";
import { type DifferingResult, findDifferingResults } from "../../publication/differing-results.reader.ts";
import { publishWithin } from "../../publication/publish.writer.ts";
import type { GivenFile } from "./given-file.ts";
import { type ImportOptions, type ImportOutcome, prepareFiles } from "./import-files.ts";
import { landFiles, outputFolderOf } from "./land-files.ts";
import { changeColumns, selectChanges } from "./landing/changes.sql.ts";
import { copyToFile } from "./landing/refusals.ts";
import { dealersOfRun, recordKindsOfRun } from "./run/import-run.ts";

const shown = 10;

/** Something that an import would change. */
export interface ImportChange {
  /** What becomes of it: `NEW`, `CHANGED`, `NEW DEALER` or `COMPLETE THROUGH`. */
  readonly change: string;
  readonly dealer: string;
  readonly id: string | null;
  readonly column: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** All that a file would change. */
export interface FileChanges {
  readonly file: string;
  /** Of each sort, how many. */
  readonly counts: Readonly<Record<string, number>>;
  readonly first: readonly ImportChange[];
  /** All of them; absent where there are none. */
  readonly changesFile: string | undefined;
}

/** What an import would do. */
export interface RehearsedImport extends ImportOutcome {
  readonly changes: readonly FileChanges[];
  /** How many results would become final, and be published. */
  readonly becomingFinal: number;
  /** Published results that agree with their records today and would not any more. */
  readonly differing: readonly DifferingResult[];
}

/**
 * Does all that `importFiles` does, tells what it changes, and takes it back. Nothing stays but the files that tell of it.
 * Fails as `importFiles` does.
 */
export async function rehearseImport(
  scope: DealerScope,
  dataSource: DataSource,
  files: readonly GivenFile[],
  options: ImportOptions,
): Promise<RehearsedImport> {
  const { now } = options;
  const opened = await prepareFiles(scope, dataSource, files, options);
  const found = await rehearse(
    (work) => workerTransaction(scope, dataSource, work),
    async (manager) => {
      const client = (await manager.queryRunner?.connect()) as pg.ClientBase;
      const changes: FileChanges[] = [];
      const outcome = await landFiles(client, opened, options, async (given, step) => {
        const path = join(outputFolderOf(given, options), `${basename(given.file)}.changes.csv`);
        changes.push(await writeChanges(client, selectChanges(given.kind, step), given.file, path));
      });
      const dealers = await dealersOfRun(client, outcome.run);
      const kinds = recordKindsOfRun({ files: outcome.files });
      const differing = await findDifferingResults(manager, dealers, kinds, now);
      return { outcome, changes, dealers, kinds, differing, becomingFinal: await publishWithin(manager, now) };
    },
  );
  const { outcome, changes, becomingFinal, dealers, kinds } = found;
  const today = await workerTransaction(scope, dataSource, (manager) => findDifferingResults(manager, dealers, kinds, now));
  const known = new Set(today.map((result) => JSON.stringify(result)));
  return { ...outcome, changes, becomingFinal, differing: found.differing.filter((result) => !known.has(JSON.stringify(result))) };
}

async function writeChanges(client: pg.ClientBase, changes: string, file: string, path: string): Promise<FileChanges> {
  const counts = await client.query<{ change: string; count: number }>(
    `SELECT change, count(*)::int AS count FROM (${changes}) found GROUP BY change ORDER BY change`,
  );
  const inOrder = `ORDER BY dealer COLLATE "C", id COLLATE "C" NULLS FIRST, "column"`;
  const first = await client.query<ImportChange>(
    `SELECT change, dealer, id, "column", left("from", 200) AS "from", left("to", 200) AS "to" FROM (${changes}) found ${inOrder} LIMIT ${shown}`,
  );
  if (counts.rows.length > 0) {
    const safe = ["dealer", "id", `"from"`, `"to"`].map((column) => `${harmlessSql(column)} AS ${column}`);
    const all = `SELECT change, ${safe[0]}, ${safe[1]}, "column", ${safe[2]}, ${safe[3]} FROM (SELECT ${changeColumns} FROM (${changes}) found ${inOrder}) found`;
    await copyToFile(client, `COPY (${all}) TO STDOUT WITH (FORMAT csv, HEADER)`, path, "");
  }
  return {
    file,
    counts: Object.fromEntries(counts.rows.map(({ change, count }) => [change, count])),
    first: first.rows,
    changesFile: counts.rows.length > 0 ? path : undefined,
  };
}
