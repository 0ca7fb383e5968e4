import { addMonths, lastDay, type Month } from "../../kpi/month.ts";

/** Agreements are for at most so many months. */
export const mostMonths = 60;

/** The months wholly within a period that have begun, oldest first. */
export function monthsWithin(since: string, until: string, current: Month): Month[] {
  const sinceMonth = since.slice(0, "2026-03".length) as Month;
  const first = since.endsWith("-01") ? sinceMonth : addMonths(sinceMonth, 1);
  const months: Month[] = [];
  for (let month = first; month <= current && lastDay(month) <= until && months.length < mostMonths; month = addMonths(month, 1)) {
    months.push(month);
  }
  return months;
}
