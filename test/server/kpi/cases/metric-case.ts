import type { Month } from "server/kpi/month.ts";
import { plus } from "../../../support/opportunities.ts";
import type { CaseRecord } from "./case-records.ts";

/** Where and when a case is looked at. */
interface Circumstances {
  readonly timeZone: string;
  readonly month: Month;
  readonly asOf: Date;
}

/** One fact of the specification: what a metric comes to for a dealer who has these records and no others. */
export interface MetricCase extends Circumstances {
  readonly program: string;
  readonly metric: string;
  readonly name: string;
  readonly records: readonly CaseRecord[];
  /** "1/2", or "3" of a plain measure; in money "EUR 5/2; USD 7/2"; "nothing" where no record is in the month. */
  readonly gives: string;
}

export type CaseRow = readonly [name: string, records: readonly CaseRecord[], gives: string, circumstances?: Partial<Circumstances>];

/** March 2026 in Chicago, whose clocks go forward on the 8th, looked at long after every window. */
const usual: Circumstances = { timeZone: "America/Chicago", month: "2026-03", asOf: new Date("2026-12-20T12:00:00.000Z") };
const monthStart = new Date("2026-03-01T06:00:00.000Z");
const monthEnd = new Date("2026-04-01T05:00:00.000Z");

/** The cases of one metric. */
const casesOf =
  (program: string) =>
  (metric: string, rows: readonly CaseRow[]): MetricCase[] =>
    rows.map(([name, records, gives, circumstances]) => ({ program, metric, name, records, gives, ...usual, ...circumstances }));

export const fieldService = casesOf("FIELD_SERVICE");
export const afterSales = casesOf("AFTER_SALES");
export const internetSales = casesOf("INTERNET_SALES");

/** What happens at a bound of the month, where an instant decides which month a record counts in. */
export function atMonthBounds(recordsAt: (instant: Date) => readonly CaseRecord[], inside: string, outside = "nothing"): CaseRow[] {
  return [
    ["at the month's first instant", recordsAt(monthStart), inside],
    ["a millisecond before the month", recordsAt(plus(monthStart, -1)), outside],
    ["in the month's last millisecond, after the clock change", recordsAt(plus(monthEnd, -1)), inside],
    ["at the next month's first instant", recordsAt(monthEnd), outside],
  ];
}

/** The same where a calendar day decides. */
export function atMonthDays(recordsOn: (day: string) => readonly CaseRecord[], inside: string, outside = "nothing"): CaseRow[] {
  return [
    ["on the month's first day", recordsOn("2026-03-01"), inside],
    ["on the day before the month", recordsOn("2026-02-28"), outside],
    ["on the month's last day", recordsOn("2026-03-31"), inside],
    ["on the next month's first day", recordsOn("2026-04-01"), outside],
  ];
}
