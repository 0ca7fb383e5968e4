import { numberFormat } from "../i18n/intl-cache.ts";
import { inMiles, kilometresInMile, unitOf } from "./format.ts";
import type { MetricDefinition } from "./types.ts";

/** A number as it is typed, in what its metric is told in: per cents for a share. */
function factorOf(locale: string, metric: MetricDefinition): number {
  if (unitOf(metric) === "PERCENT") return 100;
  return inMiles(locale, metric) ? 1 / kilometresInMile : 1;
}

/** How a language separates thousands, and whole numbers from what follows. */
function separatorOf(locale: string, type: "group" | "decimal"): string | undefined {
  const parts = numberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(10_000);
  return parts.find((part) => part.type === type)?.value;
}

/** "1,200" and "1,200.50". */
const groupedByCommas = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** What was typed, in the metric's own unit; null where it is no number. A decimal comma is one, but where it can only stand for thousands. */
export function typedValue(locale: string, metric: MetricDefinition, typed: string): number | null {
  const bare = typed.replaceAll(/[\s%]/g, "");
  const thousands = groupedByCommas.test(bare) && separatorOf(locale, "group") === ",";
  const plain = thousands ? bare.replaceAll(",", "") : bare.replace(",", ".");
  if (!/^-?(\d+|\d*\.\d+)$/.test(plain)) return null;
  // 0.07 as typed, not 0.07000000000000001.
  return Number((Number(plain) / factorOf(locale, metric)).toPrecision(12));
}

/** The value as it would be typed. */
export function valueToType(locale: string, metric: MetricDefinition, value: number): string {
  return String(Number((value * factorOf(locale, metric)).toPrecision(12))).replace(".", separatorOf(locale, "decimal") ?? ".");
}

const unitNames: Readonly<Record<string, string>> = { HOURS: "hour", MINUTES: "minute", KILOMETRES: "kilometer" };

/** What a typed number is told in, in words; null where it needs none. */
export function typedUnit(locale: string, metric: MetricDefinition): string | null {
  const unit = unitOf(metric);
  if (unit === "PERCENT") return "%";
  const name = inMiles(locale, metric) ? "mile" : unitNames[unit];
  if (!name) return null;
  const parts = numberFormat(locale, { style: "unit", unit: name, unitDisplay: "long" }).formatToParts(2);
  return parts.find(({ type }) => type === "unit")?.value ?? null;
}
