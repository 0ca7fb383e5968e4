import type { FunnelMonth, FunnelWeek } from "./funnel-types.ts";
import type { DateText, Month } from "./types.ts";

/** Which month is shown of those that are there, newest first: the one asked for, or else the newest that is final. */
export function chosenMonth(months: readonly FunnelMonth[], asked: Month | null): FunnelMonth | undefined {
  return months.find(({ month }) => month === asked) ?? months.find(({ state }) => state === "FINAL") ?? months[0];
}

/** Of weeks, newest first: the one that begins with the Monday asked for, or else the newest that is settled. */
export function chosenWeek(weeks: readonly FunnelWeek[], asked: DateText | null): FunnelWeek | undefined {
  return weeks.find(({ from }) => from === asked) ?? weeks.find(({ settled }) => settled) ?? weeks[0];
}
