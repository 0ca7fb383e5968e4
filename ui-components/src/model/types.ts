/** Results as the GraphQL API gives them. Elements show them and compute no status of their own. */

/** What results can be cut by: a field of their records. */
export type SliceBy =
  | "ADVISOR"
  | "ASSET_MODEL"
  | "ASSOCIATE"
  | "PROBLEM_CODE"
  | "RESPONDENT_FUNCTION"
  | "RESPONDENT_LEVEL"
  | "SCORE"
  | "SOURCE"
  | "TECHNICIAN";

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
  /** Code of the kind of record it counts, such as WORK_ORDER. */
  readonly recordKind?: string;
  /** Whether it is measured by weeks, too. */
  readonly weekly?: boolean;
  /** What its results can be cut by. */
  readonly sliceBy?: readonly SliceBy[];
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

/** One metric of one week, Monday to Sunday, from today's records; weeks are never published. */
export interface WeeklyResult {
  /** The Monday. */
  readonly from: DateText;
  /** The Sunday. */
  readonly to: DateText;
  readonly metricCode: string;
  /** Whether nothing can change it any more. */
  readonly settled: boolean;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly currency?: string | null;
  readonly goal: Goal | null;
  readonly met: boolean | null;
  readonly sufficiency: Sufficiency | null;
}

/** A metric of one month for the records that have one value, from today's records; never published. */
export interface MetricSlice {
  /** The value; null for records without one. */
  readonly key: string | null;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly currency?: string | null;
  readonly sufficiency: Sufficiency | null;
}

/** A customer who said at a follow-up that not all was well. */
export interface UnsatisfiedCustomer {
  /** Own id of the customer; null where it was not recorded. */
  readonly customerID: string | null;
  /** Own id of the work order; null where it was not recorded. */
  readonly workOrderID: string | null;
  readonly foundAt: InstantText;
  /** When a later follow-up found the customer satisfied; null where none has. */
  readonly solvedAt: InstantText | null;
  /** The follow-up at which it was found, and how the customer was asked. */
  readonly followUp: { readonly channel: string | null } | null;
}

/** Something to be recorded: records of a kind, a column of theirs, or a value in it. */
export interface RecordNeed {
  /** Code of the kind of record, such as WORK_ORDER. */
  readonly recordKind: string;
  /** Null where there is no record of the kind at all. */
  readonly column: string | null;
  readonly value: string | null;
  /** What the column holds, in the reader's language. */
  readonly label: string | null;
  readonly importKind: string | null;
  readonly importColumn: string | null;
}

type Named = Pick<MetricDefinition, "code" | "name">;

/** Whether a metric can be computed from what is recorded; `PARTLY`: from less than it looks at. */
export interface MetricReadiness {
  readonly metric: Named;
  readonly state: "READY" | "PARTLY" | "MISSING";
  /** What it cannot do without, and is recorded nowhere. */
  readonly missing: readonly RecordNeed[];
  /** What it looks at beside that, and is recorded nowhere, or of fewer than half of the records. */
  readonly incomplete: readonly {
    readonly need: RecordNeed;
    readonly records: number;
    readonly possible: number;
    readonly share: number | null;
  }[];
}

/** What of a program can be computed from a dealer's records. */
export interface ProgramReadiness {
  readonly metrics: readonly MetricReadiness[];
  /** What is missing, first what most metrics wait for alone. */
  readonly unlocks: readonly { readonly need: RecordNeed; readonly unlocks: readonly Named[]; readonly alsoNeededBy: readonly Named[] }[];
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

/** A metric's results in one currency. */
export interface CurrencyResults {
  readonly result: MetricResult | null;
  /** Recent months, oldest first. */
  readonly months: readonly MetricResult[];
}

/** A metric as a board shows it. */
export interface BoardMetric {
  readonly metric: MetricDefinition;
  /** The newest final result, or the newest there is. */
  readonly result: MetricResult | null;
  /** Recent months, oldest first. */
  readonly months: readonly MetricResult[];
  /** Of money, what there is in other currencies than the dealer's own. */
  readonly others?: readonly CurrencyResults[];
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

/** A program to choose. */
export interface ProgramChoice {
  readonly code: string;
  readonly name: string;
}

export type MonthCount = Figure;

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
