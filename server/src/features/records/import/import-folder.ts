import { readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { Failure } from "../../../platform/failure.ts";
import { type GivenFile, givenFile } from "./given-file.ts";
import type { ImportKind } from "./import-kind.ts";
import { importKinds } from "./kinds/import-kinds.ts";
import { type ReadMapping, readMapping } from "./mapping/read-mapping.ts";

const mappingEnd = ".mapping.json";
const dataEnds = new Set([".csv", ".tsv", ".jsonl", ".ndjson", ".json"]);
/** What an import writes itself. */
const ownOutput = /\.(?:errors\.csv|changes\.csv|findings\.csv|bad\.csv|bad\.jsonl)$/;

/** The files of a folder that make one set. */
export interface FolderSet {
  /** Those that are referred to come first. */
  readonly files: readonly GivenFile[];
  /** Names of what is no data: other files, and folders. */
  readonly notRead: readonly string[];
}

const baseName = (name: string): string => name.slice(0, name.length - extname(name).length);

/**
 * A file's name says its kind, unless a mapping of the same name does: `work-orders.csv`, or `jobs.csv` beside `jobs.mapping.json`.
 * @throws Failure `IMPORT_REFUSED` with all that is wrong with the names and the mappings.
 */
export async function readFolder(folder: string): Promise<FolderSet> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith(".") && !ownOutput.test(name));
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).toSorted();
  const mappings = new Map(names.flatMap((name) => (name.endsWith(mappingEnd) ? [[name.slice(0, -mappingEnd.length), name]] : [])));
  const data = names.filter(
    (name) => !name.endsWith(mappingEnd) && (dataEnds.has(extname(name).toLowerCase()) || mappings.has(baseName(name))),
  );
  const faults: string[] = [];
  const files: GivenFile[] = [];
  for (const name of data) {
    const mappingName = mappings.get(baseName(name));
    try {
      files.push(await fileOfFolder(folder, name, mappingName));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      faults.push(error.message);
    }
  }
  for (const [base, name] of mappings) {
    if (!data.some((one) => baseName(one) === base))
      faults.push(`${join(folder, name)}: expected a file ${base}.csv or ${base}.jsonl beside it.`);
  }
  if (data.length === 0) faults.push(`${folder}: expected a file for each kind of records, such as work-orders.csv.`);
  if (faults.length > 0) throw new Failure("IMPORT_REFUSED", faults.join("\n"));
  const notRead = entries.map(({ name }) => name).filter((name) => !data.includes(name) && !name.endsWith(mappingEnd));
  return { files: files.toSorted((one, other) => importKinds.indexOf(one.kind) - importKinds.indexOf(other.kind)), notRead };
}

async function fileOfFolder(folder: string, name: string, mappingName: string | undefined): Promise<GivenFile> {
  const read = mappingName === undefined ? undefined : await readMapping(join(folder, mappingName));
  return givenFile(kindOf(folder, name, read), join(folder, name), read);
}

function kindOf(folder: string, name: string, read: ReadMapping | undefined): ImportKind {
  const kindName = read?.place.kind ?? baseName(name).toLowerCase().replaceAll("_", "-");
  const kind = importKinds.find((one) => one.name === kindName);
  if (kind !== undefined) return kind;
  const place = read?.place.kind === undefined ? join(folder, name) : `${join(folder, read.written.fileName)}: kind "${read.place.kind}"`;
  const known = importKinds.map((one) => one.name).join(", ");
  throw new Failure(
    "IMPORT_REFUSED",
    `${place}: expected one of the kinds ${known}, as the file's name or as "kind" in ${baseName(name)}${mappingEnd}.`,
  );
}
