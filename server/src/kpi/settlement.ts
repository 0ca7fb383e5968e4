import { milliseconds } from "./formula/duration.ts";
import type { Settlement } from "./metric.ts";
import type { MonthBounds } from "./month.ts";

/**
 * The instant after which nothing can change the month's result, or null where that never comes.
 * `latestDeadline` is the last deadline of the month's records so far.
 */
export function settlesAt(settlement: Settlement, month: MonthBounds, latestDeadline: Date | null): Date | null {
  if (settlement === "NEVER") return null;
  const answered = Math.max(month.end.getTime() + milliseconds(settlement.atLeast), latestDeadline?.getTime() ?? 0);
  return new Date(answered + milliseconds(settlement.window));
}
