import { basename, dirname, join } from "node:path";
import type pg from "pg";
import { Failure } from "../../../platform/failure.ts";
import { erasedOwners, eraseWritten } from "../../owner/erase-owner.writer.ts";
import type { ImportOptions, ImportOutcome } from "./import-files.ts";
import type { ImportProgress } from "./import-progress.ts";
import { counted, type ImportReport, type RefusedFile } from "./import-report.ts";
import { isOfDealers } from "./import-kind.ts";
import { type ImportStep, valueColumns } from "./landing/change.sql.ts";
import { ImportLanding, type Landed, type Refusal } from "./landing/import-landing.ts";
import { goOnAfterwards } from "./landing/live-rows.ts";
import { createReferences, deleteFoundReferences, findingsOf } from "./landing/references.sql.ts";
import { writeFaults } from "./landing/refusals.ts";
import { prepareTransaction } from "./landing/transaction.sql.ts";
import { keepMapping } from "./mapping/kept-mapping.ts";
import type { OpenedFile } from "./reading/opened-file.ts";
import { type ImportRunFile, nextRun, noteRun } from "./run/import-run.ts";

interface LandedFile {
  readonly given: OpenedFile;
  readonly refusal: Refusal;
  readonly landed: Landed;
  readonly seconds: number;
}

/** Called when a file has landed, while what it did is still at hand. */
type OnLanded = (given: OpenedFile, step: ImportStep) => Promise<void>;

const operator = "operator";

/** The whole of an import within its transaction. Fails as `importFiles` does. */
export async function landFiles(
  client: pg.ClientBase,
  opened: readonly OpenedFile[],
  options: ImportOptions,
  onLanded: OnLanded = () => Promise.resolve(),
): Promise<ImportOutcome> {
  await prepareTransaction(client);
  await client.query(createReferences);
  const run = await nextRun(client);
  const landed: LandedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const [file, given] of opened.entries()) {
    const one = await landFile(client, given, { run, file }, options, onLanded);
    if ("landed" in one) landed.push(one);
    else refused.push({ file: given.file, ...one.refusal });
    // Every row of the dealers that did not land would seem to be of an unknown one.
    if (refused.length > 0 && given.kind.table === "dealer") break;
  }
  if (refused.length > 0) throw refusalOf(refused);
  for (const { kind } of opened) if (isOfDealers(kind)) await client.query(deleteFoundReferences(kind));
  for (const [file, { kind }] of opened.entries()) {
    if (kind.live?.goesOn) await client.query(kind.live.goesOn.landed, [run, file, options.by ?? operator]);
  }
  for (const { kind } of opened) await goOnAfterwards(client, kind, options.now);
  // What told of an owner may have come before what says of whom it told.
  const erased = opened.some(({ kind }) => kind.live) ? (await client.query<{ id: string }>(erasedOwners, [run])).rows : [];
  for (const { id } of erased) await eraseWritten(client, id);
  const reports: ImportReport[] = [];
  for (const [index, one] of landed.entries()) reports.push(await reportOf(client, one, index, options));
  const files = reports.map((each, index) => runFile(each, opened[index]));
  await noteRun(client, { id: run, imported_at: options.now, imported_by: options.by ?? operator, files });
  return { run, files, reports };
}

async function landFile(
  client: pg.ClientBase,
  given: OpenedFile,
  step: ImportStep,
  options: ImportOptions,
  onLanded: OnLanded,
): Promise<LandedFile | { readonly refusal: Refusal }> {
  const { now, by = operator, keepGood = false, completeThrough, allDealers = false, onProgress = () => {} } = options;
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
  const landing = new ImportLanding(client, { ...given, step, now, by, completeThrough, allDealers, outputFolder });
  await landing.read(chunks);
  progress("CHECKING");
  const refusal = await landing.check(keepGood);
  if (refusal.errorCount > 0 && !keepGood) return { refusal };
  progress("WRITING");
  const landed = await landing.land(refusal.bad > 0);
  await landing.noteReferences(step.file);
  await onLanded(given, step);
  return { given, refusal, landed, seconds: seconds() };
}

export function outputFolderOf({ file }: Pick<OpenedFile, "file">, { outputFolder }: Pick<ImportOptions, "outputFolder">): string {
  return outputFolder ?? dirname(file);
}

async function reportOf(client: pg.ClientBase, one: LandedFile, index: number, options: ImportOptions): Promise<ImportReport> {
  const { given, refusal, landed, seconds } = one;
  const { kind, file, source } = given;
  const path = join(outputFolderOf(given, options), `${basename(file)}.findings.csv`);
  const { count, first, file: findingsFile } = await writeFaults(client, findingsOf(index), file, path);
  const findings = { findings: first, findingCount: count, findingsFile };
  const mapping = await mappingOf(client, given, options);
  return { kind: kind.name, file, rows: source.reader.rows, ...landed, ...refusal, ...findings, mapping, seconds };
}

/** The kept mapping that a file was read with; one that came with it is kept now. */
async function mappingOf(
  client: pg.ClientBase,
  { kind, dealer, crm, mapping, mappingVersion }: OpenedFile,
  { now, by = operator }: ImportOptions,
): Promise<ImportReport["mapping"]> {
  if (crm === undefined || dealer === undefined) return undefined;
  if (mappingVersion !== undefined) return { dealer, crm: crm.name, version: mappingVersion, isNew: false };
  if (crm.written === undefined) return undefined;
  const { rows } = await client.query("SELECT FROM dealer WHERE id = $1", [dealer]);
  if (rows.length === 0) throw new Failure("IMPORT_REFUSED", `"${dealer}": expected a known dealer. Nothing has changed.`);
  const key = { dealer, crm: crm.name, kind: kind.name };
  return { dealer, crm: crm.name, ...(await keepMapping(client, key, crm.written, mapping, { by, at: now })) };
}

/** What is kept of a file's import. */
function runFile(report: ImportReport, given: OpenedFile | undefined): ImportRunFile {
  const { kind, file, rows, changed, unchanged, bad, dealersCreated, mapping } = report;
  return {
    kind,
    file: basename(file),
    rows,
    new: report.new,
    changed,
    unchanged,
    bad,
    dealersCreated,
    columns: given ? valueColumns(given.kind, Object.values(given.kind.columns)) : [],
    dealer: given?.dealer ?? null,
    crm: mapping?.crm ?? null,
    mappingVersion: mapping?.version ?? null,
  };
}

function refusalOf(refused: readonly RefusedFile[]): Failure {
  const sentences = refused.map(
    ({ file, errorCount, errorsFile }) => `${basename(file)} is refused: ${counted(errorCount, "error")}, all in ${errorsFile}.`,
  );
  return new Failure("IMPORT_REFUSED", `${sentences.join("\n")} Nothing has changed.`, { refused });
}
