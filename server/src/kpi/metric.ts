import type { Condition } from "./formula/condition.ts";
import type { Duration } from "./formula/duration.ts";
import type { RecordKind } from "./formula/record-kind.ts";
import type { Goal } from "./goal.ts";

/** What can be said of a result depends on it: an interval and a "few" mark belong to a proportion only. */
export type MetricShape = "PROPORTION" | "COUNT";

/**
 * When nothing can change a month any more: its last deadline has passed (at least `atLeast` after
 * the month's end, which is when a record born in the last instant could last be answered), then the window.
 * `NEVER`: counts whatever happens, however late.
 */
export type Settlement<Field extends string = string> =
  | { readonly deadline: Field; readonly atLeast: Duration; readonly window: Duration }
  | "NEVER";

/** One measure over another for the records of a month: data that reads like the sentence it states. */
export interface MetricDefinition<Field extends string = string> {
  readonly code: string;
  /** Raised whenever the meaning changes; a published result keeps the version it was computed by. */
  readonly version: number;
  readonly shape: MetricShape;
  readonly of: RecordKind<Field>;
  /** The instant whose month the record is counted in. */
  readonly cohort: Field;
  /** Records that fail it are left out of the cohort. */
  readonly population: Condition<Field>;
  /** Records of the population that fail it are left out; absent for a plain measure. */
  readonly denominator?: Condition<Field>;
  /** Of the denominator's records, those counted. */
  readonly numerator: Condition<Field>;
  readonly goal?: Goal;
  readonly settlement: Settlement<Field>;
}

/** A metric as the engine holds it: the key of a metric is (program, code). */
export interface Metric extends MetricDefinition {
  readonly program: string;
}

/** A named set of metrics over one kind of work. */
export interface Program {
  readonly code: string;
  readonly metrics: readonly Metric[];
  /** Codes of the metrics with a tile of their own, in the order shown. */
  readonly tiles: readonly string[];
  /** Code of the count that says how many records a month is about. */
  readonly cohortMetric: string;
}

/** Checks the field names of a definition against its record kind. */
export function metric<Field extends string>(definition: MetricDefinition<Field>): MetricDefinition<Field> {
  return definition;
}
