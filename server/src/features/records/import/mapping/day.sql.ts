import pg from "pg";
import type { DateFormat } from "./import-mapping.ts";
import { localFormats } from "./instant.sql.ts";

export interface DayReading {
  readonly formats: readonly DateFormat[];
  /** False: an impossible date raises an error. True: it gives null, at the price of a subtransaction a value. */
  readonly careful: boolean;
}

/** Spreadsheets write a date as its midnight. A time with an offset is no day: whose day it is, it does not say. */
const midnight = "(?:[T ]+0{1,2}:00(?::00(?:\\.0+)?)?)?";

/** SQL that reads a text as a calendar day; null for what cannot be read. */
export function daySql(text: string, { formats, careful }: DayReading): string {
  const branches = formats.map((format) => {
    if (format === "XLSX") {
      const serial = `(${text})::numeric`;
      return `WHEN ${text} ~ '^\\d{1,7}(?:\\.0+)?$' THEN CASE WHEN ${serial} BETWEEN 61 AND 2958465 THEN date '1899-12-30' + (${serial})::int END`;
    }
    const { date, day } = localFormats[format];
    const pattern = pg.escapeLiteral(`^${date}${midnight}$`);
    const iso = `regexp_replace(${text}, ${pattern}, ${pg.escapeLiteral(day)})`;
    return `WHEN ${text} ~ ${pattern} THEN ${careful ? `pg_temp.import_day(${iso})` : `(${iso})::date`}`;
  });
  return `(CASE ${branches.join(" ")} END)`;
}

/** What a reader of an error may write instead. */
export function dayExamples(formats: readonly DateFormat[]): string {
  const examples: Readonly<Record<DateFormat, string>> = {
    ISO: "2026-03-31",
    "YYYY-MM-DD": "2026-03-31",
    "YYYY/MM/DD": "2026/03/31",
    "D/M/YYYY": "31/3/2026",
    "D-M-YYYY": "31-3-2026",
    "D.M.YYYY": "31.3.2026",
    "M/D/YYYY": "3/31/2026",
    "M-D-YYYY": "3-31-2026",
    XLSX: "46112",
  };
  return `a day such as ${formats.map((format) => examples[format]).join(" or ")}`;
}
