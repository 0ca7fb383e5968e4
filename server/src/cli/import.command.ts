import { accessSync, constants } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { publishResults } from "../features/publication/publish.writer.ts";
import { importFile } from "../features/records/import/import-file.ts";
import type { ImportKind } from "../features/records/import/import-kind.ts";
import { type ImportError, errorText, reportText } from "../features/records/import/import-report.ts";
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

  KIND                  ${importKinds.map(({ name }) => name).join(", ")}
  FILE                  CSV with a header row, or JSON Lines (.jsonl, .ndjson, .json)
  --mapping M           a JSON file that says how the file's columns and values are to be read
  --keep-good           lands the good rows and writes the bad ones to FILE.bad.csv; without it one bad row refuses the file
  --complete-through T  the instant up to which the records are known to be there, e.g. 2026-03-31T23:59:59-05:00;
                        without it the newest event in the file; where bad rows are left out, nothing more than before
  --all-dealers         with --complete-through: also of dealers without a row in the file whose records come by import
  --output FOLDER       where errors and bad rows are written; without it beside the file

Exit code 0: done. 1: refused, and nothing has changed.`;

interface Given {
  readonly kind: ImportKind;
  readonly file: string;
  readonly mapping: string | undefined;
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

function read({ values, positionals }: ReturnType<typeof parse>): Given {
  const [name = "", file, ...rest] = positionals;
  const kind = importKinds.find((one) => one.name === name);
  if (kind === undefined) refuse(`"${name}": expected a kind of records: ${importKinds.map((one) => one.name).join(", ")}.`);
  if (file === undefined) refuse("A file is expected.");
  if (rest.length > 0) refuse(`"${rest.join(" ")}": expected one file.`);
  const through = values["complete-through"];
  if (through !== undefined && !z.iso.datetime({ offset: true }).safeParse(through).success) {
    refuse(`--complete-through "${through}": expected a time with an offset, such as 2026-03-31T23:59:59-05:00.`);
  }
  if (values["all-dealers"] && through === undefined) refuse("--all-dealers: expected --complete-through beside it.");
  const folder = readCallerFolder();
  const path = resolve(folder, file);
  return {
    kind,
    file: path,
    mapping: values.mapping === undefined ? undefined : resolve(folder, values.mapping),
    keepGood: values["keep-good"],
    completeThrough: through === undefined ? undefined : new Date(through),
    allDealers: values["all-dealers"],
    outputFolder: values.output === undefined ? writable(dirname(path), folder) : resolve(folder, values.output),
  };
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
  const { mapping, ...options } = read(parsed);
  const environment = readEnvironment();
  const mappingRead = await readMapping(mapping);
  const database = await openDatabase(environment, createLog(environment.logLevel));
  const progress = new ProgressLine(process.stderr);
  const operator = mintDealerScope({ kind: "STAFF" });
  try {
    const report = await importFile(operator, database.dataSource, {
      ...options,
      mapping: mappingRead,
      now: systemClock.now(),
      onProgress: (now) => progress.show(now),
    });
    progress.end();
    for (const error of report.errors) process.stderr.write(`${errorText(report.file, error)}\n`);
    process.stdout.write(`${reportText(report)}\n`);
    const published = await publishResults(operator, database.dataSource, systemClock.now());
    process.stdout.write(`${published} results have become final and are published.\n`);
    return 0;
  } catch (error) {
    progress.end();
    if (!(error instanceof Failure)) throw error;
    const errors = (error.details["errors"] ?? []) as readonly ImportError[];
    for (const one of errors) process.stderr.write(`${errorText(options.file, one)}\n`);
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await database.close();
  }
}

export const importCommand: Command = { usage, run };
