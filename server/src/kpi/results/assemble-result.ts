import type { Goal } from "../goal.ts";
import type { Metric } from "../metric.ts";
import type { Month, MonthBounds } from "../month.ts";
import { settlesAt } from "../settlement.ts";
import type { Edition, MetricResult } from "./metric-result.ts";

/** What the records give today for one metric and month; nothing where none are recorded. */
export interface MeasuredNumbers {
  readonly numerator: string;
  readonly denominator: string | null;
  readonly finalAt: Date | null;
}

/** A result that can still change: open, or without any record so far. */
export function openResult(metric: Metric, month: Month, bounds: MonthBounds, measured: MeasuredNumbers | undefined): MetricResult {
  const finalAt = measured ? measured.finalAt : settlesAt(metric.settlement, bounds, null);
  return {
    metric,
    month,
    state: measured ? "IN_PROGRESS" : "NO_DATA",
    numerator: measured?.numerator ?? "0",
    denominator: measured ? measured.denominator : metric.denominator ? "0" : null,
    goal: metric.goal ?? null,
    finalAt: finalAt?.toISOString() ?? null,
    edition: null,
  };
}

/** A published edition's numbers, as they were stored. */
export interface PublishedNumbers {
  readonly numerator: string;
  readonly denominator: string | null;
  readonly goal: Goal | null;
  readonly finalAt: string;
  readonly edition: Edition;
}

/** A final result; one with denominator 0 is final, too, and has no value. */
export function finalResult(metric: Metric, month: Month, published: PublishedNumbers): MetricResult {
  const { numerator, denominator, goal, finalAt, edition } = published;
  const state = denominator !== null && Number(denominator) === 0 ? "UNDEFINED" : "FINAL";
  return { metric, month, state, numerator, denominator, goal, finalAt, edition };
}
