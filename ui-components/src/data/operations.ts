import type {
  DateText,
  InstantText,
  MetricDefinition,
  MetricResult,
  MetricTile,
  Month,
  OpportunityActivity,
  OpportunityFilter,
  OpportunitySort,
  ReceiptListName,
  ReceiptRecord,
  ReceiptResult,
  VersionedDefinition,
} from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";

/** A page of a list as the API gives it. */
export interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface DealerProgram {
  readonly dealer: string;
  readonly program: string;
}

interface ListPart {
  readonly first: number;
  readonly after: string | null;
}

export interface DealerName {
  readonly name: string;
  readonly timeZone: string;
}

/** Every answer about a dealer: `dealer` is null where there is none to be seen. */
export interface OfDealer<Part> {
  readonly dealer: Part | null;
}

export const metricFields =
  "fragment metricFields on MetricDefinition { code name definition shape unit better importance recordKind weekly }";
export const resultFields = `fragment resultFields on MetricResult {
  month metricCode state value numerator denominator currency met sufficiency finalAt goal { value direction strict }
}`;
export const pageFields = "pageInfo { hasNextPage endCursor }";
/** Kinds of records of which no more is to be opened. */
const plainKinds = [
  "Appointment",
  "Asset",
  "Contract",
  "Customer",
  "Delivery",
  "FollowUp",
  "Lead",
  "PartLine",
  "Problem",
  "StaffMember",
  "Suggestion",
  "SurveyAnswer",
  "TimeEntry",
  "Visit",
  "WorkOrder",
];
const recordFields = `fragment recordFields on ReceiptRecordConnection {
  nodes {
    reason cohortAt
    record { ... on OpportunityActivity { internalID hasDetails } ${plainKinds.map((kind) => `... on ${kind} { internalID }`).join(" ")} }
  }
  ${pageFields}
}`;

export type TilesData = OfDealer<DealerName & { readonly tiles: readonly MetricTile[] }> & {
  /** Its parts; one with any is shown as a board. */
  readonly program: { readonly groups: readonly { readonly code: string }[] } | null;
};

export const tilesOperation: Operation<TilesData, DealerProgram> = {
  text: `query Tiles($asOf: DateTime, $dealer: ID!, $program: ProgramCode!) {
  program(code: $program) { groups { code } }
  dealer(id: $dealer, asOf: $asOf) {
    name timeZone
    tiles(program: $program) {
      metric { ...metricFields }
      result { ...resultFields }
      range { from to }
      cohort { value metric { name } }
      bars { ...resultFields }
    }
  }
}
${metricFields}
${resultFields}`,
};

export interface MonthScorecard {
  readonly month: Month;
  readonly from: DateText;
  readonly to: DateText;
  readonly cohort: MetricResult;
  readonly rates: readonly MetricResult[];
}

export type HistoryData = OfDealer<{ readonly timeZone: string; readonly list: Page<MonthScorecard> }> & {
  readonly program: { readonly tiles: readonly string[]; readonly metrics: readonly MetricDefinition[] };
};

export const historyOperation: Operation<HistoryData, DealerProgram & ListPart> = {
  text: `query History($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $first: Int!, $after: String) {
  program(code: $program) { tiles metrics { ...metricFields } }
  dealer(id: $dealer, asOf: $asOf) {
    timeZone
    list: scorecards(program: $program, first: $first, after: $after) {
      nodes { month from to cohort { ...resultFields } rates: results(shape: PROPORTION) { ...resultFields } }
      ${pageFields}
    }
  }
}
${metricFields}
${resultFields}`,
};

interface MonthCounts {
  readonly month: Month;
  readonly counts: readonly MetricResult[];
}

/** A part each month; the names of the parts say nothing. */
export type MonthCountsData = OfDealer<Readonly<Record<string, MonthCounts>>>;

/** What became of the records of some months: one question, however many there are. */
export function monthCountsOperation(months: readonly Month[]): {
  readonly operation: Operation<MonthCountsData, DealerProgram>;
  readonly variables: Readonly<Record<string, Month>>;
} {
  const names = months.map((_, index) => `m${index}`);
  // The months are variables: the text is one for every number of them.
  const text = `query MonthCounts($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, ${names.map((name) => `$${name}: Month!`).join(", ")}) {
  dealer(id: $dealer, asOf: $asOf) {
    ${names.map((name) => `${name}: scorecard(program: $program, month: $${name}) { ...countFields }`).join("\n    ")}
  }
}
fragment countFields on MonthlyScorecard { month counts: results(shape: COUNT) { ...resultFields } }
${resultFields}`;
  return { operation: { text }, variables: Object.fromEntries(names.map((name, index) => [name, months[index] ?? ""])) };
}

interface CountedPage<Row> extends Page<Row> {
  /** On all pages; told on the first page alone. */
  readonly totalCount?: number;
}

export type OpportunitiesData = OfDealer<{ readonly timeZone: string; readonly list: CountedPage<OpportunityActivity> }>;

interface OpportunityList extends ListPart {
  readonly dealer: string;
  readonly month: Month;
  readonly sort: OpportunitySort;
  readonly filter: OpportunityFilter;
  readonly counted: boolean;
}

export const opportunitiesOperation: Operation<OpportunitiesData, OpportunityList> = {
  text: `query Opportunities(
  $asOf: DateTime, $dealer: ID!, $month: Month!, $sort: OpportunitySort, $filter: OpportunityFilter, $first: Int!, $after: String, $counted: Boolean!
) {
  dealer(id: $dealer, asOf: $asOf) {
    timeZone
    list: opportunities(month: $month, sort: $sort, filter: $filter, first: $first, after: $after) {
      totalCount @include(if: $counted)
      nodes { internalID assignedAt expiresAt answer answeredAt conclusion concludedAt enrolment enrolledAt hasDetails }
      ${pageFields}
    }
  }
}`,
};

export type ReceiptPages = Readonly<Record<ReceiptListName, Page<ReceiptRecord>>>;

type ReceiptOfResult = ReceiptResult & {
  readonly metric: VersionedDefinition;
  readonly differsSincePublication: boolean | null;
  readonly receipt: ReceiptPages & {
    readonly completeThrough: InstantText | null;
    readonly counts: Readonly<Record<ReceiptListName, number>>;
  };
};

/** The result, or one for each currency: what was asked for. */
export interface ResultOrResults<Result> {
  readonly result?: Result;
  readonly results?: readonly Result[];
}

export type ReceiptData = OfDealer<{ readonly timeZone: string; readonly scorecard: ResultOrResults<ReceiptOfResult> }>;

export interface ResultKey extends DealerProgram {
  readonly metric: string;
  readonly month: Month;
  /** Whether the results in all currencies are asked for. */
  readonly several: boolean;
}

export const receiptOperation: Operation<ReceiptData, ResultKey & { readonly first: number }> = {
  text: `query Receipt($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $month: Month!, $metric: String!, $first: Int!, $several: Boolean!) {
  dealer(id: $dealer, asOf: $asOf) {
    timeZone
    scorecard(program: $program, month: $month) {
      result(metric: $metric) @skip(if: $several) { ...receiptFields }
      results(metrics: [$metric]) @include(if: $several) { ...receiptFields }
    }
  }
}
fragment receiptFields on MetricResult {
  ...resultFields
  asOf differsSincePublication
  metric { ...metricFields version sliceBy }
  interval { lower upper }
  edition { edition publishedAt definitionVersion restatedBy restatementReason }
  receipt {
    completeThrough
    counts { counted notCounted leftOut }
    counted(first: $first) { ...recordFields }
    notCounted(first: $first) { ...recordFields }
    leftOut(first: $first) { ...recordFields }
  }
}
${metricFields}
${resultFields}
${recordFields}`,
};

export type ReceiptRecordsData = OfDealer<{
  readonly scorecard: ResultOrResults<{ readonly currency?: string | null; readonly receipt: Partial<ReceiptPages> }>;
}>;

interface ReceiptPart extends ResultKey, ListPart {
  readonly counted: boolean;
  readonly notCounted: boolean;
  readonly leftOut: boolean;
}

/** One of the three lists, the one asked for. */
export const receiptRecordsOperation: Operation<ReceiptRecordsData, ReceiptPart> = {
  text: `query ReceiptRecords(
  $asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $month: Month!, $metric: String!, $first: Int!, $after: String
  $counted: Boolean!, $notCounted: Boolean!, $leftOut: Boolean!, $several: Boolean!
) {
  dealer(id: $dealer, asOf: $asOf) {
    scorecard(program: $program, month: $month) {
      result(metric: $metric) @skip(if: $several) { ...pageFields }
      results(metrics: [$metric]) @include(if: $several) { ...pageFields }
    }
  }
}
fragment pageFields on MetricResult {
  currency
  receipt {
    counted(first: $first, after: $after) @include(if: $counted) { ...recordFields }
    notCounted(first: $first, after: $after) @include(if: $notCounted) { ...recordFields }
    leftOut(first: $first, after: $after) @include(if: $leftOut) { ...recordFields }
  }
}
${recordFields}`,
};
