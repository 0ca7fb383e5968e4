import { basename, dirname, join } from "node:path";
import type pg from "pg";
import type { DataSource } from "typeorm";
import type { DealerScope } from "../../../platform/dealer-scope.ts";
import { Failure } from "../../../platform/failure.ts";
import { workerTransaction } from "../../../storage/worker-transaction.ts";
import type { ImportKind } from "./import-kind.ts";
import type { ImportProgress } from "./import-progress.ts";
import { counted, type ImportReport, type RefusedFile } from "./import-report.ts";
import { ImportLanding, type Landed, type Refusal } from "./landing/import-landing.ts";
import { createReferences, deleteFoundReferences, findingsOf } from "./landing/references.sql.ts";
import { writeFaults } from "./landing/refusals.ts";
import { prepareTransaction } from "./landing/transaction.sql.ts";
import type { ImportMapping } from "./mapping/import-mapping.ts";
import { type OpenedFile, openFiles } from "./reading/opened-file.ts";

/** A file, what is in it and how it is read. */
export interface GivenFile {
  readonly kind: ImportKind;
  readonly file: string;
  readonly mapping: ImportMapping;
}

export interface ImportOptions {
  /** No event may be later. */
  readonly now: Date;
  /** Good rows land and bad ones are written to a file; otherwise one bad row refuses the file. */
  readonly keepGood?: boolean;
  /**
   * Up to when the records of the file's dealers are known to be there; by default the newest event in the file, and nothing
   * more than before where bad rows were left out.
   */
  readonly completeThrough?: Date | undefined;
  /** What `completeThrough` says holds also for dealers without rows in the file whose records come by import. */
  readonly allDealers?: boolean;
  /** For errors, findings and bad rows; by default the folder of the file. */
  readonly outputFolder?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

interface LandedFile {
  readonly given: OpenedFile;
  readonly refusal: Refusal;
  readonly landed: Landed;
  readonly seconds: number;
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
): Promise<ImportReport[]> {
  checkOptions(options);
  const opened = await openFiles(files);
  return workerTransaction(scope, dataSource, async ({ queryRunner }) => {
    const client = (await queryRunner?.connect()) as pg.ClientBase;
    await prepareTransaction(client);
    await client.query(createReferences);
    const landed: LandedFile[] = [];
    const refused: RefusedFile[] = [];
    for (const [index, given] of opened.entries()) {
      const one = await importOne(client, given, index, options);
      if ("landed" in one) landed.push(one);
      else refused.push({ file: given.file, ...one.refusal });
      // Every row of the dealers that did not land would seem to be of an unknown one.
      if (refused.length > 0 && given.kind.table === "dealer") break;
    }
    if (refused.length > 0) throw refusalOf(refused);
    for (const { kind } of opened) if (kind.table !== "dealer") await client.query(deleteFoundReferences(kind));
    const reports: ImportReport[] = [];
    for (const [index, one] of landed.entries()) reports.push(await report(client, one, index, options));
    return reports;
  });
}

function checkOptions({ completeThrough, now, allDealers }: ImportOptions): void {
  if (completeThrough !== undefined && completeThrough > now) {
    throw new Failure(
      "IMPORT_REFUSED",
      `Complete through ${completeThrough.toISOString()}: expected a time not after now, ${now.toISOString()}.`,
    );
  }
  if (allDealers && completeThrough === undefined) {
    throw new Failure("IMPORT_REFUSED", "All dealers: expected an instant that they are complete through.");
  }
}

async function importOne(
  client: pg.ClientBase,
  given: OpenedFile,
  index: number,
  options: ImportOptions,
): Promise<LandedFile | { readonly refusal: Refusal }> {
  const { now, keepGood = false, completeThrough, allDealers = false, onProgress = () => {} } = options;
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const { source, size } = given;
  let bytes = 0;
  const progress = (stage: ImportProgress["stage"]) => onProgress({ stage, rows: source.reader.rows, bytes, size, seconds: seconds() });
  const chunks = given.chunks((more) => {
    bytes += more;
    progress("READING");
  });
  const outputFolder = outputFolderOf(given, options);
  const landing = new ImportLanding(client, { ...given, now, completeThrough, allDealers, outputFolder });
  await landing.read(chunks);
  progress("CHECKING");
  const refusal = await landing.check(keepGood);
  if (refusal.errorCount > 0 && !keepGood) return { refusal };
  progress("WRITING");
  const landed = await landing.land(refusal.bad > 0);
  await landing.noteReferences(index);
  return { given, refusal, landed, seconds: seconds() };
}

function outputFolderOf({ file }: GivenFile, { outputFolder }: ImportOptions): string {
  return outputFolder ?? dirname(file);
}

async function report(client: pg.ClientBase, one: LandedFile, index: number, options: ImportOptions): Promise<ImportReport> {
  const { given, refusal, landed, seconds } = one;
  const { kind, file, source } = given;
  const path = join(outputFolderOf(given, options), `${basename(file)}.findings.csv`);
  const { count, first, file: findingsFile } = await writeFaults(client, findingsOf(index), file, path);
  const findings = { findings: first, findingCount: count, findingsFile };
  return { kind: kind.name, file, rows: source.reader.rows, ...landed, ...refusal, ...findings, seconds };
}

function refusalOf(refused: readonly RefusedFile[]): Failure {
  const sentences = refused.map(
    ({ file, errorCount, errorsFile }) => `${basename(file)} is refused: ${counted(errorCount, "error")}, all in ${errorsFile}.`,
  );
  return new Failure("IMPORT_REFUSED", `${sentences.join("\n")} Nothing has changed.`, { refused });
}
