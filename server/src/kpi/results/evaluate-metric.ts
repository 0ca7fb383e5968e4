import { holds, type SeenRecord, seenAsOf, type StoredRecord } from "../formula/evaluate.ts";
import type { MetricDefinition } from "../metric.ts";
import type { MonthBounds } from "../month.ts";

/** Where a record of the cohort stands in a metric. */
export type Placement = "COUNTED" | "NOT_COUNTED" | "LEFT_OUT";

export function placementOf(metric: MetricDefinition, record: SeenRecord): Placement {
  if (!holds(metric.population, record)) return "LEFT_OUT";
  if (metric.denominator && !holds(metric.denominator, record)) return "LEFT_OUT";
  return holds(metric.numerator, record) ? "COUNTED" : "NOT_COUNTED";
}

/** The records of a cohort as they looked at an instant. */
export function cohortOf(metric: MetricDefinition, records: readonly StoredRecord[], month: MonthBounds, asOf: Date): SeenRecord[] {
  return records
    .map((record) => seenAsOf(metric.of, record, asOf))
    .filter((record) => record !== undefined)
    .filter(({ values }) => {
      const cohortDate = values[metric.cohort];
      return cohortDate instanceof Date && cohortDate >= month.start && cohortDate < month.end;
    });
}

/** A metric's numbers in plain code: what the compiled SQL must give. A plain measure has no denominator. */
export function evaluateMetric(
  metric: MetricDefinition,
  records: readonly StoredRecord[],
  month: MonthBounds,
  asOf: Date,
): { numerator: number; denominator: number | null; records: number } {
  const cohort = cohortOf(metric, records, month, asOf);
  const placements = cohort.map((record) => placementOf(metric, record));
  const counted = placements.filter((placement) => placement === "COUNTED").length;
  const notCounted = placements.filter((placement) => placement === "NOT_COUNTED").length;
  return { numerator: counted, denominator: metric.denominator ? counted + notCounted : null, records: cohort.length };
}
