import { writtenColumns } from "../opportunity/erased-text.sql.ts";
import { erasedColumns } from "./imported-request.sql.ts";

/** A connection in a transaction. */
export interface Runner {
  query(statement: string, values: unknown[]): Promise<unknown>;
}

interface Forgotten {
  /** Of imports. */
  readonly kind: string;
  /** `dealer_id` and `id` of its records that tell of the owner of the request `$1`; SQL. */
  readonly records: string;
  readonly columns: readonly string[];
}

/** Records of a kind of which an import overwrote a value; SQL gives `dealer_id`, `id` and the text of it as `value`. */
const overwrittenValues = (kind: string, column: string) => `
  SELECT c.dealer_id, u.id, u.was ->> '${column}' AS value
  FROM import_change c JOIN import_run r ON r.id = c.run CROSS JOIN unnest(c.ids, c.was) AS u(id, was)
  WHERE c.what = 'CHANGED' AND r.files -> c.file ->> 'kind' = '${kind}' AND u.was ? '${column}'`;

/** The owner's opportunities, and those that an undo would give back to the owner. */
const ofOwner = `
  SELECT dealer_id, id FROM opportunity WHERE request_id = $1
  UNION SELECT dealer_id, id FROM (${overwrittenValues("opportunities", "request_id")}) before WHERE value = $1`;

const told: readonly Forgotten[] = [
  { kind: "service-requests", records: "SELECT ''::text AS dealer_id, $1::text AS id", columns: erasedColumns },
  { kind: "opportunities", records: ofOwner, columns: writtenColumns },
  {
    kind: "survey-answers",
    records: `
      WITH owned AS (${ofOwner})
      SELECT a.dealer_id, a.id FROM survey_answer a JOIN owned ON owned.dealer_id = a.dealer_id AND owned.id = a.opportunity_id
      UNION SELECT before.dealer_id, before.id FROM (${overwrittenValues("survey-answers", "opportunity_id")}) before
        JOIN owned ON owned.dealer_id = before.dealer_id AND owned.id = before.value`,
    columns: ["comment"],
  },
];

/** What imports overwrote of records is kept so that they can be undone; the hash of what they left would tell of it, too. */
const forgetImported = ({ records }: Forgotten) => `
  WITH told AS (${records})
  UPDATE import_change c SET was = kept.was, hashes = kept.hashes
  FROM (
    SELECT c.dealer_id, c.run, c.file, c.what, c.part,
      coalesce(array_agg(CASE WHEN told.id IS NULL THEN u.was ELSE u.was - $2::text[] END ORDER BY u.place) FILTER (WHERE u.was IS NOT NULL), '{}') AS was,
      array_agg(CASE WHEN told.id IS NULL THEN u.hash ELSE 0 END ORDER BY u.place) AS hashes
    FROM import_change c JOIN import_run r ON r.id = c.run CROSS JOIN unnest(c.ids, c.hashes, c.was) WITH ORDINALITY AS u(id, hash, was, place)
      LEFT JOIN told ON told.dealer_id = c.dealer_id AND told.id = u.id
    WHERE c.what IN ('ADDED', 'CHANGED') AND EXISTS (SELECT FROM told one WHERE one.dealer_id = c.dealer_id AND one.id = ANY (c.ids))
      AND r.files -> c.file ->> 'kind' = $3
    GROUP BY c.dealer_id, c.run, c.file, c.what, c.part
  ) kept
  WHERE (c.dealer_id, c.run, c.file, c.what, c.part) = (kept.dealer_id, kept.run, kept.file, kept.what, kept.part)`;

/** Takes out of what is kept of imports and webhooks what tells of the owner of a request. None of these imports can be undone any more. */
export async function forgetRequest(runner: Runner, id: string): Promise<void> {
  for (const each of told) await runner.query(forgetImported(each), [id, each.columns, each.kind]);
  await runner.query("UPDATE request_delivery SET body_hash = NULL WHERE request_id = $1", [id]);
}
