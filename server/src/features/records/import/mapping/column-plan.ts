import { Failure } from "../../../../platform/failure.ts";
import type { ImportColumn, ImportKind } from "../import-kind.ts";
import type { ColumnSource, ImportMapping } from "./import-mapping.ts";

/** Written by the importer itself into files of bad rows, so that they can be mended and imported again. */
export const bookkeepingColumns = ["import_line", "import_reason"] as const;

export interface PlannedColumn {
  readonly name: string;
  readonly column: ImportColumn;
  /** The first filled one counts. */
  readonly sources: readonly ColumnSource[];
  /** What the sender calls it. */
  readonly label: string;
}

export interface ColumnPlan {
  readonly columns: readonly PlannedColumn[];
  /** Columns of the file that are read. */
  readonly read: ReadonlySet<string>;
}

/** Columns of the file whose values are taken. */
function columnsRead({ from, sum = [] }: ColumnSource): readonly string[] {
  return from === undefined ? sum : [from];
}

function columnsOf(source: ColumnSource): string[] {
  return [...columnsRead(source), ...(source.when === undefined ? [] : [source.when.column])];
}

/**
 * Whether the file or the mapping says anything of a column, once the file's own columns are known. What is stored in
 * others stays as it is. A needed column always counts as supplied, so that its absence is an error of every row.
 */
export function isSupplied({ column, sources }: PlannedColumn, inFile: { has(column: string): boolean }): boolean {
  const known = (source: ColumnSource) =>
    (source.constant !== undefined || columnsRead(source).some((one) => inFile.has(one))) &&
    (source.when === undefined || inFile.has(source.when.column) || source.when.filled === false);
  return column.required === true || sources.some(known);
}

function isLocal({ dateFormat, timeZone }: ColumnSource, mapping: ImportMapping): boolean {
  return (dateFormat ?? mapping.dateFormat).some((format) => format !== "ISO") && (timeZone ?? mapping.timeZone) === undefined;
}

/**
 * What each column of the kind is read from. A column of the file that the mapping uses elsewhere does not also feed its namesake.
 * `dealer`: whose rows they are where they do not say it.
 */
export function planColumns(kind: ImportKind, mapping: ImportMapping, dealer?: string): ColumnPlan {
  const unknown = Object.keys(mapping.columns).filter((name) => kind.columns[name] === undefined);
  if (unknown.length > 0) {
    const known = Object.keys(kind.columns).join(", ");
    throw new Failure("IMPORT_REFUSED", `The mapping sets ${unknown.join(", ")}; the columns of ${kind.name} are ${known}.`);
  }
  const read = new Set(Object.values(mapping.columns).flatMap((sources) => sources.flatMap(columnsOf)));
  const taken = new Set([...read, ...mapping.ignore]);
  const columns = Object.entries(kind.columns).map(([name, column]) => {
    const given = mapping.columns[name] ?? (taken.has(name) ? [] : [{ from: name, otherValues: "REFUSE" as const }]);
    const sources = name === "dealer" && dealer !== undefined ? [...given, { constant: dealer, otherValues: "REFUSE" as const }] : given;
    for (const source of sources) for (const used of columnsOf(source)) read.add(used);
    if (column.type !== "NUMBER" && sources.some(({ sum }) => sum !== undefined)) {
      throw new Failure("IMPORT_REFUSED", `The mapping sets ${name} to a sum; only a column of decimal numbers can be one.`);
    }
    // A day needs no zone.
    if (column.type === "INSTANT" && sources.some((source) => isLocal(source, mapping))) {
      throw new Failure("IMPORT_REFUSED", `The mapping reads ${name} in a date format without an offset; expected an IANA "timeZone" too.`);
    }
    const froms = [...new Set(sources.flatMap(columnsRead))];
    return { name, column, sources, label: froms.length === 0 ? name : froms.join(", ") };
  });
  return { columns, read };
}

/** Refuses a header that does not fit the plan, naming all that is wrong with it. */
export function checkHeader(file: string, header: readonly string[], kind: ImportKind, mapping: ImportMapping, plan: ColumnPlan): void {
  const given = new Set(header);
  const ignored = new Set<string>([...mapping.ignore, ...bookkeepingColumns]);
  const named = new Set(Object.values(mapping.columns).flatMap((sources) => sources.flatMap(columnsOf)));
  const faults = [
    ...header.flatMap((name, index) => (name === "" ? [`value ${index + 1} of the header is blank; a name is expected`] : [])),
    ...[...given].flatMap((name) =>
      header.filter((other) => other === name).length > 1 && name !== "" ? [`column "${name}" appears twice`] : [],
    ),
    ...[...given].flatMap((name) =>
      name === "" || plan.read.has(name) || ignored.has(name)
        ? []
        : [
            `column "${name}" is not known; name it in the mapping's "columns" or "ignore", or use one of ${Object.keys(kind.columns).join(", ")}`,
          ],
    ),
    ...[...named].flatMap((name) => (given.has(name) ? [] : [`column "${name}" is named by the mapping and is not in the file`])),
    ...plan.columns.flatMap(({ name, column, sources }) =>
      column.required && !sources.some((source) => source.constant !== undefined || columnsRead(source).some((from) => given.has(from)))
        ? [`column "${name}" is needed and is not in the file`]
        : [],
    ),
  ];
  if (faults.length > 0) {
    throw new Failure("IMPORT_REFUSED", `${file}, line 1: the header is refused.\n${faults.map((fault) => `  ${fault}`).join("\n")}`, {
      faults,
    });
  }
}
