import { Big } from "big.js";
import { denominatorOf, isMiddle, keepsSquares, type Measure, type Metric, numeratorOf } from "../metric.ts";
import { isJudgedByRecords, type Numbers, valueOf } from "../results/metric-result.ts";
import { type SampledRow, type Strata, strataOf } from "./sampled-units.ts";

/** A metric's result over several months taken together. Numbers are decimal text. */
export interface PeriodNumbers {
  readonly numerator: string;
  readonly denominator: string | null;
  /** Of a score, as of a month's result; null where a month's was stored without. */
  readonly squares: string | null;
  /** How many records it stands on: those divided by, or of a plain measure those counted. */
  readonly records: number;
}

type MonthNumbers = Pick<Numbers, "numerator" | "denominator" | "squares">;

const isDifferent = (measure: Measure | undefined): boolean => measure?.amount.add === "DIFFERENT";

/** Whether a longer period counts more for being longer: different values do not add up, so there is no mean of a month either. */
export function isDistinctCount(metric: Metric): boolean {
  return denominatorOf(metric) === undefined && isDifferent(numeratorOf(metric));
}

/** Whether the numbers of several months are the sums of theirs. */
export function addsUp(metric: Metric): boolean {
  return !isMiddle(metric) && !isDifferent(numeratorOf(metric)) && !isDifferent(denominatorOf(metric));
}

/** Whether months' numbers do not add up, or do not say how many records they stand on. */
export function needsRecords(metric: Metric): boolean {
  return !addsUp(metric) || !isJudgedByRecords(metric);
}

function sum(numbers: readonly (string | null)[]): string {
  return numbers.reduce((total, number) => total.plus(number ?? 0), Big(0)).toFixed();
}

function squaresOf(metric: Metric, months: readonly MonthNumbers[]): string | null {
  if (!keepsSquares(metric)) return null;
  const kept = months.map(({ denominator, squares }) => (Number(denominator) === 0 ? "0" : squares));
  return kept.includes(null) ? null : sum(kept);
}

function middleOf(metric: Metric, rows: readonly SampledRow[]): string {
  const { amount } = numeratorOf(metric);
  const sorted = rows.flatMap(({ numerator }) => (numerator === null ? [] : [Big(numerator)])).toSorted((one, other) => one.cmp(other));
  const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (!lower || !upper) return "0";
  const middle = lower.plus(upper).times(0.5);
  return ("by" in amount && amount.by ? middle.div(amount.by).round(12, Big.roundHalfUp) : middle).toFixed();
}

const unitsWith = (strata: Strata, side: "numerator" | "denominator"): number => strata.flat().filter((unit) => unit[side] !== null).length;

/**
 * Months' final results taken together: numerators and denominators added up; medians and distinct counts are made from the
 * records of all months, which `rows` holds wherever `needsRecords` says so.
 */
export function periodNumbers(metric: Metric, months: readonly MonthNumbers[], rows: readonly SampledRow[]): PeriodNumbers {
  const measure = { numerator: numeratorOf(metric), denominator: denominatorOf(metric) };
  const strata = strataOf(metric, rows);
  const side = (name: "numerator" | "denominator") =>
    isDifferent(measure[name]) ? String(unitsWith(strata, name)) : sum(months.map((month) => month[name]));
  const middle = isMiddle(metric);
  const denominator = middle ? String(unitsWith(strata, "denominator")) : measure.denominator ? side("denominator") : null;
  return {
    numerator: middle ? middleOf(metric, rows) : side("numerator"),
    denominator,
    squares: squaresOf(metric, months),
    records: isJudgedByRecords(metric) ? Number(denominator) : unitsWith(strata, measure.denominator ? "denominator" : "numerator"),
  };
}

/** The value of a period; null with a denominator of 0. Of a count or a sum, the total. */
export function periodValue(metric: Metric, { numerator, denominator, squares }: Omit<PeriodNumbers, "records">): number | null {
  return valueOf({ metric, state: "FINAL", numerator, denominator, squares });
}
