import { milliseconds } from "./formula/duration.ts";
import type { Settlement } from "./metric.ts";
import type { MonthBounds } from "./month.ts";

/**
 * The first instant at which nothing can change the month's result any more, or null where that never comes.
 * `latestDeadline` is the last deadline of the month's records so far: what happens at that very instant still counts.
 */
export function settlesAt(settlement: Settlement, month: MonthBounds, latestDeadline: Date | null): Date | null {
  if (settlement === "NEVER") return null;
  const answered = Math.max(
    month.end.getTime() + milliseconds(settlement.atLeast),
    latestDeadline ? latestDeadline.getTime() + 1 : Number.NEGATIVE_INFINITY,
  );
  return new Date(answered + milliseconds(settlement.window));
}
