import { fieldsIn } from "../formula/condition.ts";
import type { PeriodPoint, RecordKind } from "../formula/record-kind.ts";
import { fieldsOfPlacement } from "../metric-fields.ts";
import type { Metric } from "../metric.ts";
import { addMonths, lastDay, type Month } from "../month.ts";

/** The first month that lies wholly after the start of a plan: that of its first day where this is the month's first. */
function firstWholeMonth(startsOn: string): Month {
  const month = startsOn.slice(0, "2026-03".length) as Month;
  return startsOn.endsWith("-01") ? month : addMonths(month, 1);
}

const ofTheMonth: ReadonlySet<PeriodPoint> = new Set(["lastDay", "lastInstant"]);

/** Whether a field of a record looks back further than the month that is asked for. */
function looksBack({ fields }: RecordKind, name: string): boolean {
  const field = fields[name];
  if (field?.source === "period") return !ofTheMonth.has(field.point);
  return (
    field?.source === "related" && field.where !== undefined && fieldsIn(field.where).some((theirs) => looksBack(field.kind(), theirs))
  );
}

/** Whether each month counts those who are there all along, such as staff: the next one counts them again. */
export function countsAgain({ cohort }: Pick<Metric, "cohort">): boolean {
  return cohort === "EVERY_PERIOD";
}

/** The first month whose cohort lies wholly after the start; one about the twelve months that end with it has all twelve after. */
export function firstMonthSince(metric: Metric, startsOn: string): Month {
  const first = firstWholeMonth(startsOn);
  return fieldsOfPlacement(metric).some((field) => looksBack(metric.of, field)) ? addMonths(first, 11) : first;
}

/** Whether a month lies wholly before a day. */
export function isBefore(month: Month, day: string): boolean {
  return lastDay(month) < day;
}
