import { bookkeepingColumns, type ColumnPlan, checkHeader } from "../mapping/column-plan.ts";
import type { ImportMapping } from "../mapping/import-mapping.ts";
import type { ImportKind } from "../import-kind.ts";
import { CsvRowReader } from "./csv-row-reader.ts";
import { isJsonLines, readHeader } from "./input-file.ts";
import { JsonRowReader } from "./json-row-reader.ts";
import type { RowReader } from "./row-reader.ts";

/** A file opened for import: its columns are known and fit the plan. */
export interface RowSource {
  readonly format: "CSV" | "JSON_LINES";
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly reader: RowReader;
}

/** JSON Lines have no header: each line is held against the columns that are read. */
export async function openRowSource(file: string, kind: ImportKind, mapping: ImportMapping, plan: ColumnPlan): Promise<RowSource> {
  if (isJsonLines(file)) {
    const columns = [...plan.read];
    const ignored = new Set([...mapping.ignore, ...bookkeepingColumns]);
    return { format: "JSON_LINES", columns, delimiter: ",", reader: new JsonRowReader(columns, ignored) };
  }
  const columns = await readHeader(file, mapping);
  checkHeader(file, columns, kind, mapping, plan);
  const { delimiter } = mapping;
  return { format: "CSV", columns, delimiter, reader: new CsvRowReader(columns.length, delimiter) };
}
