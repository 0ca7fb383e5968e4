import { userInfo } from "node:os";
import { publishResults } from "../features/publication/publish.writer.ts";
import { importFiles } from "../features/records/import/import-files.ts";
import { errorText, type ImportReport, type RefusedFile, reportText } from "../features/records/import/import-report.ts";
import { rehearseImport } from "../features/records/import/rehearse-import.ts";
import { rehearsalText } from "../features/records/import/rehearsal-report.ts";
import { rehearseUndo, undoImport } from "../features/records/import/undo/undo-import.ts";
import { systemClock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import { readEnvironment } from "../platform/environment.ts";
import { Failure } from "../platform/failure.ts";
import { createLog } from "../platform/log.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import type { Command } from "./command.ts";
import { type ImportOrder, importUsage, readImportOrder } from "./import-order.ts";
import { listImports, undoText } from "./import-runs.ts";
import { ProgressLine } from "./progress-line.ts";

const say = (text: string): unknown => process.stdout.write(`${text}\n`);
const operator = mintDealerScope({ kind: "STAFF" });

/** The name under which an import and an undo are kept. */
function whoami(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without a name in the system.
    return "operator";
  }
}

async function run(given: readonly string[]): Promise<number> {
  const order = await readImportOrder(given);
  if (order.task === "HELP") {
    say(importUsage);
    return 0;
  }
  const environment = readEnvironment();
  const database = await openDatabase(environment, createLog(environment.logLevel));
  try {
    await carryOut(order, database);
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const { file, errors } of (error.details["refused"] ?? []) as readonly RefusedFile[]) {
      for (const one of errors) process.stderr.write(`${errorText(file, one)}\n`);
    }
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await database.close();
  }
}

async function carryOut(order: Exclude<ImportOrder, { task: "HELP" }>, database: Database): Promise<void> {
  const { dataSource } = database;
  const options = { now: systemClock.now(), by: whoami() };
  if (order.task === "LIST") {
    say(await listImports(operator, database));
  } else if (order.task === "UNDO") {
    const undo = order.dryRun ? rehearseUndo : undoImport;
    say(undoText(await undo(operator, dataSource, order.id, options), order.dryRun));
  } else if (order.dryRun) {
    const rehearsed = await withProgress((onProgress) =>
      rehearseImport(operator, dataSource, order.files, { ...order, ...options, onProgress }),
    );
    tell(order.notRead, rehearsed.reports, rehearsalText(rehearsed));
  } else {
    const { reports, run: id } = await withProgress((onProgress) =>
      importFiles(operator, dataSource, order.files, { ...order, ...options, onProgress }),
    );
    tell(order.notRead, reports, `${reportText(reports)}\nThis is import ${id}: --undo ${id} takes it back.`);
    const published = await publishResults(operator, dataSource, systemClock.now());
    say(`${published} results have become final and are published.`);
  }
}

async function withProgress<T>(work: (onProgress: ProgressLine["show"]) => Promise<T>): Promise<T> {
  const progress = new ProgressLine(process.stderr);
  try {
    return await work((now) => progress.show(now));
  } finally {
    progress.end();
  }
}

function tell(notRead: readonly string[], reports: readonly ImportReport[], text: string): void {
  for (const { file, errors, findings } of reports) {
    for (const error of [...errors, ...findings]) process.stderr.write(`${errorText(file, error)}\n`);
  }
  for (const name of notRead) say(`${name} is no file of records and is not read.`);
  say(text);
}

export const importCommand: Command = { usage: importUsage, run };
