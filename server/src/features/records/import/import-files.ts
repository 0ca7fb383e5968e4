import type pg from "pg";
import type { DataSource } from "typeorm";
import type { DealerScope } from "../../../platform/dealer-scope.ts";
import { Failure } from "../../../platform/failure.ts";
import { workerTransaction } from "../../../storage/worker-transaction.ts";
import type { GivenFile } from "./given-file.ts";
import type { ImportProgress } from "./import-progress.ts";
import type { ImportReport } from "./import-report.ts";
import { landFiles } from "./land-files.ts";
import { mapFiles } from "./reading/mapped-file.ts";
import { type OpenedFile, openFiles } from "./reading/opened-file.ts";
import type { ImportRunFile } from "./run/import-run.ts";

export interface ImportOptions {
  /** No event may be later. */
  readonly now: Date;
  /** Who imports. */
  readonly by?: string;
  /** Good rows land and bad ones are written to a file; otherwise one bad row refuses the file. */
  readonly keepGood?: boolean;
  /**
   * Up to when the records of the file's dealers are known to be there; by default the newest event in the file, and nothing
   * more than before where bad rows were left out.
   */
  readonly completeThrough?: Date | undefined;
  /** What `completeThrough` says holds also for dealers without rows in the file whose records come by import. */
  readonly allDealers?: boolean;
  /** For errors, findings, changes and bad rows; by default the folder of the file. */
  readonly outputFolder?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** What became of an import. */
export interface ImportOutcome {
  /** What `undoImport` undoes it by. */
  readonly run: number;
  /** What is kept of each file's import. */
  readonly files: readonly ImportRunFile[];
  readonly reports: readonly ImportReport[];
}

/**
 * Imports files of any size in constant memory and one transaction, one after another: give those that are referred to first.
 * References to what is not there when all have landed are findings of the reports.
 * @throws Failure `IMPORT_REFUSED` with every fault of headers or mappings, or each file's first hundred errors in
 *   `details.refused`; then nothing has changed.
 */
export async function importFiles(
  scope: DealerScope,
  dataSource: DataSource,
  files: readonly GivenFile[],
  options: ImportOptions,
): Promise<ImportOutcome> {
  const opened = await prepareFiles(scope, dataSource, files, options);
  return workerTransaction(scope, dataSource, async ({ queryRunner }) => {
    const client = (await queryRunner?.connect()) as pg.ClientBase;
    return landFiles(client, opened, options);
  });
}

/** Finds all that is wrong with options, mappings and headers before anything is written. */
export async function prepareFiles(
  scope: DealerScope,
  dataSource: DataSource,
  files: readonly GivenFile[],
  { completeThrough, now, allDealers }: ImportOptions,
): Promise<OpenedFile[]> {
  if (completeThrough !== undefined && completeThrough > now) {
    throw new Failure(
      "IMPORT_REFUSED",
      `Complete through ${completeThrough.toISOString()}: expected a time not after now, ${now.toISOString()}.`,
    );
  }
  if (allDealers && completeThrough === undefined) {
    throw new Failure("IMPORT_REFUSED", "All dealers: expected an instant that they are complete through.");
  }
  return openFiles(await mapFiles(scope, dataSource, files));
}
