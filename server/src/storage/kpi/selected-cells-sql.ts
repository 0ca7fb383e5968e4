import { asOfGiven } from "./condition-sql.ts";

/** SQL of a selection over `dealer d`, with its two parameters' places: ids (the scope's own where it has any) and countries. */
export function selectionSql(ids: number, countries: number): string {
  return `($${ids}::text[] IS NULL OR d.id = ANY($${ids}::text[])) AND ($${countries}::text[] IS NULL OR d.country = ANY($${countries}::text[]))`;
}

/**
 * Cells of a selection of dealers as parameters 2 to 8: time zones with a month's bounds on their clocks
 * (zones, first days, days after the last, starts, ends), then dealer ids and countries, null for all.
 */
export const selectedCells = `(
    SELECT d.id AS dealer_id, m.month, m.next_day, m.starts_at, m.ends_at, m.time_zone FROM dealer d
    JOIN unnest($2::text[], $3::date[], $4::date[], $5::timestamptz[], $6::timestamptz[]) AS m(time_zone, month, next_day, starts_at, ends_at)
      ON m.time_zone = d.time_zone
    WHERE ${selectionSql(7, 8)} AND ${asOfGiven}
  ) AS cell`;
