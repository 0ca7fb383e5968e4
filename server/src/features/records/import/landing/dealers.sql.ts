import pg from "pg";
import type { ImportColumn } from "../import-kind.ts";
import type { ImportMapping } from "../mapping/import-mapping.ts";
import { sqlTypes } from "./typed.sql.ts";

type Created = NonNullable<ImportMapping["dealers"]>;

const named = 5;

/** The dealers of the rows, each with its place in the order of the key, its rows, their newest events and whether one of them is bad. */
export function createDealers(supplied: readonly ImportColumn[]): string {
  return `
    CREATE TEMPORARY TABLE import_dealer ON COMMIT DROP AS
    SELECT dealer_id, row_number() OVER (ORDER BY dealer_id COLLATE "C") AS dealer_place, count(*) AS rows, ${newest(supplied, "INSTANT")} AS newest,
      ${newest(supplied, "DAY")} AS newest_day, bool_or(faulty) AS faulty
    FROM import_row GROUP BY dealer_id`;
}

function newest(supplied: readonly ImportColumn[], type: "INSTANT" | "DAY"): string {
  const events = supplied.flatMap((column) => (column.type === type && column.event ? [`max(${column.stored})`] : []));
  return events.length === 0 ? `NULL::${sqlTypes[type]}` : `greatest(${events.join(", ")})`;
}

export const countUnknownDealers = `
  SELECT count(*)::int AS unknown FROM import_dealer
  WHERE dealer_id IS NOT NULL AND NOT EXISTS (SELECT FROM dealer WHERE dealer.id = import_dealer.dealer_id)`;

export function insertDealers({ timeZone, currency, country }: Created): string {
  return `
    INSERT INTO dealer (id, name, time_zone, currency, country)
    SELECT dealer_id, dealer_id, ${pg.escapeLiteral(timeZone)}, ${pg.escapeLiteral(currency)}, ${country === undefined ? "NULL" : pg.escapeLiteral(country)} FROM import_dealer
    ORDER BY dealer_id ON CONFLICT DO NOTHING RETURNING id`;
}

/** Dealers of the file that are not as the mapping creates them: how many, and the first few. */
export function selectDiffering({ timeZone, currency, country }: Created): string {
  const differs = Object.entries({ time_zone: timeZone, currency, country })
    .flatMap(([column, value]) => (value === undefined ? [] : [`${column} IS DISTINCT FROM ${pg.escapeLiteral(value)}`]))
    .join(" OR ");
  return `
    SELECT count(*)::int AS count, coalesce((array_agg(id ORDER BY id COLLATE "C"))[:${named}], '{}') AS first
    FROM dealer JOIN import_dealer ON import_dealer.dealer_id = dealer.id WHERE ${differs}`;
}
