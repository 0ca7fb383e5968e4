import type { Contradiction } from "../../../lead/lead-tick.kept.ts";
import type { ImportColumn, ImportKind } from "../import-kind.ts";
import { valueColumns } from "./change.sql.ts";
import { storedText } from "./column.sql.ts";

/** Stored rows of the file's of which something was recorded here, each with its line in the file. */
export const createRecorded = ({ table, key }: ImportKind, recorded: (row: string) => string): string => `
  CREATE TEMPORARY TABLE import_recorded ON COMMIT DROP AS
  SELECT import_row.line, stored.* FROM import_row JOIN ${table} stored USING (${key.join(", ")}) WHERE ${recorded("stored")}`;

/** A file may say of them what is recorded, or nothing. */
export function recordedContradictions(supplied: readonly ImportColumn[]): Contradiction[] {
  return supplied.map((column) => {
    const { stored } = column;
    const expected = `CASE WHEN recorded.${stored} IS NULL THEN 'blank, as recorded here: no file takes a step of it'
      ELSE ${storedText(column, `recorded.${stored}`)} || ', as recorded here' END`;
    return {
      column: stored,
      select: `SELECT line, ${expected} AS expected FROM import_row JOIN import_recorded recorded USING (line)
        WHERE import_row.${stored} IS NOT NULL AND import_row.${stored} IS DISTINCT FROM recorded.${stored}`,
    };
  });
}

/** What they leave blank stays as it is. */
export function keepRecorded(kind: ImportKind, supplied: readonly ImportColumn[]): string {
  const columns = valueColumns(kind, supplied).map((column) => `${column} = recorded.${column}`);
  return `UPDATE import_row SET ${columns.join(", ")} FROM import_recorded recorded WHERE recorded.line = import_row.line`;
}
