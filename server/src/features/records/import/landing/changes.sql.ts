import pg from "pg";
import type { ImportKind } from "../import-kind.ts";
import type { ImportStep } from "./change.sql.ts";

/** The columns of `selectChanges`. */
export const changeColumns = `change, dealer, id, "column", "from", "to"`;

/**
 * What a file has changed, while its rows are at hand: a row for each new record, each changed value, each dealer made and each
 * dealer whose records are known up to another instant.
 */
export function selectChanges({ columns }: ImportKind, { run, file }: ImportStep): string {
  const ofFile = `run = ${run} AND file = ${file}`;
  const added = `
    SELECT CASE what WHEN 'DEALER' THEN 'NEW DEALER' ELSE 'NEW' END AS change, dealer_id AS dealer, id, NULL::text AS "column", NULL::text AS "from", NULL::text AS "to"
    FROM import_change LEFT JOIN LATERAL unnest(ids) id ON true WHERE ${ofFile} AND what IN ('DEALER', 'ADDED')`;
  const known = `
    SELECT 'COMPLETE THROUGH', dealer_id, NULL, record_kind, to_jsonb(before) #>> '{}', to_jsonb(after) #>> '{}' FROM import_completeness WHERE ${ofFile}`;
  const values = Object.entries(columns).map(
    ([name, { stored }]) => `(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(stored)}, to_jsonb(import_row.${stored}) #>> '{}')`,
  );
  const changed = `
    SELECT 'CHANGED', dealer_id, id, value.name, was ->> value.stored, value.written
    FROM (SELECT dealer_id, u.id, u.was FROM import_change c, unnest(c.ids, c.was) AS u(id, was) WHERE ${ofFile} AND what = 'CHANGED') overwritten
    JOIN import_row USING (dealer_id, id) CROSS JOIN LATERAL (VALUES ${values.join(", ")}) AS value(name, stored, written)
    WHERE was ? value.stored`;
  return [added, known, changed].join(" UNION ALL ");
}
