import { type Condition, fieldsOfLeaf, leavesOf } from "./formula/condition.ts";
import { denominatorOf, type Measure, type MetricDefinition } from "./metric.ts";

function fieldsIn(...conditions: readonly Condition[]): string[] {
  return conditions.flatMap((condition) => leavesOf(condition).flatMap((leaf) => [...fieldsOfLeaf(leaf)]));
}

/** The fields that a measure reads. */
export function fieldsOfMeasure({ where, amount, currency }: Measure): string[] {
  return [...fieldsIn(where), ...(amount.add === "RECORDS" ? [] : [amount.of]), ...(currency === undefined ? [] : [currency])];
}

/** The fields that place a record in a metric. */
export function fieldsOfPlacement({ population, denominator, numerator }: MetricDefinition): string[] {
  return fieldsIn(population, numerator, ...(denominator ? [denominator] : []));
}

/** Every field that a metric's record is looked at for, as one of its numerator or of what that is divided by. */
export function fieldsOfList(metric: MetricDefinition, dividedBy: boolean): string[] {
  const denominator = denominatorOf(metric);
  if (dividedBy) return denominator ? fieldsOfMeasure(denominator) : [];
  const { amount, currency } = metric;
  return [...fieldsOfPlacement(metric), ...(amount && amount.add !== "RECORDS" ? [amount.of] : []), ...(currency ? [currency] : [])];
}
