import type { Goal } from "../goal.ts";
import { goalInForce, type SetGoal } from "../goal-in-force.ts";
import { hasDenominator, type Metric } from "../metric.ts";
import { lastDay, type Month } from "../month.ts";
import type { Period } from "../period.ts";
import { settlesAt } from "../settlement.ts";
import type { Edition, MetricResult } from "./metric-result.ts";

/** What the records give today for one metric, month and currency; nothing where none are recorded. */
export interface MeasuredNumbers {
  readonly currency: string | null;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
  readonly finalAt: Date | null;
}

/** The goal in force on the month's last day. */
export function goalOfMonth(metric: Metric, currency: string | null, month: Month, set: readonly SetGoal[]): Goal | null {
  return goalInForce(metric, currency, lastDay(month), set)?.goal ?? null;
}

/**
 * A result that can still change: open, or without any record so far, then in the dealer's own currency.
 * `set`: the goals set for the metric, as `goalInForce` takes them.
 */
export function openResult(
  metric: Metric,
  month: Month,
  period: Period,
  measured: MeasuredNumbers | undefined,
  ownCurrency: string | null,
  set: readonly SetGoal[],
): MetricResult {
  const finalAt = measured ? measured.finalAt : settlesAt(metric.settlement, period, null);
  // Money without an amount so far, as of advisors who sold nothing, is none of the dealer's own currency.
  const currency = metric.currency === undefined ? null : (measured?.currency ?? ownCurrency);
  return {
    metric,
    month,
    currency,
    state: measured ? "IN_PROGRESS" : "NO_DATA",
    numerator: measured?.numerator ?? "0",
    denominator: measured ? measured.denominator : hasDenominator(metric) ? "0" : null,
    squares: measured?.squares ?? null,
    goal: goalOfMonth(metric, currency, month, set),
    finalAt: finalAt?.toISOString() ?? null,
    edition: null,
  };
}

/** A published edition's numbers, as they were stored. */
export interface PublishedNumbers {
  readonly currency: string | null;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
  readonly goal: Goal | null;
  readonly finalAt: string;
  readonly edition: Edition;
}

/** A final result of a metric as it was when it was published; one with denominator 0 is final, too, and has no value. */
export function finalResult(metric: Metric, month: Month, published: PublishedNumbers): MetricResult {
  const { currency, numerator, denominator, squares, goal, finalAt, edition } = published;
  const state = denominator !== null && Number(denominator) === 0 ? "UNDEFINED" : "FINAL";
  return { metric, month, currency, state, numerator, denominator, squares, goal, finalAt, edition };
}
