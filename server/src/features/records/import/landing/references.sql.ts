import pg from "pg";
import type { ImportKind, Reference } from "../import-kind.ts";
import type { PlannedColumn } from "../mapping/column-plan.ts";

/** References of landed rows to records that are not there, or not yet. */
export const createReferences = `
  CREATE TEMPORARY TABLE import_reference (
    file int NOT NULL, line bigint NOT NULL, dealer_id text NOT NULL, place text NOT NULL, written text NOT NULL, target text NOT NULL,
    expected text NOT NULL
  ) ON COMMIT DROP`;

interface ReferenceColumn extends PlannedColumn {
  readonly references: Reference;
}

export function referencesOf(columns: readonly PlannedColumn[]): ReferenceColumn[] {
  return columns.flatMap((planned) =>
    "references" in planned.column && planned.column.references ? [{ ...planned, references: planned.column.references }] : [],
  );
}

/** Those of one file; the records may still come with a later file of the set. */
export function insertReferences(file: number, { column, label, references: { table, noun } }: ReferenceColumn): string {
  const ids = column.type === "LIST" ? `unnest(${column.stored})` : `(SELECT ${column.stored} AS id)`;
  return `
    INSERT INTO import_reference
    SELECT ${file}, line, dealer_id, ${pg.escapeLiteral(label)}, named.id, ${pg.escapeLiteral(table)},
      ${pg.escapeLiteral(`the id of a known ${noun} of the dealer`)}
    FROM import_row, LATERAL ${ids} AS named(id)
    WHERE named.id IS NOT NULL AND NOT EXISTS (SELECT FROM ${table} target WHERE (target.dealer_id, target.id) = (import_row.dealer_id, named.id))`;
}

/** Records of this kind have come after what refers to them. */
export function deleteFoundReferences({ table }: ImportKind): string {
  return `
    DELETE FROM import_reference USING ${table} found
    WHERE import_reference.target = ${pg.escapeLiteral(table)} AND (found.dealer_id, found.id) = (import_reference.dealer_id, import_reference.written)`;
}

/** What is not there at the end of a set, in the columns of errors. */
export const findingsOf = (file: number) => `SELECT line, place, written, expected FROM import_reference WHERE file = ${file}`;
