import { createWriteStream } from "node:fs";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { harmlessSql } from "../../../../storage/harmless-sql.ts";
import type { Contradiction } from "../../../lead/lead-tick.kept.ts";
import type { ImportKind } from "../import-kind.ts";
import type { ImportError } from "../import-report.ts";
import { bookkeepingColumns } from "../mapping/column-plan.ts";
import type { RowSource } from "../reading/row-source.ts";

const shown = 100;

export const createErrors = `
  CREATE TEMPORARY TABLE import_error (line bigint NOT NULL, place text NOT NULL, written text, expected text NOT NULL) ON COMMIT DROP`;

/** Every row of a key that comes more than once is bad: which one is meant, the file does not say. */
export function insertRepeatedKeys(kind: ImportKind, idLabel: string): string {
  const expected = `${kind.operators ? "each" : "the dealer''s id"} once in the file; line %s has it too`;
  return `
    INSERT INTO import_error
    SELECT line, ${pg.escapeLiteral(idLabel)}, id,
      format('${expected}', CASE WHEN line = first THEN last ELSE first END)
    FROM import_row JOIN (
      SELECT dealer_id, id, min(line) AS first, max(line) AS last
      FROM import_row WHERE dealer_id IS NOT NULL AND id IS NOT NULL GROUP BY dealer_id, id HAVING count(*) > 1
    ) repeated USING (dealer_id, id)`;
}

/** A line that is no record names no dealer. */
export function insertUnknownDealers(dealerLabel: string): string {
  return `
    INSERT INTO import_error
    SELECT line, ${pg.escapeLiteral(dealerLabel)}, dealer_id, 'a known dealer; a mapping can create dealers'
    FROM import_row WHERE dealer_id IS NOT NULL AND NOT EXISTS (SELECT FROM dealer WHERE dealer.id = import_row.dealer_id)
      AND NOT EXISTS (SELECT FROM import_error unread WHERE unread.line = import_row.line AND unread.place = '')`;
}

/**
 * Errors of rows that contradict what was recorded here, with which the file has to agree. `written`: line and text of the column at fault,
 * where a blank one says nothing.
 */
export function contradicting(label: string, { select, says }: Contradiction, written: string): string {
  const said = says === undefined ? "written.text IS NOT NULL" : `written.text = ${pg.escapeLiteral(says)}`;
  return `
    SELECT line, ${pg.escapeLiteral(label)} AS place, written.text AS written, found.expected
    FROM (${select}) found JOIN (${written}) written USING (line) WHERE ${said}`;
}

export const deleteBadRows = "DELETE FROM import_row USING (SELECT DISTINCT line FROM import_error) bad WHERE import_row.line = bad.line";

/** What is wrong with a file: all of it in a file of its own, and the first of it. */
interface Faults {
  readonly count: number;
  readonly rows: number;
  readonly first: readonly ImportError[];
  readonly file: string | undefined;
}

export const allErrors = "SELECT line, place, written, expected FROM import_error";

/** `faults`: a statement that gives line, place, written and expected. */
export async function writeFaults(client: pg.ClientBase, faults: string, file: string, path: string): Promise<Faults> {
  const counts = await client.query<{ count: number; rows: number }>(
    `SELECT count(*)::int AS count, count(DISTINCT line)::int AS rows FROM (${faults}) faults`,
  );
  const { count, rows } = counts.rows[0] ?? { count: 0, rows: 0 };
  if (count === 0) return { count, rows, first: [], file: undefined };
  const first = await client.query<{ line: string; place: string; written: string | null; expected: string }>(
    `SELECT line, place, left(written, 200) AS written, expected FROM (${faults}) faults ORDER BY line, place, expected, written LIMIT ${shown}`,
  );
  const all = `
    SELECT ${pg.escapeLiteral(basename(file))} AS file, line, place AS "column",
      ${harmlessSql("written")} AS value, expected
    FROM (${faults}) faults ORDER BY line, place, expected, written`;
  await copyToFile(client, `COPY (${all}) TO STDOUT WITH (FORMAT csv, HEADER)`, path, "");
  const errors = first.rows.map(({ line, place, written, expected }) => ({ line: Number(line), column: place, value: written, expected }));
  return { count, rows, first: errors, file: path };
}

/**
 * The bad rows in the format of the file, after their line and what is wrong with them. They are in UTF-8, and a byte order
 * mark says so, because the mapping may name another encoding.
 */
export async function writeBadRows(client: pg.ClientBase, file: string, folder: string, source: RowSource): Promise<string> {
  const path = join(folder, `${basename(file)}.bad.${source.format === "CSV" ? "csv" : "jsonl"}`);
  const columns = source.columns
    .map((name, index) => ({ name, staged: `c${index + 1}` }))
    .filter(({ name }) => !bookkeepingColumns.some((bookkeeping) => bookkeeping === name));
  const reasons = `(SELECT line, string_agg(concat_ws(': ', nullif(place, ''), 'expected ' || expected), '; ' ORDER BY place, expected) AS reason
    FROM import_error GROUP BY line) reasons JOIN import_text USING (line)`;
  if (source.format === "JSON_LINES") {
    const names = texts([...bookkeepingColumns, ...columns.map(({ name }) => name)].map((name) => pg.escapeLiteral(name)));
    const values = texts(["line::text", "reason", ...columns.map(({ staged }) => staged)]);
    const unread = texts([...bookkeepingColumns, "import_text"].map((name) => pg.escapeLiteral(name)));
    const record = `CASE WHEN fault IS NULL THEN json_object(${names}, ${values}) ELSE json_object(${unread}, ${texts(["line::text", "reason", "c1"])}) END`;
    // JSON holds neither of the two control characters bare, so each line is written as it is.
    const asIs = "FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02'";
    await copyToFile(client, `COPY (SELECT json_strip_nulls(${record}) FROM ${reasons} ORDER BY line) TO STDOUT WITH (${asIs})`, path, "");
    return path;
  }
  const { delimiter } = source;
  const header = [...bookkeepingColumns, ...columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`)].join(delimiter);
  const rows = `SELECT line, reason, ${columns.map(({ staged }) => staged).join(", ")} FROM ${reasons} ORDER BY line`;
  await copyToFile(
    client,
    `COPY (${rows}) TO STDOUT WITH (FORMAT csv, DELIMITER ${pg.escapeLiteral(delimiter)})`,
    path,
    `\ufeff${header}\n`,
  );
  return path;
}

function texts(expressions: readonly string[]): string {
  return `ARRAY[${expressions.join(", ")}]::text[]`;
}

export async function copyToFile(client: pg.ClientBase, statement: string, path: string, start: string): Promise<void> {
  const output = createWriteStream(path);
  output.write(start);
  await pipeline(client.query(copyTo(statement)), output);
}
