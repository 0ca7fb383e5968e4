import type { DateText, InstantText, MetricDefinition, Month } from "./types.ts";

/** A metric's result over some months, fixed to compare against. */
export interface Baseline {
  readonly metric: MetricDefinition;
  /** ISO 4217 code of a metric in money. */
  readonly currency: string | null;
  readonly number: number;
  /** Of a count or a sum, the total. */
  readonly value: number;
  /** What a single month is held against; null for a count of different values, which grows with the period. */
  readonly monthValue: number | null;
  readonly records: number;
  /** Oldest first. */
  readonly months: readonly { readonly month: Month; readonly edition: number | null }[];
  readonly note: string | null;
  readonly setBy: string;
  readonly setAt: InstantText;
}

/** A baseline to set, but for its dealer and program. */
export interface BaselineInput {
  readonly metric: string;
  readonly currency: string | null;
  /** Null for the last final months. */
  readonly months: readonly Month[] | null;
  readonly note: string | null;
}

export type PlanBringer = "OWN_STAFF" | "VENDOR";
export type PlanDecision = "KEEP" | "STOP";
export type PlanState = "RUNNING" | "KEPT" | "STOPPED";
/** `CHANGED`: of a metric that gets better neither way. */
export type PlanVerdict = "TOO_EARLY" | "NO_CHANGE" | "IMPROVING" | "WORSENING" | "CHANGED";

/** A metric over the months before a plan, or since. */
export interface PlanPeriod {
  /** Oldest first. */
  readonly months: readonly Month[];
  /** Of a count or a sum, on average of a month. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly records: number;
}

/** What became of a plan's metric. */
export interface ImprovementReport {
  readonly before: PlanPeriod;
  /** Null while no month is final that lies wholly after the start. */
  readonly since: PlanPeriod | null;
  readonly change: number | null;
  /** 95 % interval of the change. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly verdict: PlanVerdict;
  readonly advice: string | null;
  /** How many more, or of a metric that gets better downwards fewer, were counted than at the value before. */
  readonly extraRecords: number | null;
  /** In the cost's currency. */
  readonly costOfEach: number | null;
  readonly comparison: { readonly dealers: number; readonly change: number; readonly difference: number } | null;
}

/** Something done from a day on to better a metric. */
export interface ImprovementPlan {
  readonly number: number;
  readonly name: string;
  readonly action: string;
  readonly broughtBy: PlanBringer;
  readonly vendor: string | null;
  readonly startsOn: DateText;
  readonly cost: number | null;
  /** ISO 4217 code of the cost. */
  readonly costCurrency: string | null;
  readonly metric: MetricDefinition;
  readonly baseline: Pick<Baseline, "currency">;
  readonly state: PlanState;
  readonly decisions: readonly {
    readonly decision: PlanDecision;
    readonly reason: string;
    readonly decidedOn: DateText;
    readonly decidedBy: string;
  }[];
  readonly recordedBy: string;
  readonly report: ImprovementReport;
}

/** A plan to start, but for its dealer and program. */
export interface PlanInput {
  readonly metric: string;
  readonly currency: string | null;
  readonly name: string;
  readonly action: string;
  readonly broughtBy: PlanBringer;
  readonly vendor: string | null;
  readonly startsOn: DateText;
  readonly cost: number | null;
  readonly costCurrency: string | null;
}

/** What is to be decided of a plan, but for its dealer. */
export interface PlanDecisionInput {
  readonly plan: number;
  readonly decision: PlanDecision;
  readonly reason: string;
  readonly newBaseline: boolean;
}

/** What was recorded last of plans. */
export interface SavedPlan {
  readonly number: number;
  readonly name: string;
  readonly what: "started" | "decided";
}
