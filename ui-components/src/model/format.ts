import { dateFormat, numberFormat } from "../i18n/intl-cache.ts";
import type { DateText, InstantText, MetricDefinition, MetricResult, MetricUnit, Month } from "./types.ts";

/** What stands for a value that is not there. It is never shown as 0. */
export const missing = "–";

/** Of a metric, what its numbers are told in. */
type Measured = Pick<MetricDefinition, "shape" | "unit">;

export function unitOf({ shape, unit }: Measured): MetricUnit {
  return unit ?? (shape === "PROPORTION" ? "PERCENT" : shape === "COUNT" ? shape : "RATIO");
}

export const kilometresInMile = 1.609344;
/** Units that `Intl` has. */
const units: Partial<Record<MetricUnit, "hour" | "minute" | "kilometer">> = { HOURS: "hour", MINUTES: "minute", KILOMETRES: "kilometer" };

/** What follows a number of PER_DAY. */
const perDay: Readonly<Record<string, string>> = { fr: " par jour", ru: " в день", zh: "/天" };

/** Decimals where it is not one; money has those of its currency. */
const decimals: Partial<Record<MetricUnit, number>> = { COUNT: 0, RATIO: 2, POINTS: 2 };

/** Whether distances are told in miles where a language is spoken. */
export function inMiles(locale: string, metric: Measured): boolean {
  return unitOf(metric) === "KILOMETRES" && /-(US|GB)/.test(locale);
}

/**
 * A number in the unit of its metric: "79.9 %", "2.5 hr", "€1,204.50"; half away from zero. A share of money is told in per cents,
 * whatever the money is. As a goal it has no more decimals than it needs: of money those of its currency, or none.
 */
export function amountText(locale: string, metric: Measured, value: number, currency?: string | null, asGoal = false): string {
  const unit = unitOf(metric);
  const miles = inMiles(locale, metric);
  const fixed = decimals[unit] ?? 1;
  const text = numberFormat(locale, {
    ...(unit === "MONEY" && currency
      ? { style: "currency", currency, minimumFractionDigits: asGoal && value % 1 === 0 ? 0 : undefined }
      : {
          style: unit === "PERCENT" ? "percent" : units[unit] && "unit",
          unit: miles ? "mile" : units[unit],
          minimumFractionDigits: asGoal ? 0 : fixed,
          maximumFractionDigits: asGoal ? 2 : fixed,
        }),
    // No value is shown as -0.
    signDisplay: "negative",
  }).format(miles ? value / kilometresInMile : value);
  return unit === "PER_DAY" ? text + (perDay[locale.slice(0, 2)] ?? " a day") : text;
}

export function countText(locale: string, count: number): string {
  return numberFormat(locale).format(count);
}

/** The quotient of two whole numbers may lie a hair beside a half: that is less than this, and no other value is as near to one. */
const hair = 1 + 1e-15;

/** A result's value as people read it: "79.9 %", "636", or "–". */
export function valueText(locale: string, metric: Measured, result: Pick<MetricResult, "value" | "currency"> | null): string {
  if (!result || result.value === null) return missing;
  return amountText(locale, metric, result.value * hair, result.currency);
}

/** A goal's value in the unit of its metric. */
export function goalText(locale: string, metric: Measured, value: number, currency?: string | null): string {
  return amountText(locale, metric, value, currency, true);
}

/** Calendar days and months are shown as they are, on no clock but their own: without a time they are read as UTC. */
function dayOf(text: DateText): Date {
  return new Date(text);
}

export function monthText(locale: string, month: Month, length: "long" | "short" | "narrow" = "long"): string {
  const options = { month: length, year: length === "long" ? ("numeric" as const) : undefined, timeZone: "UTC" };
  return dateFormat(locale, options).format(dayOf(month));
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
