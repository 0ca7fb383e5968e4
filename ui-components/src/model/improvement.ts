import { dateFormat, numberFormat } from "../i18n/intl-cache.ts";
import { amountText, monthText, unitOf } from "./format.ts";
import type { Baseline } from "./improvement-types.ts";
import type { MetricDefinition, Month } from "./types.ts";

interface Words {
  readonly locale: string;
  readonly text: (key: "points", values: Readonly<Record<string, string | number>>) => string;
}

const dayOf = (month: Month): Date => new Date(`${month}-01T00:00:00Z`);

export function monthAfter(month: Month): Month {
  const next = dayOf(month);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next.toISOString().slice(0, 7);
}

/** "January – March 2026", or each month where there are others between them. */
export function monthsText(locale: string, months: readonly Month[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "";
  const together = months.every((month, place) => place === 0 || month === monthAfter(months[place - 1] ?? ""));
  if (!together) return months.map((month) => monthText(locale, month)).join(", ");
  return dateFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).formatRange(dayOf(first), dayOf(last));
}

/** How far one value lies from another: of shares in percentage points, of others in the metric's unit; with its sign, or without one. */
export function changeText(
  { locale, text }: Words,
  metric: Pick<MetricDefinition, "shape" | "unit">,
  change: number,
  currency: string | null,
  signed = true,
): string {
  const told = signed ? change : Math.abs(change);
  if (unitOf(metric) === "PERCENT") {
    const points = numberFormat(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: signed ? "exceptZero" : "negative",
    }).format(told * 100);
    return text("points", { number: points, count: Math.round(Math.abs(change) * 1000) / 10 });
  }
  const amount = amountText(locale, metric, told, currency);
  return signed && change > 0 && amount !== amountText(locale, metric, 0, currency) ? `+${amount}` : amount;
}

/** The value of a baseline as people read it. */
export function baselineText(locale: string, { metric, value, currency }: Pick<Baseline, "metric" | "value" | "currency">): string {
  return amountText(locale, metric, value, currency);
}
