import type { DealerResult, MetricComparison, Quartiles } from "../model/comparison-types.ts";
import type { MetricDefinition, MetricResult, Month } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import { type DealerProgram, metricFields, type OfDealer, type Page, pageFields, resultFields } from "./operations.ts";

const quartileFields = "quartiles { dealers lower median upper }";

/** Of so many dealers the months are looked at: not every one has been there for long. */
const lookedAt = 10;
const months = 36;

export interface GroupMonthsData {
  readonly viewer: { readonly roles: readonly ("DEALER" | "STAFF")[] };
  readonly dealers: { readonly nodes: readonly { readonly scorecards: { readonly nodes: readonly { readonly month: Month }[] } }[] };
}

/** Months there are to choose from, and as whom. */
export const groupMonthsOperation: Operation<GroupMonthsData, { readonly program: string }> = {
  text: `query GroupMonths($asOf: DateTime, $program: ProgramCode!) {
  viewer { roles }
  dealers(first: ${lookedAt}, asOf: $asOf) { nodes { scorecards(program: $program, first: ${months}) { nodes { month } } } }
}`,
};

/** Which dealers; what is left out does not narrow. */
export interface GroupFilter {
  readonly countries?: readonly string[];
}

interface GroupMonth {
  readonly program: string;
  readonly month: Month;
  readonly filter: GroupFilter;
}

export interface ComparisonData {
  readonly program: {
    readonly name: string;
    readonly metrics: readonly MetricDefinition[];
    readonly groups: readonly { readonly code: string; readonly name: string; readonly metrics: readonly MetricDefinition[] }[];
  };
  readonly dealerGroup: {
    readonly dealerCount: number;
    readonly scorecards: readonly { readonly results: readonly MetricResult[] }[];
    readonly quartiles: readonly {
      readonly metric: { readonly code: string };
      readonly currency: string | null;
      readonly quartiles: Quartiles | null;
    }[];
  };
}

/** A program's metrics of one month over several dealers. */
export const comparisonOperation: Operation<ComparisonData, GroupMonth> = {
  text: `query Comparison($asOf: DateTime, $program: ProgramCode!, $month: Month!, $filter: DealerGroupFilter) {
  program(code: $program) { name metrics { ...metricFields } groups { code name metrics { ...metricFields } } }
  dealerGroup(filter: $filter, asOf: $asOf) {
    dealerCount
    scorecards(program: $program, to: $month) { results { ...resultFields } }
    quartiles(program: $program, month: $month) { metric { code } currency ${quartileFields} }
  }
}
${metricFields}
${resultFields}`,
};

export interface DealerResultsData {
  readonly dealerGroup: { readonly list: Page<DealerResult> };
}

interface DealerResultsAsked extends GroupMonth {
  readonly metric: string;
  readonly currency: string | null;
  readonly order: "HIGHEST_FIRST" | "LOWEST_FIRST";
  readonly first: number;
  readonly after: string | null;
}

/** The dealers in the order of their results of one metric. */
export const dealerResultsOperation: Operation<DealerResultsData, DealerResultsAsked> = {
  text: `query DealerResults(
  $asOf: DateTime, $program: ProgramCode!, $month: Month!, $filter: DealerGroupFilter
  $metric: String!, $currency: String, $order: DealerResultOrder!, $first: Int!, $after: String
) {
  dealerGroup(filter: $filter, asOf: $asOf) {
    list: dealerResults(program: $program, month: $month, metric: $metric, currency: $currency, order: $order, first: $first, after: $after) {
      nodes { dealer { internalID name } result { ...resultFields } }
      ${pageFields}
    }
  }
}
${resultFields}`,
};

export type StandingsData = OfDealer<{ readonly comparison: readonly MetricComparison[] }>;

/** A dealer's results of a month among those of all dealers. */
export const standingsOperation: Operation<StandingsData, DealerProgram & { readonly month: Month }> = {
  text: `query Standings($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $month: Month!) {
  dealer(id: $dealer, asOf: $asOf) { comparison(program: $program, month: $month) { quarter ${quartileFields} result { ...resultFields } } }
}
${resultFields}`,
};
