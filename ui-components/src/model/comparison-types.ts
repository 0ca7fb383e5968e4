import type { MetricDefinition, MetricResult } from "./types.ts";

/** How dealers' results of a metric lie, each dealer counting once. */
export interface Quartiles {
  /** How many dealers stand behind them. */
  readonly dealers: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** Where a value lies among dealers' results, whichever way is better. */
export type Quarter = "LOWEST" | "SECOND" | "THIRD" | "HIGHEST";

/** A dealer's result among those of all dealers. */
export interface MetricComparison {
  readonly result: MetricResult;
  /** Null where too few dealers stand behind them. */
  readonly quartiles: Quartiles | null;
  readonly quarter: Quarter | null;
}

/** A metric; one in money has a result for each currency. */
export interface MetricKey {
  readonly metric: string;
  readonly currency: string | null;
}

/** A metric over several dealers. */
export interface ComparedMetric {
  readonly metric: MetricDefinition;
  /** The sum over the dealers. */
  readonly result: MetricResult;
  /** Null where no dealer has a result to compare. */
  readonly quartiles: Quartiles | null;
}

/** Metrics that are watched for one reason; a program without parts has them all in one, without a name. */
export interface ComparedGroup {
  readonly code: string;
  readonly name: string | null;
  readonly metrics: readonly ComparedMetric[];
}

/** A dealer in the order of their results. */
export interface DealerResult {
  readonly dealer: { readonly internalID: string; readonly name: string };
  readonly result: MetricResult;
}
