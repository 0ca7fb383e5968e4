import type { Contradiction } from "../../../lead/lead-tick.kept.ts";
import type { ImportColumn, ImportKind } from "../import-kind.ts";
import { valueColumns } from "./change.sql.ts";
import { storedText } from "./column.sql.ts";

const said = (column: string) => `said_${column}`;

/**
 * Stored rows of the file's of which something was recorded here, each with its line in the file and what that says of it: a scan compares the
 * two, where a join that stops at the first row found would go through all pairs.
 */
export function createRecorded(kind: ImportKind, supplied: readonly ImportColumn[], recorded: (row: string) => string): string {
  const columns = valueColumns(kind, supplied).map((column) => `, stored.${column}, import_row.${column} AS ${said(column)}`);
  return `
    CREATE TEMPORARY TABLE import_recorded ON COMMIT DROP AS
    SELECT import_row.line${columns.join("")} FROM import_row JOIN ${kind.table} stored USING (${kind.key.join(", ")}) WHERE ${recorded("stored")}`;
}

/** A file may say of them what is recorded, or nothing. */
export function recordedContradictions(kind: ImportKind, supplied: readonly ImportColumn[]): Contradiction[] {
  const values = valueColumns(kind, supplied);
  return supplied
    .filter(({ stored }) => values.includes(stored))
    .map((column) => {
      const { stored } = column;
      const expected = `CASE WHEN ${stored} IS NULL THEN 'blank, as recorded here: no file adds to it'
        ELSE ${storedText(column, stored)} || ', as recorded here' END`;
      return {
        column: stored,
        select: `SELECT line, ${expected} AS expected FROM import_recorded WHERE ${said(stored)} IS NOT NULL AND ${said(stored)} IS DISTINCT FROM ${stored}`,
      };
    });
}

/** What they leave blank stays as it is. */
export function keepRecorded(kind: ImportKind, supplied: readonly ImportColumn[]): string {
  const columns = valueColumns(kind, supplied).map((column) => `${column} = recorded.${column}`);
  return `UPDATE import_row SET ${columns.join(", ")} FROM import_recorded recorded WHERE recorded.line = import_row.line`;
}
