import pg from "pg";
import { tellOperator } from "../../../../storage/outbox-sql.ts";
import type { ImportColumn, ImportKind } from "../import-kind.ts";

/** Which file of which import writes. */
export interface ImportStep {
  readonly run: number;
  /** Its place in the set, from 0. */
  readonly file: number;
}

/** Columns that a row is made of, beside its key. */
export function valueColumns({ key }: Pick<ImportKind, "key">, columns: readonly ImportColumn[]): string[] {
  const keys: readonly string[] = key;
  return columns.map(({ stored }) => stored).filter((column) => !keys.includes(column));
}

/** What tells a row as it was left from one that was changed since, over the values of these columns. */
export function rowHash(table: string, columns: readonly string[]): string {
  return `hash_record_extended(ROW(${columns.map((column) => `${table}.${column}`).join(", ")}), 0)`;
}

/** An array should stay far from what a value can hold, whatever the size of a file. */
const recordsAPart = 50_000;

/** Into how many parts the records of a file's largest dealer are divided. */
export const countParts = `SELECT ceil(coalesce(max(rows), 0) / ${recordsAPart}.0)::int AS parts FROM import_dealer`;

const partOf = (parts: number) => (parts <= 1 ? "0" : `mod(hash & 2147483647, ${parts})::int`);

const into = "INSERT INTO import_change (dealer_id, run, file, what, part, ids, hashes, was)";

/** Notes the rows that a statement gives as `dealer_id, id, hash`; answers with how many they were. */
export function notingAdded({ run, file }: ImportStep, parts: number, statement: string): string {
  return `
    WITH landed AS (${statement}), noted AS (
      ${into} SELECT dealer_id, ${run}, ${file}, 'ADDED', ${partOf(parts)} AS part, array_agg(id), array_agg(hash), '{}' FROM landed GROUP BY dealer_id, part
      RETURNING cardinality(ids) AS rows
    ) SELECT sum(rows) AS rows FROM noted`;
}

/** As `notingAdded`, of rows with what they held before as `was`. */
export function notingChanged({ run, file }: ImportStep, parts: number, statement: string): string {
  return `
    WITH landed AS (${statement}), noted AS (
      ${into} SELECT dealer_id, ${run}, ${file}, 'CHANGED', ${partOf(parts)} AS part, array_agg(id), array_agg(hash), array_agg(was)
      FROM landed GROUP BY dealer_id, part RETURNING cardinality(ids) AS rows
    ) SELECT sum(rows) AS rows FROM noted`;
}

/** Notes what people recorded by hand on rows, which a statement gives as `dealer_id, id, hash, was`. */
export function notingKept({ run, file }: ImportStep, part: number, statement: string): string {
  return `
    WITH landed AS (${statement}), noted AS (
      ${into} SELECT dealer_id, ${run}, ${file}, 'KEPT', ${part}, array_agg(id), array_agg(hash), array_agg(was) FROM landed GROUP BY dealer_id
    ) SELECT count(*) AS rows FROM landed`;
}

/** Notes the dealers that a statement gives as `id`. */
export function notingDealers({ run, file }: ImportStep, statement: string): string {
  return `
    WITH landed AS (${statement}), noted AS (${into} SELECT id, ${run}, ${file}, 'DEALER', 0, '{}', '{}', '{}' FROM landed)
    SELECT count(*) AS rows FROM landed`;
}

/** Notes the events that a statement writes and gives, and tells the operator's systems of them, too. */
export function notingEvents({ run, file }: ImportStep, statement: string): string {
  return `
    WITH landed AS (${statement}), noted AS (
      ${into} SELECT dealer_id, ${run}, ${file}, 'EVENT', 0, array_agg(id), '{}', '{}' FROM landed GROUP BY dealer_id
    ), operator AS (${tellOperator("landed")}) SELECT count(*) AS rows FROM landed`;
}

/** What stands in those columns of a stored row that a row of the file overwrites, by their names. */
export function overwritten(stored: string, columns: readonly string[]): string {
  const each = columns.map(
    (column) =>
      `CASE WHEN ${stored}.${column} IS DISTINCT FROM import_row.${column} THEN jsonb_build_object(${pg.escapeLiteral(column)}, ${stored}.${column}) ELSE '{}' END`,
  );
  return each.join(" || ");
}

/** The completeness of a kind of records as a file finds it. */
export const createCompleteness = (recordKind: string) => `
  CREATE TEMPORARY TABLE import_complete ON COMMIT DROP AS
  SELECT dealer_id, complete_through FROM record_completeness WHERE record_kind = ${pg.escapeLiteral(recordKind)}`;

/** Where it is another one now. */
export function noteCompleteness({ run, file }: ImportStep, recordKind: string): string {
  return `
    INSERT INTO import_completeness (dealer_id, run, file, record_kind, before, after)
    SELECT dealer_id, ${run}, ${file}, now.record_kind, before.complete_through, now.complete_through
    FROM record_completeness now LEFT JOIN import_complete before USING (dealer_id)
    WHERE now.record_kind = ${pg.escapeLiteral(recordKind)} AND before.complete_through IS DISTINCT FROM now.complete_through`;
}
