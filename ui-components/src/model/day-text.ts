import { instantDayText } from "./format.ts";
import type { DateText } from "./types.ts";

/** A calendar day, on no clock but its own: "Nov 1, 2026". */
export function dayText(locale: string, day: DateText): string {
  return instantDayText(locale, `${day}T00:00:00Z`, "UTC");
}
