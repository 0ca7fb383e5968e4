/** Results as the GraphQL API gives them. Elements show them and compute no status of their own. */

export type ResultState = "FINAL" | "IN_PROGRESS" | "NO_DATA" | "UNDEFINED";
export type Sufficiency = "ENOUGH" | "FEW" | "TOO_FEW";
export type MetricShape = "PROPORTION" | "RATIO" | "MEAN" | "MEDIAN" | "COUNT" | "SUM" | "SCORE";
/** What a value is told in: a share (0.8 is 80 %), a net promoter score from -100 to 100 (`SCORE`), a mean answer (`POINTS`). */
export type MetricUnit = "PERCENT" | "HOURS" | "MINUTES" | "KILOMETRES" | "COUNT" | "RATIO" | "MONEY" | "PER_DAY" | "SCORE" | "POINTS";

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
  /** Where it is not said, shares are percentages and counts are counts. */
  readonly unit?: MetricUnit | null;
  /** Which way is better; null where neither is. */
  readonly better?: "UP" | "DOWN" | null;
  /** Why it is watched. */
  readonly importance?: string | null;
}

/** A definition with the version that stands beside it in a receipt. */
export interface VersionedDefinition extends MetricDefinition {
  /** Raised whenever the meaning changes. */
  readonly version: number;
}

export interface MetricResult {
  readonly month: Month;
  readonly metricCode: string;
  readonly state: ResultState;
  /** Unrounded; null where there is none. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  /** ISO 4217 code of a value in money. */
  readonly currency?: string | null;
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

/** A value and whose it is. */
export interface Figure {
  readonly metric: MetricDefinition;
  readonly result: MetricResult;
}

/** A known cause for missing a goal. */
export interface Obstacle {
  readonly code: string;
  readonly text: string;
  /** Another metric that measures it, and its result in the same month; null where none does. */
  readonly evidence: { readonly metric: MetricDefinition; readonly result: MetricResult | null } | null;
}

/** A metric as a board shows it. */
export interface BoardMetric {
  readonly metric: MetricDefinition;
  /** The newest final result, or the newest there is. */
  readonly result: MetricResult | null;
  /** Recent months, oldest first. */
  readonly months: readonly MetricResult[];
  /** Why the result may miss its goal; null until they are loaded. */
  readonly obstacles: readonly Obstacle[] | null;
}

/** Metrics that are watched for one reason. */
export interface MetricGroup {
  readonly code: string;
  readonly name: string;
  /** Why they are watched. */
  readonly importance: string | null;
  readonly metrics: readonly BoardMetric[];
}

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

/** Where a goal comes from: the program, staff for everybody, a country or a dealer, or the dealer itself. */
export type GoalSource = "CATALOGUE" | "EVERYBODY" | "COUNTRY" | "DEALER" | "OWN";

/** A metric's goal, with where it comes from, since when and by whom. */
export interface MetricGoal {
  readonly metric: MetricDefinition;
  /** Null where it is withdrawn. */
  readonly goal: Goal | null;
  /** ISO 4217 code of a goal in money. */
  readonly currency: string | null;
  readonly source: GoalSource;
  readonly country: string | null;
  /** The first day it holds, and who set it; null for the program's own. */
  readonly validFrom: DateText | null;
  readonly setBy: string | null;
}

/** Whom a goal is set for. */
export type GoalTarget = "EVERYBODY" | "COUNTRY" | "DEALER";

/** A goal to set, but for its program. */
export interface GoalInput {
  readonly metric: string;
  readonly dealerID: string | null;
  readonly country: string | null;
  /** In the metric's own unit; for a share, 0.8 is 80 %. Null to withdraw. */
  readonly value: number | null;
  readonly withdraw: boolean;
  /** Null for the side on which the metric gets better. */
  readonly direction: Goal["direction"] | null;
  readonly strict: boolean;
  readonly currency: string | null;
  readonly validFrom: DateText;
}

/** Why nothing was changed. */
export interface UserError {
  /** Path of the input at fault. */
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** A dealer whose goals are shown. */
export interface GoalDealer {
  readonly internalID: string;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string;
}

/** A program to choose. */
export interface ProgramChoice {
  readonly code: string;
  readonly name: string;
}

export interface MonthCount {
  readonly metric: MetricDefinition;
  readonly result: MetricResult;
}

export interface HistoryMonth {
  readonly month: Month;
  readonly from: DateText;
  readonly to: DateText;
  /** The cohort's count and the rates, by their codes. */
  readonly results: readonly MetricResult[];
  /** What became of the cohort; null until it is loaded. */
  readonly counts: readonly MonthCount[] | null;
}

/** A published result: the first, or a restatement of the one before. */
export interface Edition {
  /** 1 when first published; each restatement adds one. */
  readonly edition: number;
  readonly publishedAt: InstantText;
  readonly definitionVersion: number;
  /** Null for the first edition, as the reason is. */
  readonly restatedBy: string | null;
  readonly restatementReason: string | null;
}

/** A result with all that its receipt says of it. */
export interface ReceiptResult extends MetricResult {
  /** The instant the answer holds for. */
  readonly asOf: InstantText;
  /** 95 % interval of a share; null without a value. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** Null for an open result and for a sum of dealers. */
  readonly edition: Edition | null;
}

/** One record behind a number, and why it stands where it stands. */
export interface ReceiptRecord {
  readonly reason: string;
  /** The instant that puts it in its month. */
  readonly cohortAt: InstantText;
  /** `hasDetails`: whether the record itself may be opened. */
  readonly record: { readonly internalID: string; readonly hasDetails: boolean };
}

export type ReceiptListName = "counted" | "notCounted" | "leftOut";

export interface ReceiptList {
  readonly total: number;
  /** Those loaded so far. */
  readonly records: readonly ReceiptRecord[];
  readonly hasMore: boolean;
}

export type ReceiptLists = Readonly<Record<ReceiptListName, ReceiptList>>;

export type OpportunityAnswer = "ACCEPTED" | "REJECTED" | "EXPIRED" | "PENDING" | "CANCELLED";
export type OpportunityConclusion = "COMPLETED" | "WITHDRAWN" | "OPEN";
export type EnrolmentStatus = "ENROLLED" | "NOT_ENROLLED";

/** What happened to one opportunity. */
export interface OpportunityActivity {
  readonly internalID: string;
  readonly assignedAt: InstantText;
  readonly expiresAt: InstantText;
  readonly answer: OpportunityAnswer;
  readonly answeredAt: InstantText | null;
  /** Null where it was not accepted. */
  readonly conclusion: OpportunityConclusion | null;
  readonly concludedAt: InstantText | null;
  readonly enrolment: EnrolmentStatus;
  readonly enrolledAt: InstantText | null;
  /** Whether the opportunity itself may be opened. */
  readonly hasDetails: boolean;
}

export type OpportunitySortField = "ASSIGNED_AT" | "ID" | "ANSWERED_AT" | "CONCLUDED_AT" | "ENROLLED_AT";

export interface OpportunitySort {
  readonly field: OpportunitySortField;
  readonly direction: "ASC" | "DESC";
}

/** Which opportunities; what is left out or null does not narrow. */
export interface OpportunityFilter {
  readonly answers?: readonly OpportunityAnswer[] | null;
  readonly conclusions?: readonly OpportunityConclusion[] | null;
  readonly enrolment?: EnrolmentStatus | null;
}
