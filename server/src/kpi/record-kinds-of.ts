import { fieldsOfLeaf, leavesOf } from "./formula/condition.ts";
import { type RecordKind, relatedKinds } from "./formula/record-kind.ts";
import { denominatorOf, type Measure, type MetricDefinition, numeratorOf } from "./metric.ts";

function kindsOfMeasure({ of, where, amount }: Measure): RecordKind[] {
  const fields = leavesOf(where).flatMap((leaf) => [...fieldsOfLeaf(leaf)]);
  return [of, ...relatedKinds(of, amount.add === "RECORDS" ? fields : [...fields, amount.of])];
}

/** Every kind of record that a metric reads, the one that it counts first. */
export function recordKindsOf(metric: MetricDefinition): RecordKind[] {
  const denominator = denominatorOf(metric);
  return [...new Set([...kindsOfMeasure(numeratorOf(metric)), ...(denominator ? kindsOfMeasure(denominator) : [])])];
}
