import { accessSync, constants, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { givenFile } from "../features/records/import/given-file.ts";
import { type FolderSet, readFolder } from "../features/records/import/import-folder.ts";
import { importKinds } from "../features/records/import/kinds/import-kinds.ts";
import { readMapping } from "../features/records/import/mapping/read-mapping.ts";
import { readCallerFolder } from "../platform/environment.ts";
import { readArguments, refuseUsage } from "./read-arguments.ts";

export const importUsage = `Usage: npm run import -- KIND FILE [options]
       npm run import -- FOLDER [options]
       npm run import -- --list
       npm run import -- --undo ID [--dry-run]

  KIND                  ${importKinds.map(({ name }) => name).join(", ")}
  FILE                  CSV with a header row, or JSON Lines (.jsonl, .ndjson, .json)
  FOLDER                files that land as one set, all or nothing; the name of each is its kind, as work-orders.csv, unless
                        work-orders.mapping.json beside it, which is its mapping, names another "kind"
  --mapping M           of one FILE: a JSON file that says how the file's columns and values are to be read
  --dealer D            of one FILE: all its rows are of this dealer, and need not say so
  --crm NAME            with --dealer: the system that the file comes from; its --mapping is kept, and is used without one
  --mapping-version N   with --crm: an older one of the kept mappings
  --dry-run             tells what would change, all of it in FILE.changes.csv, and changes nothing
  --keep-good           lands the good rows and writes the bad ones to FILE.bad.csv; without it one bad row refuses the file
  --complete-through T  the instant up to which the records are known to be there, e.g. 2026-03-31T23:59:59-05:00;
                        without it the newest event in the file; where bad rows are left out, nothing more than before
  --all-dealers         with --complete-through: also of dealers without a row in the file whose records come by import
  --output FOLDER       where errors, changes and bad rows are written; without it beside the file or the folder
  --list                the imports that landed, newest first
  --undo ID             takes an import back: what it overwrote is restored, what it made is removed

Exit code 0: done. 1: refused, and nothing has changed.`;

interface ImportTask extends FolderSet {
  readonly task: "IMPORT";
  readonly dryRun: boolean;
  readonly keepGood: boolean;
  readonly completeThrough: Date | undefined;
  readonly allDealers: boolean;
  readonly outputFolder: string;
}

/** What a command line asks for. */
export type ImportOrder =
  | { readonly task: "HELP" }
  | { readonly task: "LIST" }
  | { readonly task: "UNDO"; readonly id: number; readonly dryRun: boolean }
  | ImportTask;

function refuse(message: string): never {
  return refuseUsage(importUsage, message);
}

function parse(given: readonly string[]) {
  return readArguments(given, importUsage, {
    mapping: { type: "string" },
    dealer: { type: "string" },
    crm: { type: "string" },
    "mapping-version": { type: "string" },
    "dry-run": { type: "boolean", default: false },
    "keep-good": { type: "boolean", default: false },
    "complete-through": { type: "string" },
    "all-dealers": { type: "boolean", default: false },
    output: { type: "string" },
    list: { type: "boolean", default: false },
    undo: { type: "string" },
    help: { type: "boolean", default: false },
  });
}

type Parsed = ReturnType<typeof parse>;

const largest = 2 ** 31 - 1;

function numberOf(option: string, value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1 || number > largest) refuse(`--${option} "${value}": expected a whole number of 1 or more.`);
  return number;
}

/** @throws Failure where the command line, the folder or a mapping is not as it should be. */
export async function readImportOrder(given: readonly string[]): Promise<ImportOrder> {
  const parsed = parse(given);
  const { values, positionals } = parsed;
  if (values.help) return { task: "HELP" };
  if (values.list || values.undo !== undefined) {
    const [option, allowed] = values.list ? ["--list", ["list"]] : ["--undo", ["undo", "dry-run"]];
    const others = Object.entries(values).filter(([name, value]) => value !== undefined && value !== false && !allowed.includes(name));
    const beside = [...positionals, ...others.map(([name]) => `--${name}`)];
    if (beside.length > 0) refuse(`${option}: expected nothing beside it; there is ${beside.join(" ")}.`);
    if (values.undo === undefined) return { task: "LIST" };
    return { task: "UNDO", id: numberOf("undo", values.undo), dryRun: values["dry-run"] };
  }
  return { task: "IMPORT", ...readOptions(parsed), ...(await readFiles(parsed)) };
}

function readOptions({ values, positionals }: Parsed): Omit<ImportTask, "task" | keyof FolderSet> {
  const through = values["complete-through"];
  if (through !== undefined && !z.iso.datetime({ offset: true }).safeParse(through).success) {
    refuse(`--complete-through "${through}": expected a time with an offset, such as 2026-03-31T23:59:59-05:00.`);
  }
  if (values["all-dealers"] && through === undefined) refuse("--all-dealers: expected --complete-through beside it.");
  const folder = readCallerFolder();
  return {
    dryRun: values["dry-run"],
    keepGood: values["keep-good"],
    completeThrough: through === undefined ? undefined : new Date(through),
    allDealers: values["all-dealers"],
    outputFolder:
      values.output === undefined ? writable(dirname(resolve(folder, positionals.at(-1) ?? "")), folder) : resolve(folder, values.output),
  };
}

async function readFiles({ values, positionals }: Parsed): Promise<FolderSet> {
  const [name = "", file, ...rest] = positionals;
  const folder = readCallerFolder();
  const path = resolve(folder, name);
  if (file === undefined && name !== "" && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    for (const option of ["mapping", "dealer", "crm", "mapping-version"] as const) {
      if (values[option] !== undefined) refuse(`--${option}: expected a mapping beside each file of the folder instead.`);
    }
    return readFolder(path);
  }
  const kind = importKinds.find((one) => one.name === name);
  if (kind === undefined) refuse(`"${name}": expected a folder or a kind of records: ${importKinds.map((one) => one.name).join(", ")}.`);
  if (file === undefined) refuse("A file is expected.");
  if (rest.length > 0) refuse(`"${rest.join(" ")}": expected one file.`);
  const read = values.mapping === undefined ? undefined : await readMapping(resolve(folder, values.mapping));
  const named = read?.place.kind;
  if (named !== undefined && named !== kind.name) refuse(`"${name}": the mapping is of ${named}.`);
  const version = values["mapping-version"];
  const place = {
    dealer: values.dealer,
    crm: values.crm,
    version: version === undefined ? undefined : numberOf("mapping-version", version),
  };
  return { files: [givenFile(kind, resolve(folder, file), read, place)], notRead: [] };
}

function writable(folder: string, otherwise: string): string {
  try {
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return otherwise;
  }
}
