import type { Goal, HistoryMonth, MetricResult, MonthCount } from "./types.ts";

/** Counts of states that pass: the domain shows them only while there are any. */
const whileThereAreAny: ReadonlySet<string> = new Set(["PENDING_COUNT"]);

export function resultOf(month: HistoryMonth, code: string): MetricResult | null {
  return month.results.find(({ metricCode }) => metricCode === code) ?? null;
}

/** The goal all of a column's months share, so that it can stand in its heading; null where they differ or have none. */
export function commonGoal(months: readonly HistoryMonth[], code: string): Goal | null {
  const [first, ...others] = months.flatMap((month) => resultOf(month, code)?.goal ?? []);
  const same =
    first &&
    others.every(({ value, direction, strict }) => value === first.value && direction === first.direction && strict === first.strict);
  return same ? first : null;
}

export function shownCounts(counts: readonly MonthCount[]): readonly MonthCount[] {
  return counts.filter(({ metric, result }) => !whileThereAreAny.has(metric.code) || (result.value ?? 0) > 0);
}

export function toggled(months: readonly string[], month: string, expanded: boolean): readonly string[] {
  return expanded ? [...months, month] : months.filter((other) => other !== month);
}
