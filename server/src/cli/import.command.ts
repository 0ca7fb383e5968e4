import { accessSync, constants, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { publishResults } from "../features/publication/publish.writer.ts";
import { type GivenFile, importFiles } from "../features/records/import/import-files.ts";
import { type FolderSet, readFolder } from "../features/records/import/import-folder.ts";
import { errorText, type RefusedFile, reportText } from "../features/records/import/import-report.ts";
import { importKinds } from "../features/records/import/kinds/import-kinds.ts";
import { readMapping } from "../features/records/import/mapping/read-mapping.ts";
import { systemClock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import { readCallerFolder, readEnvironment } from "../platform/environment.ts";
import { Failure } from "../platform/failure.ts";
import { createLog } from "../platform/log.ts";
import { openDatabase } from "../storage/database.ts";
import type { Command } from "./command.ts";
import { ProgressLine } from "./progress-line.ts";

const usage = `Usage: npm run import -- KIND FILE [options]
       npm run import -- FOLDER [options]

  KIND                  ${importKinds.map(({ name }) => name).join(", ")}
  FILE                  CSV with a header row, or JSON Lines (.jsonl, .ndjson, .json)
  FOLDER                files that land as one set, all or nothing; the name of each is its kind, as work-orders.csv, unless
                        work-orders.mapping.json beside it, which is its mapping, names another "kind"
  --mapping M           of one FILE: a JSON file that says how the file's columns and values are to be read
  --keep-good           lands the good rows and writes the bad ones to FILE.bad.csv; without it one bad row refuses the file
  --complete-through T  the instant up to which the records are known to be there, e.g. 2026-03-31T23:59:59-05:00;
                        without it the newest event in the file; where bad rows are left out, nothing more than before
  --all-dealers         with --complete-through: also of dealers without a row in the file whose records come by import
  --output FOLDER       where errors and bad rows are written; without it beside the file or the folder

Exit code 0: done. 1: refused, and nothing has changed.`;

interface Options {
  readonly keepGood: boolean;
  readonly completeThrough: Date | undefined;
  readonly allDealers: boolean;
  readonly outputFolder: string;
}

function refuse(message: string): never {
  throw new Failure("BAD_USER_INPUT", `${message}\n\n${usage}`);
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        mapping: { type: "string" },
        "keep-good": { type: "boolean", default: false },
        "complete-through": { type: "string" },
        "all-dealers": { type: "boolean", default: false },
        output: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function readOptions({ values, positionals }: ReturnType<typeof parse>): Options {
  const through = values["complete-through"];
  if (through !== undefined && !z.iso.datetime({ offset: true }).safeParse(through).success) {
    refuse(`--complete-through "${through}": expected a time with an offset, such as 2026-03-31T23:59:59-05:00.`);
  }
  if (values["all-dealers"] && through === undefined) refuse("--all-dealers: expected --complete-through beside it.");
  const folder = readCallerFolder();
  return {
    keepGood: values["keep-good"],
    completeThrough: through === undefined ? undefined : new Date(through),
    allDealers: values["all-dealers"],
    outputFolder:
      values.output === undefined ? writable(dirname(resolve(folder, positionals.at(-1) ?? "")), folder) : resolve(folder, values.output),
  };
}

async function readFiles({ values, positionals }: ReturnType<typeof parse>): Promise<FolderSet> {
  const [name = "", file, ...rest] = positionals;
  const folder = readCallerFolder();
  const path = resolve(folder, name);
  if (file === undefined && name !== "" && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    if (values.mapping !== undefined) refuse("--mapping: expected a mapping beside each file of the folder instead.");
    return readFolder(path);
  }
  const kind = importKinds.find((one) => one.name === name);
  if (kind === undefined) refuse(`"${name}": expected a folder or a kind of records: ${importKinds.map((one) => one.name).join(", ")}.`);
  if (file === undefined) refuse("A file is expected.");
  if (rest.length > 0) refuse(`"${rest.join(" ")}": expected one file.`);
  const mapping = await readMapping(values.mapping === undefined ? undefined : resolve(folder, values.mapping));
  if (mapping.kind !== undefined && mapping.kind !== kind.name) refuse(`"${name}": the mapping is of ${mapping.kind}.`);
  const given: GivenFile = { kind, file: resolve(folder, file), mapping };
  return { files: [given], notRead: [] };
}

function writable(folder: string, otherwise: string): string {
  try {
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return otherwise;
  }
}

async function run(given: readonly string[]): Promise<number> {
  const parsed = parse(given);
  if (parsed.values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const options = readOptions(parsed);
  const { files, notRead } = await readFiles(parsed);
  const environment = readEnvironment();
  const database = await openDatabase(environment, createLog(environment.logLevel));
  const progress = new ProgressLine(process.stderr);
  const operator = mintDealerScope({ kind: "STAFF" });
  try {
    const reports = await importFiles(operator, database.dataSource, files, {
      ...options,
      now: systemClock.now(),
      onProgress: (now) => progress.show(now),
    });
    progress.end();
    for (const { file, errors, findings } of reports) {
      for (const error of [...errors, ...findings]) process.stderr.write(`${errorText(file, error)}\n`);
    }
    for (const name of notRead) process.stdout.write(`${name} is no file of records and is not read.\n`);
    process.stdout.write(`${reportText(reports)}\n`);
    const published = await publishResults(operator, database.dataSource, systemClock.now());
    process.stdout.write(`${published} results have become final and are published.\n`);
    return 0;
  } catch (error) {
    progress.end();
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

export const importCommand: Command = { usage, run };
