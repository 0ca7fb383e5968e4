import type { DateText, WeeklyResult } from "./types.ts";

/** A week of a trend; one without a result is a gap. */
export interface TrendWeek {
  /** The Monday. */
  readonly from: DateText;
  readonly result: WeeklyResult | null;
}

const day = 86_400_000;

const daysAfter = (from: DateText, days: number): DateText => new Date(Date.parse(from) + days * day).toISOString().slice(0, 10);

/** The last day of the week that begins with a Monday. */
export function sundayOf(from: DateText): DateText {
  return daysAfter(from, 6);
}

/** Every week from the first result to the last, oldest first, whatever their order. */
export function trendWeeks(results: readonly WeeklyResult[]): readonly TrendWeek[] {
  const byMonday = new Map(results.map((result) => [result.from, result]));
  const [first, last] = [[...byMonday.keys()].toSorted()[0], [...byMonday.keys()].toSorted().at(-1) ?? ""];
  const weeks: TrendWeek[] = [];
  for (let from = first; from !== undefined && from <= last; from = daysAfter(from, 7)) {
    weeks.push({ from, result: byMonday.get(from) ?? null });
  }
  return weeks;
}
