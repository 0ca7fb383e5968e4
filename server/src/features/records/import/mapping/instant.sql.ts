import pg from "pg";
import type { DateFormat } from "./import-mapping.ts";

const time = "\\d{1,2}:\\d\\d(?::\\d\\d)?";
const fraction = "(?:(\\.\\d{1,3})\\d*)?";
const offset = "(?:Z|[+-]\\d\\d(?::?\\d\\d)?)";
const isoWithOffset = `^(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(?::\\d\\d)?)${fraction} ?(${offset})$`;

interface LocalFormat {
  /** Of a date alone, unanchored, and what it is in ISO by its groups. */
  readonly date: string;
  readonly day: string;
  readonly pattern: string;
  /** ISO, from the pattern's groups; digits finer than a millisecond are left behind, as instants are cut and never rounded. */
  readonly iso: string;
}

function local(first: string, separator: string, second: string, third: string, iso: string): LocalFormat {
  const date = `(${first})${separator}(${second})${separator}(${third})`;
  return { date, day: iso, pattern: `^${date}(?:[T ]+(${time})${fraction}(?: ?([AaPp][Mm]))?)?$`, iso: `${iso} \\4\\5 \\6` };
}

const year = "\\d{4}";
const part = "\\d{1,2}";
export const localFormats: Readonly<Record<Exclude<DateFormat, "XLSX">, LocalFormat>> = {
  ISO: local(year, "-", part, part, "\\1-\\2-\\3"),
  "YYYY-MM-DD": local(year, "-", part, part, "\\1-\\2-\\3"),
  "YYYY/MM/DD": local(year, "/", part, part, "\\1-\\2-\\3"),
  "D/M/YYYY": local(part, "/", part, year, "\\3-\\2-\\1"),
  "D-M-YYYY": local(part, "-", part, year, "\\3-\\2-\\1"),
  "D.M.YYYY": local(part, "\\.", part, year, "\\3-\\2-\\1"),
  "M/D/YYYY": local(part, "/", part, year, "\\3-\\1-\\2"),
  "M-D-YYYY": local(part, "-", part, year, "\\3-\\1-\\2"),
};

export interface InstantReading {
  readonly formats: readonly DateFormat[];
  readonly timeZone: string | undefined;
  /** All values are known to be plain ISO times with an offset: only the calendar is left to check. */
  readonly plain: boolean;
  /** False: an impossible date raises an error. True: it gives null, at the price of a subtransaction a value. */
  readonly careful: boolean;
}

/** Temporary functions that give null for what the calendar does not have; PostgreSQL 15 has no other way to ask. */
export const carefulFunctions = `
  CREATE FUNCTION pg_temp.import_instant(value text) RETURNS timestamptz LANGUAGE plpgsql AS
    $$ BEGIN RETURN value::timestamptz; EXCEPTION WHEN data_exception THEN RETURN NULL; END $$;
  CREATE FUNCTION pg_temp.import_local_time(value text) RETURNS timestamp LANGUAGE plpgsql AS
    $$ BEGIN RETURN value::timestamp; EXCEPTION WHEN data_exception THEN RETURN NULL; END $$;
  CREATE FUNCTION pg_temp.import_day(value text) RETURNS date LANGUAGE plpgsql AS
    $$ BEGIN RETURN value::date; EXCEPTION WHEN data_exception THEN RETURN NULL; END $$`;

export const dropCarefulFunctions = "DROP FUNCTION pg_temp.import_instant(text), pg_temp.import_local_time(text), pg_temp.import_day(text)";

/** SQL that reads a text as an instant, kept to the millisecond; null for what cannot be read. */
export function instantSql(text: string, reading: InstantReading): string {
  const { formats, timeZone, plain, careful } = reading;
  const instant = (value: string) => (careful ? `pg_temp.import_instant(${value})` : `(${value})::timestamptz`);
  if (plain && formats.includes("ISO")) return careful ? `${instant(text)}::timestamptz(3)` : `(${text})::timestamptz(3)`;
  const branches = formats.flatMap((format) => [
    ...(format === "ISO" ? [`WHEN ${matches(text, isoWithOffset)} THEN ${instant(replace(text, isoWithOffset, "\\1T\\2\\3\\4"))}`] : []),
    ...(timeZone === undefined ? [] : [format === "XLSX" ? serialBranch(text, timeZone) : localBranch(text, format, timeZone, careful)]),
  ]);
  return `(CASE ${branches.join(" ")} END)::timestamptz(3)`;
}

/**
 * A local time that the clocks skip gives null. One that comes twice, when clocks go back, is read as PostgreSQL
 * does: the second time, in standard time. A date alone is the first instant of its day, midnight or not.
 */
function localBranch(text: string, format: Exclude<DateFormat, "XLSX">, timeZone: string, careful: boolean): string {
  const { pattern, iso } = localFormats[format];
  const rewritten = replace(text, pattern, iso);
  const value = careful ? `pg_temp.import_local_time(${rewritten})` : `(${rewritten})::timestamp`;
  return `WHEN ${matches(text, pattern)} THEN ${dayOrTime(`strpos(${text}, ':') = 0`, value, timeZone)}`;
}

/**
 * Days since 30 December 1899, as spreadsheets count from 1 March 1900 on. A serial time carries float noise of some
 * microseconds, so it is rounded to the millisecond. A whole number is a date alone.
 */
function serialBranch(text: string, timeZone: string): string {
  const serial = `CASE WHEN (${text})::numeric BETWEEN 61 AND 2958465 THEN timestamp '1899-12-30' + round((${text})::numeric * 86400000)::float8 * interval '1 millisecond' END`;
  return `WHEN ${matches(text, "^\\d{1,7}(?:\\.\\d{1,20})?$")} THEN ${dayOrTime(`strpos(${text}, '.') = 0`, serial, timeZone)}`;
}

function dayOrTime(isDay: string, value: string, timeZone: string): string {
  return `CASE WHEN ${isDay} THEN ${startOfDay(value, timeZone)} ELSE ${inZone(value, timeZone)} END`;
}

/**
 * Midnight, or, where clocks skip it, the instant they do so, which is what PostgreSQL makes of such a midnight. Of one that
 * comes twice the first: by the offset of a few hours before. Null for a day that a place has left out.
 */
function startOfDay(value: string, timeZone: string): string {
  const zone = pg.escapeLiteral(timeZone);
  const before = "(instant - interval '3 hours')";
  const earlier = `(local - (${before} AT TIME ZONE ${zone} - ${before} AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC'`;
  const begins = (at: string) =>
    `(${at} AT TIME ZONE ${zone})::date = local::date AND ((${at} - interval '1 millisecond') AT TIME ZONE ${zone})::date < local::date`;
  return `(SELECT CASE WHEN ${begins("earlier")} THEN earlier WHEN ${begins("instant")} THEN instant END
    FROM (SELECT local, instant, ${earlier} AS earlier
      FROM (SELECT local, local AT TIME ZONE ${zone} AS instant FROM (SELECT ${value} AS local OFFSET 0) l OFFSET 0) i OFFSET 0) e)`;
}

function inZone(value: string, timeZone: string): string {
  const zone = pg.escapeLiteral(timeZone);
  return `(SELECT CASE WHEN instant AT TIME ZONE ${zone} = local THEN instant END FROM (SELECT local, local AT TIME ZONE ${zone} AS instant FROM (SELECT ${value} AS local OFFSET 0) l OFFSET 0) i)`;
}

function matches(text: string, pattern: string): string {
  return `${text} ~ ${pg.escapeLiteral(pattern)}`;
}

function replace(text: string, pattern: string, replacement: string): string {
  return `regexp_replace(${text}, ${pg.escapeLiteral(pattern)}, ${pg.escapeLiteral(replacement)})`;
}

/** What a reader of an error may write instead. */
export function instantExamples({ formats, timeZone }: InstantReading): string {
  const examples: Readonly<Record<DateFormat, string>> = {
    ISO: timeZone === undefined ? "2026-03-31T09:30:00+01:00" : "2026-03-31T09:30:00",
    "YYYY-MM-DD": "2026-03-31 09:30",
    "YYYY/MM/DD": "2026/03/31 09:30",
    "D/M/YYYY": "31/3/2026 09:30",
    "D-M-YYYY": "31-3-2026 09:30",
    "D.M.YYYY": "31.3.2026 09:30",
    "M/D/YYYY": "3/31/2026 09:30",
    "M-D-YYYY": "3-31-2026 09:30",
    XLSX: "46112.395833333",
  };
  const zone = timeZone === undefined ? "" : ` that exists in ${timeZone}`;
  return `a time${zone} such as ${formats.map((format) => examples[format]).join(" or ")}`;
}
