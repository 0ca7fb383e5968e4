import { Big } from "big.js";
import { holds, type SeenRecord, type View } from "../formula/evaluate.ts";
import { seenAsOf } from "../formula/seen-record.ts";
import { fieldsOfMeasure } from "../metric-fields.ts";
import { type Amount, denominatorOf, keepsSquares, type Measure, type MetricDefinition, numeratorOf } from "../metric.ts";
import { currencyFromStored } from "./currency.ts";

/** Where a record of the cohort stands in a metric. */
export type Placement = "COUNTED" | "NOT_COUNTED" | "LEFT_OUT";

export function placementOf(metric: MetricDefinition, record: SeenRecord): Placement {
  if (!holds(metric.population, record)) return "LEFT_OUT";
  if (metric.denominator && !holds(metric.denominator, record)) return "LEFT_OUT";
  return holds(metric.numerator, record) ? "COUNTED" : "NOT_COUNTED";
}

/** Whether a record as it is seen belongs to its period. */
export function isInCohort({ cohort }: Pick<Measure, "cohort">, { values, view: { asOf, period } }: SeenRecord): boolean {
  if (cohort === "EVERY_PERIOD") return period.start <= asOf;
  const date = values[cohort];
  if (date instanceof Date) return date >= period.start && date < period.end;
  return typeof date === "string" && date >= period.firstDay && date < period.nextDay;
}

/** The records of a period's cohort as they looked at an instant. */
function cohortOf(measure: Measure, view: View): SeenRecord[] {
  const fields = [...fieldsOfMeasure(measure), measure.cohort];
  return (view.records[measure.of.code] ?? [])
    .map((record) => seenAsOf(measure.of, record, view, fields))
    .filter((record) => record !== undefined)
    .filter((record) => isInCohort(measure, record));
}

function inUnit(number: Big, by: number | undefined): Big {
  return by ? number.div(by).round(12, Big.roundHalfUp) : number;
}

function amountOf(amount: Amount, records: readonly SeenRecord[]): Big {
  switch (amount.add) {
    case "RECORDS":
      return Big(records.length);
    case "DIFFERENT":
      return Big(
        new Set(
          records.map(({ values }) => values[amount.of] ?? null).flatMap((value) => (value === null ? [] : [String(value.valueOf())])),
        ).size,
      );
    case "NUMBERS": {
      const total = records.reduce((sum, { values }) => sum.plus(Big(String(values[amount.of] ?? 0))), Big(0));
      return inUnit(total, amount.by);
    }
    case "MEDIAN": {
      const values = records.map((record) => record.values[amount.of] ?? null).filter((value) => value !== null);
      const sorted = values.map((value) => Big(String(value))).toSorted((one, other) => one.cmp(other));
      const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
      return lower && upper ? inUnit(lower.plus(upper).times(0.5), amount.by) : Big(0);
    }
  }
}

function squaresOf(amount: Amount, records: readonly SeenRecord[]): Big {
  if (amount.add !== "NUMBERS") return Big(0);
  return records.reduce((sum, { values }) => sum.plus(Big(String(values[amount.of] ?? 0)).pow(2)), Big(0));
}

/** A measure's value by currency; under a blank one where it has none. */
function measured(
  measure: Measure,
  view: View,
  come: (amount: Amount, records: readonly SeenRecord[]) => Big = amountOf,
): Map<string, Big> {
  const cohort = cohortOf(measure, view);
  const currencyOf = ({ values }: SeenRecord) => (measure.currency ? String(values[measure.currency] ?? "") : "");
  const among = cohort.filter((record) => holds(measure.among ?? measure.where, record));
  return new Map(
    [...new Set(among.map(currencyOf))].map((currency) => {
      const counted = cohort.filter((record) => currencyOf(record) === currency && holds(measure.where, record));
      return [currency, come(measure.amount, counted)];
    }),
  );
}

/** What a metric comes to, in one currency where it is in money. Decimal text; a plain measure has no denominator. */
export interface EvaluatedNumbers {
  readonly currency: string | null;
  readonly numerator: string;
  readonly denominator: string | null;
  /** Of a score: the squares of its points, added up. */
  readonly squares: string | null;
}

/** A metric's numbers in plain code: what the compiled SQL must give. None where it is about no record. */
export function evaluateMetric(metric: MetricDefinition, view: View): EvaluatedNumbers[] {
  const numerators = measured(numeratorOf(metric), view);
  const denominator = denominatorOf(metric);
  const squares = keepsSquares(metric) ? measured(numeratorOf(metric), view, squaresOf) : undefined;
  const denominators = denominator ? measured(denominator, view) : new Map<string, Big>();
  const shared = denominator?.currency === undefined;
  const currencies = new Set([...numerators.keys(), ...(shared && numerators.size > 0 ? [] : denominators.keys())]);
  return [...currencies].map((currency) => ({
    currency: currencyFromStored(currency),
    numerator: (numerators.get(currency) ?? Big(0)).toFixed(),
    denominator: denominator ? (denominators.get(shared ? "" : currency) ?? Big(0)).toFixed() : null,
    squares: squares ? (squares.get(currency) ?? Big(0)).toFixed() : null,
  }));
}
