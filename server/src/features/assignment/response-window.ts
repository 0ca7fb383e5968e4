import { Temporal } from "temporal-polyfill";
import { addDays, dayOf, startOfDay } from "../../kpi/period.ts";
import { Failure } from "../../platform/failure.ts";

/** How the time to answer passes: all of it, or none on Saturdays, Sundays and listed holidays of the dealer. */
export type ResponseClock = "ELAPSED" | "WORKING_DAYS";

/** A day on which the clock stood still: of a weekend, or a holiday of this name. */
export interface PausedDay {
  /** `2026-11-26`, on the dealer's clocks. */
  readonly day: string;
  readonly reason: "SATURDAY" | "SUNDAY" | "HOLIDAY";
  readonly holiday: string | null;
  /** How much of the day fell into the window and did not count. */
  readonly milliseconds: number;
}

/** From the assignment to the last instant of an answer, which itself is in time. */
export interface ResponseWindow {
  readonly expiresAt: Date;
  /** In order; empty where all time counts. */
  readonly paused: readonly PausedDay[];
}

export interface ResponseTerms {
  readonly clock: ResponseClock;
  readonly milliseconds: number;
  readonly timeZone: string;
  /** Names of the holidays of the dealer's country by their days. */
  readonly holidays: ReadonlyMap<string, string>;
}

/** No calendar has more days off in a row; a list that says so is wrong. */
const mostDays = 366;

function pauseOf(day: string, holidays: ReadonlyMap<string, string>): Pick<PausedDay, "reason" | "holiday"> | null {
  const holiday = holidays.get(day) ?? null;
  if (holiday !== null) return { reason: "HOLIDAY", holiday };
  const { dayOfWeek } = Temporal.PlainDate.from(day);
  if (dayOfWeek < 6) return null;
  return { reason: dayOfWeek === 6 ? "SATURDAY" : "SUNDAY", holiday: null };
}

/**
 * When the time to answer ends, and what of it did not count. Days are the dealer's own, as long as its clocks make them: 23 hours
 * where they go forward. A window that is over just as a day off begins ends then, not after it.
 */
export function responseWindow(assignedAt: Date, { clock, milliseconds, timeZone, holidays }: ResponseTerms): ResponseWindow {
  if (clock === "ELAPSED") return { expiresAt: new Date(assignedAt.getTime() + milliseconds), paused: [] };
  const paused: PausedDay[] = [];
  let day = dayOf(assignedAt, timeZone);
  let from = assignedAt.getTime();
  let left = milliseconds;
  for (let days = 0; days < mostDays; days += 1) {
    const nextDay = addDays(day, 1);
    const end = startOfDay(nextDay, timeZone).getTime();
    const pause = pauseOf(day, holidays);
    if (pause) paused.push({ day, ...pause, milliseconds: end - from });
    else if (left <= end - from) return { expiresAt: new Date(from + left), paused };
    else left -= end - from;
    day = nextDay;
    from = end;
  }
  throw new Failure(
    "CONFIGURATION",
    `From ${assignedAt.toISOString()} on, nearly all days of a year are holidays in ${timeZone}: no answer could be in time.`,
  );
}
