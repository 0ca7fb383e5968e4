import type { MetricSlice, ProgramReadiness, SliceBy, UnsatisfiedCustomer, WeeklyResult } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import type { DealerProgram, OfDealer, Page, ResultKey, ResultOrResults } from "./operations.ts";

export type WeeksData = OfDealer<{ readonly weeklyResults: readonly WeeklyResult[] }>;

/** Some metrics by weeks: one question, however many there are. */
export const weeksOperation: Operation<WeeksData, DealerProgram & { readonly metrics: readonly string[]; readonly weeks: number }> = {
  text: `query Weeks($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $metrics: [String!]!, $weeks: Int!) {
  dealer(id: $dealer, asOf: $asOf) {
    weeklyResults(program: $program, metrics: $metrics, weeks: $weeks) {
      from to metricCode settled value numerator denominator currency met sufficiency goal { value direction strict }
    }
  }
}`,
};

export type UnsatisfiedCustomersData = OfDealer<{ readonly list: Page<UnsatisfiedCustomer> }>;

export const unsatisfiedCustomersOperation: Operation<
  UnsatisfiedCustomersData,
  { readonly dealer: string; readonly first: number; readonly after: string | null }
> = {
  text: `query UnsatisfiedCustomers($asOf: DateTime, $dealer: ID!, $first: Int!, $after: String) {
  dealer(id: $dealer, asOf: $asOf) {
    list: unsatisfiedCustomers(first: $first, after: $after) {
      nodes { customerID workOrderID foundAt solvedAt followUp { channel } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};

export type ReadinessData = OfDealer<{ readonly readiness: ProgramReadiness }>;

export const readinessOperation: Operation<ReadinessData, DealerProgram> = {
  text: `query Readiness($asOf: DateTime, $dealer: ID!, $program: ProgramCode!) {
  dealer(id: $dealer, asOf: $asOf) {
    readiness(program: $program) {
      metrics { state metric { code name } missing { ...needFields } incomplete { records possible share need { ...needFields } } }
      unlocks { need { ...needFields } unlocks { code name } alsoNeededBy { code name } }
    }
  }
}
fragment needFields on RecordNeed { recordKind column value label importKind importColumn }`,
};

export type SlicesData = OfDealer<{
  readonly scorecard: ResultOrResults<{ readonly currency?: string | null; readonly slices: readonly MetricSlice[] }>;
}>;

export const slicesOperation: Operation<SlicesData, ResultKey & { readonly by: SliceBy; readonly first: number }> = {
  text: `query Slices($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $month: Month!, $metric: String!, $by: SliceBy!, $first: Int!, $several: Boolean!) {
  dealer(id: $dealer, asOf: $asOf) {
    scorecard(program: $program, month: $month) {
      result(metric: $metric) @skip(if: $several) { ...sliceFields }
      results(metrics: [$metric]) @include(if: $several) { ...sliceFields }
    }
  }
}
fragment sliceFields on MetricResult {
  currency slices(by: $by, first: $first) { key value numerator denominator currency sufficiency }
}`,
};
