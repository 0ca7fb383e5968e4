import pg from "pg";
import type { ImportKind } from "../import-kind.ts";

/** The records of a kind never become less complete. */
export function raiseCompleteness(kind: ImportKind, completeThrough: Date | undefined): string {
  const through =
    completeThrough === undefined ? "(SELECT max(newest) FROM import_dealer)" : `'${completeThrough.toISOString()}'::timestamptz`;
  return `
    INSERT INTO record_completeness (dealer_id, record_kind, complete_through)
    SELECT dealer_id, ${pg.escapeLiteral(kind.recordKind)}, ${through} FROM import_dealer WHERE ${through} IS NOT NULL ORDER BY dealer_id
    ON CONFLICT (dealer_id, record_kind) DO UPDATE SET complete_through = excluded.complete_through
    WHERE excluded.complete_through > record_completeness.complete_through`;
}

/** Also for dealers without rows in the file; those that follow the clock go on so. */
export function raiseAllCompleteness(kind: ImportKind, completeThrough: Date): string {
  return `
    UPDATE record_completeness SET complete_through = '${completeThrough.toISOString()}'
    WHERE record_kind = ${pg.escapeLiteral(kind.recordKind)} AND complete_through < '${completeThrough.toISOString()}'`;
}

/**
 * For files of which rows are missing: no dealer of them becomes more complete. One of whom nothing was known would follow the
 * clock, which would make everything final, so it is complete through 1970-01-01: no event is older, and it claims nothing.
 */
export function holdCompleteness(kind: ImportKind): string {
  return `
    INSERT INTO record_completeness (dealer_id, record_kind, complete_through)
    SELECT id, ${pg.escapeLiteral(kind.recordKind)}, '1970-01-01T00:00:00Z' FROM dealer
    WHERE id IN (SELECT dealer_id FROM import_named_dealer) ORDER BY id
    ON CONFLICT DO NOTHING`;
}
