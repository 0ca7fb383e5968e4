import { Temporal } from "temporal-polyfill";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A day of work on the dealer's clocks. */
export interface WorkingDay {
  /** As in `2026-03-31`. */
  readonly date: string;
  readonly midnight: number;
}

const known = new Map<string, readonly WorkingDay[]>();

/** Monday to Friday: clocks are never changed on them. Reckoned once for all dealers of a zone. */
export function workingDays(month: Temporal.PlainYearMonth, timeZone: string): readonly WorkingDay[] {
  const key = `${month.toString()} ${timeZone}`;
  const days =
    known.get(key) ??
    Array.from({ length: month.daysInMonth }, (_, index) => month.toPlainDate({ day: index + 1 }))
      .filter(({ dayOfWeek }) => dayOfWeek <= 5)
      .map((date) => ({ date: date.toString(), midnight: date.toZonedDateTime({ timeZone }).epochMilliseconds }));
  known.set(key, days);
  return days;
}

export const instant = (milliseconds: number): Date => new Date(Math.round(milliseconds / minute) * minute);

/** The dealer's own day of an instant, or so many after it. */
export function dateOf(at: Date, timeZone: string, daysLater = 0): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().add({ days: daysLater });
}
