import { Temporal } from "temporal-polyfill";

/** A calendar month, `2026-03`. */
export type Month = `${number}-${number}`;

/** Half open: a record of exactly `end` belongs to the next month. */
export interface MonthBounds {
  readonly start: Date;
  readonly end: Date;
}

/** Undefined where the text is no month of the years 1000 to 2999: beyond them storage and calendar do not agree. */
export function parseMonth(text: string): Month | undefined {
  return /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined;
}

export function addMonths(month: Month, count: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months: count }).toString() as Month;
}

/** Newest first, both ends included, at most `most`; none where `newest` lies before `oldest`. */
export function monthsBackTo(newest: Month, oldest: Month, most: number): Month[] {
  const months: Month[] = [];
  for (let month = newest; month >= oldest && months.length < most; month = addMonths(month, -1)) months.push(month);
  return months;
}

/** The month an instant falls in, on the clocks of the zone. */
export function monthOf(instant: Date, timeZone: string): Month {
  // No zone is a month away from UTC, and bounds are remembered: asking the zone's calendar each time takes far longer.
  const utc = instant.toISOString().slice(0, "2026-03".length) as Month;
  const { start, end } = monthBounds(utc, timeZone);
  if (instant < start) return addMonths(utc, -1);
  return instant < end ? utc : addMonths(utc, 1);
}

export function firstDay(month: Month): string {
  return `${month}-01`;
}

export function lastDay(month: Month): string {
  return `${month}-${Temporal.PlainYearMonth.from(month).daysInMonth}`;
}

function startOf(month: Month, timeZone: string): Date {
  // The first instant of the day, also where clocks skip or repeat midnight.
  return new Date(Temporal.PlainDate.from(firstDay(month)).toZonedDateTime({ timeZone }).startOfDay().epochMilliseconds);
}

const knownBounds = new Map<string, MonthBounds>();
const mostKnownBounds = 20_000;

/** The month on the clocks of the zone, as instants. */
export function monthBounds(month: Month, timeZone: string): MonthBounds {
  const key = `${month} ${timeZone}`;
  const known = knownBounds.get(key);
  if (known) return known;
  const bounds = { start: startOf(month, timeZone), end: startOf(addMonths(month, 1), timeZone) };
  if (knownBounds.size >= mostKnownBounds) knownBounds.clear();
  knownBounds.set(key, bounds);
  return bounds;
}
