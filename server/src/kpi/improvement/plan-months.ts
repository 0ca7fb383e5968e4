import { hasWeeks, type Metric } from "../metric.ts";
import { addMonths, lastDay, type Month } from "../month.ts";

/** The first month that lies wholly after the start of a plan: that of its first day where this is the month's first. */
function firstWholeMonth(startsOn: string): Month {
  const month = startsOn.slice(0, "2026-03".length) as Month;
  return startsOn.endsWith("-01") ? month : addMonths(month, 1);
}

/** The first month whose cohort lies wholly after the start; one about the twelve months that end with it has all twelve after. */
export function firstMonthSince(metric: Metric, startsOn: string): Month {
  const first = firstWholeMonth(startsOn);
  return hasWeeks(metric) ? first : addMonths(first, 11);
}

/** Whether a month lies wholly before a day. */
export function isBefore(month: Month, day: string): boolean {
  return lastDay(month) < day;
}
