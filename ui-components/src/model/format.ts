import { dateFormat, numberFormat } from "../i18n/intl-cache.ts";
import type { DateText, InstantText, MetricResult, MetricShape, Month } from "./types.ts";

/** What stands for a value that is not there. It is never shown as 0. */
export const missing = "–";

const percentOptions = { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** A share in percent with one decimal, half away from zero. */
export function percentText(locale: string, share: number): string {
  return numberFormat(locale, percentOptions).format(share);
}

export function countText(locale: string, count: number): string {
  return numberFormat(locale).format(count);
}

/** Rounded on the exact numbers: the quotient of two whole numbers may lie a hair beside a half. */
function exactShare(numerator: number, denominator: number): number {
  return Math.floor((2000 * numerator + denominator) / (2 * denominator)) / 1000;
}

/** A result's value as people read it: "79.9 %", "636", or "–". */
export function valueText(locale: string, shape: MetricShape, result: MetricResult | null): string {
  if (!result || result.value === null) return missing;
  if (shape === "COUNT" || result.denominator === null) return countText(locale, result.value);
  return percentText(locale, exactShare(result.numerator, result.denominator));
}

/** A goal's value in the unit of its metric; no more decimals than it has. */
export function goalText(locale: string, shape: MetricShape, value: number): string {
  return numberFormat(locale, shape === "PROPORTION" ? { style: "percent", maximumFractionDigits: 1 } : {}).format(value);
}

/** Calendar days are shown as they are, on no clock but their own. */
function dayOf(text: DateText): Date {
  return new Date(`${text}T00:00:00Z`);
}

export function monthText(locale: string, month: Month, length: "long" | "short" | "narrow" = "long"): string {
  const options: Intl.DateTimeFormatOptions =
    length === "long" ? { month: "long", year: "numeric", timeZone: "UTC" } : { month: length, timeZone: "UTC" };
  return dateFormat(locale, options).format(dayOf(`${month}-01`));
}

/** "Oct 1 – 31, 2026". */
export function rangeText(locale: string, from: DateText, to: DateText): string {
  return dateFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).formatRange(dayOf(from), dayOf(to));
}

/** An instant's day on the clocks of a zone. */
export function instantDayText(locale: string, instant: InstantText, timeZone: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeZone }).format(new Date(instant));
}

/** An instant to the minute on the clocks of a zone, with the zone: "Oct 3, 2026, 12:00 AM CDT". */
export function instantText(locale: string, instant: InstantText, timeZone: string): string {
  const options = { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;
  return dateFormat(locale, { ...options, timeZone }).format(new Date(instant));
}
