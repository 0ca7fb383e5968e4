import type { DateText, InstantText, Month, ResultState, Sufficiency } from "./types.ts";

/** How many records of a month or a week took a step, and what share that is. */
export interface FunnelStep {
  /** Such as CONTACTED. */
  readonly code: string;
  readonly name: string;
  readonly count: number;
  /** The count as a share of the first step's; null where that is 0. */
  readonly shareOfAll: number | null;
  /** Of those that took the step before; null for the first step, and where none took the one before. */
  readonly shareOfStepBefore: number | null;
  /** How many of the count took the step before as well; null for the first step. */
  readonly alsoStepBefore: number | null;
  /** How many took the step before; null for the first step. */
  readonly stepBefore: number | null;
  /** Whether these are enough for the share of them to say something. */
  readonly sufficiency: Sufficiency | null;
  /** Code of the metric whose receipt says how the share of the step before was made; null for the first step. */
  readonly metricCode: string | null;
}

export interface FunnelMonth {
  readonly month: Month;
  /** That of the metrics of its steps. */
  readonly state: ResultState;
  /** When the last of its steps became final, or will. */
  readonly finalAt: InstantText | null;
  /** In their order. */
  readonly steps: readonly FunnelStep[];
}

/** Monday to Sunday, from today's records; weeks are never published. */
export interface FunnelWeek {
  /** The Monday. */
  readonly from: DateText;
  /** The Sunday. */
  readonly to: DateText;
  /** Whether nothing can change it any more. */
  readonly settled: boolean;
  readonly steps: readonly FunnelStep[];
}

/** A lead of which a later step is recorded and an earlier one is not. */
export interface LeadFinding {
  readonly lead: { readonly internalID: string } | null;
  /** Codes of steps. */
  readonly recorded: readonly string[];
  readonly missing: readonly string[];
}

export interface LeadFindings {
  readonly total: number;
  /** Those loaded so far. */
  readonly list: readonly LeadFinding[];
  readonly hasMore: boolean;
}
