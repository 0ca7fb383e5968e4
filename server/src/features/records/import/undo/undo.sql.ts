import pg from "pg";
import type { KeptByHand, UndoBeneath } from "../../../lead/lead-tick.kept.ts";
import { identitySql, type ImportKind } from "../import-kind.ts";
import { rowHash } from "../landing/change.sql.ts";

/** Whose dealers may go, and which records something else has changed since. */
export const createUndoTables = `
  CREATE TEMPORARY TABLE import_leaving (id text PRIMARY KEY) ON COMMIT DROP;
  CREATE TEMPORARY TABLE import_conflict (kind text NOT NULL, dealer_id text NOT NULL, id text NOT NULL) ON COMMIT DROP`;

/** What a file did to records. Parameters: the run and the file. */
export const createNoted = `
  CREATE TEMPORARY TABLE import_noted ON COMMIT DROP AS
  SELECT c.what, c.dealer_id, u.id, u.hash, u.was
  FROM import_change c, unnest(c.ids, c.hashes, c.was) AS u(id, hash, was)
  WHERE c.run = $1 AND c.file = $2 AND c.what IN ('ADDED', 'CHANGED', 'KEPT')`;

/** A record that is as the file left it, whatever people have recorded by hand on it since. */
function asLeft(kind: ImportKind, columns: readonly string[], what: string): string {
  const { table, kept } = kind;
  const { dealer, id } = identitySql(kind, table);
  const hash = kept?.hash(columns) ?? rowHash(table, columns);
  return `noted.what = '${what}' AND noted.dealer_id = ${dealer} AND noted.id = ${id} AND noted.hash = ${hash}`;
}

/** Of what statements do to records that are as they were left: how many there were; the others are conflicts. `beside`: done to those, `undone`. */
function holding({ name }: ImportKind, what: string, statements: readonly string[], beside: readonly string[] = []): string {
  const parts = statements.map(
    (statement, index) => `part_${index} AS (${statement} RETURNING noted.dealer_id, noted.id, noted.hash, noted.was)`,
  );
  const union = statements.map((_, index) => `SELECT * FROM part_${index}`).join(" UNION ALL ");
  const others = beside.map((statement, index) => `beside_${index} AS (${statement})`);
  return `
    WITH ${[...parts, `undone AS (${union})`, ...others].join(", ")}, conflicts AS (
      INSERT INTO import_conflict
      SELECT ${pg.escapeLiteral(name)}, noted.dealer_id, noted.id FROM import_noted noted LEFT JOIN undone USING (dealer_id, id, hash)
      WHERE noted.what = '${what}' AND undone.id IS NULL
    ) SELECT count(*)::int AS rows FROM undone`;
}

export function restoreChanged(kind: ImportKind, columns: readonly string[]): string {
  const { table, kept } = kind;
  const restored = columns.map((column) => `before.${column}`).join(", ");
  const was = kept === undefined ? "noted.was" : `noted.was - ${kept.undo.covered}`;
  const restore = `
    UPDATE ${table} SET (${columns.join(", ")}) = (SELECT ${restored} FROM jsonb_populate_record(${table}, ${was}) before)
    FROM import_noted noted WHERE ${asLeft(kind, columns, "CHANGED")}`;
  return holding(kind, "CHANGED", [restore], kept?.undo.restore("undone"));
}

/** What people have recorded something on, or the product has gone on with, does not go. */
export function removeAdded(kind: ImportKind, columns: readonly string[]): string {
  const used = [kind.kept?.undo.recorded, kind.live?.inUse].flatMap((condition) => condition ?? []);
  const free = used.map((condition) => ` AND NOT ${condition}`).join("");
  return holding(kind, "ADDED", [`DELETE FROM ${kind.table} USING import_noted noted WHERE ${asLeft(kind, columns, "ADDED")}${free}`]);
}

/** What people recorded by hand remembers again what it did before the import; where they undid it since, the record has that. */
export function forgetKept(kind: ImportKind, { undo }: KeptByHand): string {
  return holding(
    kind,
    "KEPT",
    undo.forget.map((statement) => `${statement} AND noted.what = 'KEPT'`),
  );
}

/** Records that would contradict what people recorded since. Parameter: the run. */
export const contradictions = ({ name }: ImportKind, { undo }: KeptByHand) => `
  INSERT INTO import_conflict SELECT DISTINCT ${pg.escapeLiteral(name)}, found.dealer_id, found.id
  FROM (${undo.contradicted}) found JOIN import_change c ON c.dealer_id = found.dealer_id AND found.id = ANY (c.ids) JOIN import_run r ON r.id = c.run
  WHERE c.run = $1 AND c.what = 'CHANGED' AND r.files -> c.file ->> 'kind' = ${pg.escapeLiteral(name)}`;

/**
 * Records that a later import has changed, also where they are as the file left them again: undone in between, neither import could
 * be undone any more. Parameter: the run.
 */
export const changedLater = ({ name }: ImportKind) => `
  INSERT INTO import_conflict
  SELECT DISTINCT ${pg.escapeLiteral(name)}, c.dealer_id, u.id
  FROM import_change c JOIN import_run r ON r.id = c.run CROSS JOIN LATERAL unnest(c.ids) AS u(id)
  JOIN import_noted noted ON noted.dealer_id = c.dealer_id AND noted.id = u.id
  WHERE c.run > $1 AND c.dealer_id IN (SELECT dealer_id FROM import_noted) AND c.what IN ('ADDED', 'CHANGED', 'KEPT') AND r.undone_at IS NULL
    AND r.files -> c.file ->> 'kind' = ${pg.escapeLiteral(name)}`;

/** Dealers leave last, and only where nothing of theirs is left. */
export function markLeaving(kind: ImportKind, columns: readonly string[]): string {
  return `
    WITH leaving AS (
      INSERT INTO import_leaving SELECT noted.id FROM dealer, import_noted noted WHERE ${asLeft(kind, columns, "ADDED")} RETURNING id
    ), conflicts AS (
      INSERT INTO import_conflict SELECT ${pg.escapeLiteral(kind.name)}, noted.dealer_id, noted.id
      FROM import_noted noted LEFT JOIN leaving USING (id) WHERE noted.what = 'ADDED' AND leaving.id IS NULL
    ) SELECT count(*)::int AS rows FROM leaving`;
}

/** Dealers that a mapping made. Parameter: the run. */
export const markCreated = `
  INSERT INTO import_leaving SELECT DISTINCT dealer_id FROM import_change WHERE run = $1 AND what = 'DEALER' ON CONFLICT DO NOTHING`;

/**
 * Those to which another import did something stay, and leave with that one: it is noted to have made them. Before any is kept for another
 * reason. Parameter: the run.
 */
export const handDealersOn = `
  INSERT INTO import_change (dealer_id, run, file, what, part, ids, hashes, was)
  SELECT DISTINCT ON (leaving.id) leaving.id, c.run, c.file, 'DEALER', 0, '{}'::text[], '{}'::bigint[], '{}'::jsonb[]
  FROM import_leaving leaving JOIN (SELECT dealer_id, run, file FROM import_change UNION ALL SELECT dealer_id, run, file FROM import_completeness) c
    ON c.dealer_id = leaving.id JOIN import_run r ON r.id = c.run
  WHERE c.run <> $1 AND r.undone_at IS NULL ORDER BY leaving.id, c.run, c.file
  ON CONFLICT DO NOTHING`;

export const keepDealersOfOthers = `
  DELETE FROM import_leaving WHERE EXISTS (SELECT FROM import_change c JOIN import_run r ON r.id = c.run
    WHERE c.dealer_id = import_leaving.id AND c.run <> $1 AND r.undone_at IS NULL)`;

/** Those of which a table has a row stay. */
export const keepDealersOf = (table: string) =>
  `DELETE FROM import_leaving WHERE EXISTS (SELECT FROM ${table} other WHERE other.dealer_id = import_leaving.id)`;

export const removeDealers = "DELETE FROM dealer USING import_leaving WHERE dealer.id = import_leaving.id";

/** The files of later imports that stand and wrote records of the same kind. */
const later = `
  SELECT c.run, c.file FROM import_change c JOIN import_run r ON r.id = c.run JOIN import_run own ON own.id = noted.run
  WHERE c.dealer_id = noted.dealer_id AND c.run > noted.run AND r.undone_at IS NULL AND c.what IN ('ADDED', 'CHANGED')
    AND r.files -> c.file ->> 'kind' = own.files -> noted.file ->> 'kind'`;
const standsLater = `EXISTS (${later})`;

/**
 * Where nothing was known before, and what a later import brought stays: of that alone no month may become final, and it is noted to have
 * said so. Parameters: the run and the file.
 */
export const holdCompleteness = `
  WITH held AS (
    UPDATE record_completeness now SET complete_through = 'epoch' FROM import_completeness noted
    WHERE noted.run = $1 AND noted.file = $2 AND (now.dealer_id, now.record_kind) = (noted.dealer_id, noted.record_kind)
      AND now.complete_through = noted.after AND noted.before IS NULL AND ${standsLater}
    RETURNING noted.*
  )
  INSERT INTO import_completeness (dealer_id, run, file, record_kind, before, after)
  SELECT noted.dealer_id, next.run, next.file, noted.record_kind, NULL, 'epoch'
  FROM held noted CROSS JOIN LATERAL (${later} ORDER BY c.run, c.file LIMIT 1) next
  ON CONFLICT DO NOTHING`;

/**
 * Completeness goes back to what it was before the file where it is as the file left it. Where a later import has raised it since,
 * that one's stays, and is noted to have been raised from there. Parameters: the run and the file.
 */
export const restoreCompleteness = [
  `UPDATE record_completeness now SET complete_through = noted.before FROM import_completeness noted
  WHERE noted.run = $1 AND noted.file = $2 AND (now.dealer_id, now.record_kind) = (noted.dealer_id, noted.record_kind)
    AND now.complete_through = noted.after AND noted.before IS NOT NULL`,
  `DELETE FROM record_completeness now USING import_completeness noted
  WHERE noted.run = $1 AND noted.file = $2 AND (now.dealer_id, now.record_kind) = (noted.dealer_id, noted.record_kind)
    AND now.complete_through = noted.after AND noted.before IS NULL AND NOT ${standsLater}`,
  `UPDATE import_completeness later SET before = noted.before FROM import_completeness noted
  WHERE noted.run = $1 AND noted.file = $2 AND (later.dealer_id, later.record_kind) = (noted.dealer_id, noted.record_kind)
    AND (later.run, later.file) = (SELECT next.run, next.file FROM import_completeness next JOIN import_run r ON r.id = next.run
      WHERE next.dealer_id = noted.dealer_id AND next.record_kind = noted.record_kind AND r.undone_at IS NULL
        AND next.run > noted.run ORDER BY next.run, next.file LIMIT 1)`,
] as const;

/** Events that nobody was told of yet go. Parameter: the run. */
export const removeEvents = `
  WITH raised AS (SELECT c.dealer_id, unnest(c.ids) AS id FROM import_change c WHERE c.run = $1 AND c.what = 'EVENT'), removed AS (
    DELETE FROM outbox_event e USING raised WHERE (e.dealer_id, e.id) = (raised.dealer_id, raised.id) AND e.delivered_at IS NULL RETURNING e.id
  ), operator AS (
    DELETE FROM operator_event e USING raised WHERE e.id = raised.id AND e.delivered_at IS NULL
  ) SELECT (SELECT count(*)::int FROM removed) AS removed, (SELECT count(*)::int FROM raised) AS raised`;

/** The first conflicts, and how many there are. */
export const selectConflicts = `
  SELECT kind, dealer_id, id, count(*) OVER ()::int AS conflicts FROM (SELECT DISTINCT kind, dealer_id, id FROM import_conflict) found
  ORDER BY kind, dealer_id COLLATE "C", id COLLATE "C" LIMIT 5`;

/** Later imports that wrote records in conflict, newest first, and how many of them. Parameter: the run. */
export const selectLaterRuns = `
  SELECT c.run, count(DISTINCT (found.kind, found.dealer_id, found.id))::int AS records
  FROM import_change c JOIN import_run r ON r.id = c.run CROSS JOIN LATERAL unnest(c.ids) AS u(id)
  JOIN (SELECT DISTINCT kind, dealer_id, id FROM import_conflict) found
    ON (found.dealer_id, found.id) = (c.dealer_id, u.id) AND found.kind = r.files -> c.file ->> 'kind'
  WHERE c.run > $1 AND c.what IN ('ADDED', 'CHANGED', 'KEPT') AND r.undone_at IS NULL GROUP BY c.run ORDER BY c.run DESC`;

/** How many records in conflict something stands on that was done here. */
export const countInUse = (kind: ImportKind, inUse: string) => {
  const { dealer, id } = identitySql(kind, kind.table);
  return `SELECT count(DISTINCT (c.dealer_id, c.id))::int AS records FROM import_conflict c JOIN ${kind.table} ON c.dealer_id = ${dealer} AND c.id = ${id}
    WHERE c.kind = ${pg.escapeLiteral(kind.name)} AND ${inUse}`;
};

/** How many records in conflict are among those that people recorded something on. Parameter: since when. */
export const countByHand = (kind: ImportKind, { since }: UndoBeneath) =>
  `SELECT count(DISTINCT (dealer_id, id))::int AS records FROM import_conflict JOIN (${since}) hand USING (dealer_id, id)
   WHERE kind = ${pg.escapeLiteral(kind.name)}`;
