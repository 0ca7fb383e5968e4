import pg from "pg";
import type { Completeness } from "../import-kind.ts";

/**
 * What the newest events of the file show: records are there up to the newest instant, and up to the first instant of the newest
 * day, of which more may come. Days are each dealer's own; one that has begun elsewhere only claims no more than now.
 */
const newestEvent = (now: Date) => `
  SELECT dealer_id, greatest(instant, CASE WHEN day IS NOT NULL THEN least(day::timestamp AT TIME ZONE time_zone, '${now.toISOString()}') END) AS through
  FROM (SELECT max(newest) AS instant, max(newest_day) AS day FROM import_dealer) newest,
    import_dealer JOIN dealer ON dealer.id = import_dealer.dealer_id`;

/** Whether nothing in the file happened at a known time. */
export const noEvents = "SELECT FROM import_dealer HAVING count(*) > 0 AND max(newest) IS NULL AND max(newest_day) IS NULL";

/** The records of a kind never become less complete. */
export function raiseCompleteness({ recordKind }: Completeness, completeThrough: Date | undefined, now: Date): string {
  const given = completeThrough && `SELECT dealer_id, '${completeThrough.toISOString()}'::timestamptz AS through FROM import_dealer`;
  return `
    INSERT INTO record_completeness (dealer_id, record_kind, complete_through)
    SELECT dealer_id, ${pg.escapeLiteral(recordKind)}, through FROM (${given ?? newestEvent(now)}) raised WHERE through IS NOT NULL ORDER BY dealer_id
    ON CONFLICT (dealer_id, record_kind) DO UPDATE SET complete_through = excluded.complete_through
    WHERE excluded.complete_through > record_completeness.complete_through`;
}

/** Also for dealers without rows in the file; those that follow the clock go on so. */
export function raiseAllCompleteness({ recordKind }: Completeness, completeThrough: Date): string {
  return `
    UPDATE record_completeness SET complete_through = '${completeThrough.toISOString()}'
    WHERE record_kind = ${pg.escapeLiteral(recordKind)} AND complete_through < '${completeThrough.toISOString()}'`;
}

/**
 * Where rows of the file are missing, or nothing in it happened at a known time: no dealer of it becomes more complete. One of
 * whom nothing was known would follow the clock, which would make everything final, so it is complete through 1970-01-01: no
 * event is older, and it claims nothing.
 */
export function holdCompleteness({ recordKind }: Completeness, dealersNamed: "import_named_dealer" | "import_dealer"): string {
  return `
    INSERT INTO record_completeness (dealer_id, record_kind, complete_through)
    SELECT id, ${pg.escapeLiteral(recordKind)}, '1970-01-01T00:00:00Z' FROM dealer
    WHERE id IN (SELECT dealer_id FROM ${dealersNamed}) ORDER BY id
    ON CONFLICT DO NOTHING`;
}
