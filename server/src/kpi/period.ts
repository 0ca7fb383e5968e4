import { Temporal } from "temporal-polyfill";
import type { PeriodPoint } from "./formula/record-kind.ts";
import { addMonths, firstDay, type Month, type MonthBounds, monthBounds } from "./month.ts";

/** A month or a week on a dealer's clocks: its instants, half open, and its days. */
export interface Period extends MonthBounds {
  readonly firstDay: string;
  /** The first day after it. */
  readonly nextDay: string;
  readonly timeZone: string;
  readonly unit: "MONTH" | "WEEK";
}

export function monthPeriod(month: Month, timeZone: string): Period {
  return { ...monthBounds(month, timeZone), firstDay: firstDay(month), nextDay: firstDay(addMonths(month, 1)), timeZone, unit: "MONTH" };
}

/** The Monday of the week that a day lies in. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
}

/** Monday to Sunday. */
export function weekPeriod(monday: string, timeZone: string): Period {
  const nextDay = addDays(monday, 7);
  return { start: startOfDay(monday, timeZone), end: startOfDay(nextDay, timeZone), firstDay: monday, nextDay, timeZone, unit: "WEEK" };
}

/** The first instant of a day on the clocks of the zone, also where clocks skip or repeat midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).startOfDay().epochMilliseconds);
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The calendar day an instant falls on, on the clocks of the zone. */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function monthsBack(day: string, months: number): string {
  return Temporal.PlainDate.from(day).subtract({ months }).toString();
}

/** Instants are kept to the millisecond. */
function justBefore(instant: Date): Date {
  return new Date(instant.getTime() - 1);
}

/** A point of the twelve months that end with the period, or of the period itself. */
export function periodPoint(period: Period, point: PeriodPoint): Date | string {
  switch (point) {
    case "lastDay":
      return addDays(period.nextDay, -1);
    case "lastInstant":
      return justBefore(period.end);
    case "yearFirstDay":
      return monthsBack(period.firstDay, 11);
    case "yearStart":
      return startOfDay(monthsBack(period.firstDay, 11), period.timeZone);
    case "yearEve":
      return justBefore(startOfDay(monthsBack(period.firstDay, 11), period.timeZone));
    case "yearBefore":
      return startOfDay(monthsBack(period.firstDay, 23), period.timeZone);
  }
}
