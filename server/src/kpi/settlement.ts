import { type Duration, milliseconds, none } from "./formula/duration.ts";
import type { Settlement } from "./metric.ts";
import { addDays, type Period, startOfDay } from "./period.ts";

export const atMonthEnd = { atLeast: none, window: none } as const;
export const windowAfterMonthEnd = (window: Duration) => ({ atLeast: none, window }) as const;

/**
 * The first instant at which nothing can change the period's result any more, or null where that never comes.
 * `latestDeadline` is the last deadline of the period's records so far: what happens at that very instant still counts.
 */
export function settlesAt(settlement: Settlement, period: Period, latestDeadline: Date | null): Date | null {
  if (settlement === "NEVER") return null;
  if ("calendarDays" in settlement) return startOfDay(addDays(period.nextDay, settlement.calendarDays), period.timeZone);
  const answered = Math.max(
    period.end.getTime() + milliseconds(settlement.atLeast),
    latestDeadline ? latestDeadline.getTime() + 1 : Number.NEGATIVE_INFINITY,
  );
  return new Date(answered + milliseconds(settlement.window));
}
