import { all, type Condition, fieldsIn, filled } from "./formula/condition.ts";
import { denominatorOf, type Measure, type MetricDefinition } from "./metric.ts";

/** The fields that a measure reads. */
export function fieldsOfMeasure({ where, amount, currency }: Measure): string[] {
  return [...fieldsIn(where), ...(amount.add === "RECORDS" ? [] : [amount.of]), ...(currency === undefined ? [] : [currency])];
}

/** What a measure must know of a record: whether it is about it, whether it takes it, and what it then adds. */
export function conditionsOfMeasure({ where, among, amount }: Measure): Condition[] {
  return [where, ...(among ? [among] : []), ...(amount.add === "RECORDS" ? [] : [all(where, filled(amount.of))])];
}

/** The fields that place a record in a metric. */
export function fieldsOfPlacement({ population, denominator, numerator }: MetricDefinition): string[] {
  return [population, numerator, ...(denominator ? [denominator] : [])].flatMap(fieldsIn);
}

/** Every field that a metric's record is looked at for, as one of its numerator or of what that is divided by. */
export function fieldsOfList(metric: MetricDefinition, dividedBy: boolean): string[] {
  const denominator = denominatorOf(metric);
  if (dividedBy) return denominator ? fieldsOfMeasure(denominator) : [];
  const { amount, currency } = metric;
  return [...fieldsOfPlacement(metric), ...(amount && amount.add !== "RECORDS" ? [amount.of] : []), ...(currency ? [currency] : [])];
}
