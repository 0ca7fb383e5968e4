import { basename, dirname } from "node:path";
import type pg from "pg";
import type { DataSource } from "typeorm";
import type { DealerScope } from "../../../platform/dealer-scope.ts";
import { Failure } from "../../../platform/failure.ts";
import { workerTransaction } from "../../../storage/worker-transaction.ts";
import type { ImportKind } from "./import-kind.ts";
import type { ImportProgress } from "./import-progress.ts";
import { counted, type ImportReport } from "./import-report.ts";
import { ImportLanding } from "./landing/import-landing.ts";
import { planColumns } from "./mapping/column-plan.ts";
import type { ImportMapping } from "./mapping/import-mapping.ts";
import { inputChunks, inputSize } from "./reading/input-file.ts";
import { openRowSource } from "./reading/row-source.ts";

export interface ImportOptions {
  readonly kind: ImportKind;
  readonly file: string;
  readonly mapping: ImportMapping;
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
  /** For errors and bad rows; by default the folder of the file. */
  readonly outputFolder?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Imports a file of any size in constant memory and one transaction.
 * @throws Failure `IMPORT_REFUSED` with every fault of header or mapping, or the first hundred errors in `details.errors`;
 *   then nothing has changed.
 */
export async function importFile(scope: DealerScope, dataSource: DataSource, options: ImportOptions): Promise<ImportReport> {
  const { kind, file, mapping, now, keepGood = false, completeThrough, allDealers = false } = options;
  const { outputFolder = dirname(file), onProgress = () => {} } = options;
  if (completeThrough !== undefined && completeThrough > now) {
    throw new Failure(
      "IMPORT_REFUSED",
      `Complete through ${completeThrough.toISOString()}: expected a time not after now, ${now.toISOString()}.`,
    );
  }
  if (allDealers && completeThrough === undefined) {
    throw new Failure("IMPORT_REFUSED", "All dealers: expected an instant that they are complete through.");
  }
  const started = performance.now();
  const size = await inputSize(file);
  const plan = planColumns(kind, mapping);
  const source = await openRowSource(file, kind, mapping, plan);
  let bytes = 0;
  const progress = (stage: ImportProgress["stage"]) =>
    onProgress({ stage, rows: source.reader.rows, bytes, size, seconds: (performance.now() - started) / 1000 });
  const chunks = inputChunks(file, mapping.encoding, (more) => {
    bytes += more;
    progress("READING");
  });

  return workerTransaction(scope, dataSource, async ({ queryRunner }) => {
    const client = (await queryRunner?.connect()) as pg.ClientBase;
    const landing = new ImportLanding(client, { kind, file, mapping, now, completeThrough, allDealers, outputFolder, source, plan });
    await landing.prepare();
    await landing.read(chunks);
    progress("CHECKING");
    const refusal = await landing.check(keepGood);
    if (refusal.errorCount > 0 && !keepGood) {
      const message = `${basename(file)} is refused: ${counted(refusal.errorCount, "error")}, all in ${refusal.errorsFile}. Nothing has changed.`;
      throw new Failure("IMPORT_REFUSED", message, { ...refusal });
    }
    progress("WRITING");
    const landed = await landing.land(refusal.bad > 0);
    const seconds = (performance.now() - started) / 1000;
    return { kind: kind.name, file, rows: source.reader.rows, ...landed, ...refusal, seconds };
  });
}
