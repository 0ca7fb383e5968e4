import type { FairnessCorrelation, FairnessPeriod } from "./fairness-types.ts";
import type { DateText, InstantText } from "./types.ts";
import { dayAfter, dayNumber, instantAt, wallAt } from "./zoned-time.ts";

/** Periods there are to choose from beside one's own, in days. */
export const usualPeriods = [30, 90, 365] as const;

/** The API takes 366 days; a day of them may have 25 hours. */
export const mostDays = 365;

/** First and last day of a period, both of them in it, on the clocks of a zone. */
export function daysOf(period: FairnessPeriod, now: Date, timeZone: string): { readonly from: DateText; readonly to: DateText } {
  if ("from" in period) return period;
  const today = wallAt(now, timeZone).slice(0, 10);
  return { from: dayAfter(today, 1 - period.days), to: today };
}

/** The instants that a period begins at and ends before. */
export function instantsOf(period: FairnessPeriod, now: Date, timeZone: string): { readonly from: InstantText; readonly to: InstantText } {
  const { from, to } = daysOf(period, now, timeZone);
  const midnight = (day: DateText): InstantText => instantAt(`${day}T00:00`, timeZone).toISOString();
  return { from: midnight(from), to: midnight(dayAfter(to, 1)) };
}

/** Whether days make a period that can be asked for. */
export function isPeriod(from: DateText, to: DateText): boolean {
  const days = dayNumber(to) - dayNumber(from) + 1;
  return days >= 1 && days <= mostDays;
}

/** Of a normal distribution nineteen of twenty lie within so many standard deviations. */
const nineteenOfTwenty = 1.96;

/** What a correlation says: of dealers that are asked by nothing but chance it would say "more" or "less" in one case of twenty. */
export function saidBy({ coefficient, dealers }: FairnessCorrelation): "MORE" | "LESS" | "NONE" | "TOO_FEW" | "ALIKE" {
  if (coefficient === null) return dealers < 3 ? "TOO_FEW" : "ALIKE";
  if (Math.abs(coefficient) * Math.sqrt(dealers - 1) < nineteenOfTwenty) return "NONE";
  return coefficient > 0 ? "MORE" : "LESS";
}
