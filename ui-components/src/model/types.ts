/** Results as the GraphQL API gives them. Elements show them and compute no status of their own. */

export type ResultState = "FINAL" | "IN_PROGRESS" | "NO_DATA" | "UNDEFINED";
export type Sufficiency = "ENOUGH" | "FEW" | "TOO_FEW";
export type MetricShape = "PROPORTION" | "COUNT";

/** A calendar month, `2026-03`. */
export type Month = string;
/** A calendar day, `2026-03-02`. */
export type DateText = string;
/** An instant in ISO 8601. */
export type InstantText = string;

export interface Goal {
  /** In the metric's own unit; for a share, 0.8 is 80 %. */
  readonly value: number;
  readonly direction: "AT_LEAST" | "AT_MOST";
  readonly strict: boolean;
}

export interface MetricDefinition {
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly shape: MetricShape;
}

export interface MetricResult {
  readonly month: Month;
  readonly metricCode: string;
  readonly state: ResultState;
  /** Unrounded; null where there is none. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly goal: Goal | null;
  readonly met: boolean | null;
  readonly sufficiency: Sufficiency | null;
  readonly finalAt: InstantText | null;
}

export interface MetricTile {
  readonly metric: MetricDefinition;
  /** The newest final result; null before the first. */
  readonly result: MetricResult | null;
  readonly range: { readonly from: DateText; readonly to: DateText } | null;
  /** How many records the month is about, with the name of that count. */
  readonly cohort: { readonly value: number | null; readonly metric: { readonly name: string } } | null;
  /** Final months, oldest first. */
  readonly bars: readonly MetricResult[];
}
