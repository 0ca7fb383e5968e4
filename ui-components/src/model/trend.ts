import type { Goal, MetricResult, Month } from "./types.ts";

/** A chart has room for that many months. */
const most = 24;

/** A month of a trend; one without a result is a gap. */
export interface TrendMonth {
  readonly month: Month;
  readonly result: MetricResult | null;
}

function after(month: Month): Month {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7);
}

/** Every month from the first result to the last, oldest first; the newest of them where they are too many. */
export function trendMonths(results: readonly MetricResult[]): readonly TrendMonth[] {
  const byMonth = new Map(results.map((result) => [result.month, result]));
  const [first, last] = [results[0]?.month ?? "", results.at(-1)?.month ?? ""];
  const months: TrendMonth[] = [];
  // Out of order, or no months at all: what is there is shown.
  if (!(first <= last) || !/^\d{4}-\d\d$/.test(first)) return results.slice(-most).map((result) => ({ month: result.month, result }));
  for (let month = first; month <= last; month = after(month)) months.push({ month, result: byMonth.get(month) ?? null });
  return months.slice(-most);
}

/** Months that share a goal, as lines over their places. */
export function goalStretches(goals: readonly (Goal | null)[]): readonly { value: number; from: number; to: number }[] {
  const stretches: { value: number; from: number; to: number }[] = [];
  for (const [place, goal] of goals.entries()) {
    const last = stretches.at(-1);
    if (goal && last?.value === goal.value && last.to === place) last.to += 1;
    else if (goal) stretches.push({ value: goal.value, from: place, to: place + 1 });
  }
  return stretches;
}

/** The goal that all months, or weeks, with one share; null where they differ or have none. */
export function sharedGoal(months: readonly { readonly result: { readonly goal: Goal | null } | null }[]): Goal | null {
  const [first, ...others] = months.flatMap(({ result }) => result?.goal ?? []);
  const same = ({ value, direction, strict }: Goal) => value === first?.value && direction === first.direction && strict === first.strict;
  return first && others.every(same) ? first : null;
}

/** The results that a sentence may be about: final, and with a value. */
export function finalValues(months: readonly TrendMonth[]): readonly (MetricResult & { readonly value: number })[] {
  return months.flatMap(({ result }) => (result?.state === "FINAL" && result.value !== null ? [{ ...result, value: result.value }] : []));
}
