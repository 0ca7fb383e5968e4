import type { UnsatisfiedCustomer, WeeklyResult } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import type { DealerProgram, OfDealer, Page } from "./operations.ts";

export type WeeksData = OfDealer<{ readonly weeklyResults: readonly WeeklyResult[] }>;

/** Some metrics by weeks: one question, however many there are. */
export const weeksOperation: Operation<WeeksData, DealerProgram & { readonly metrics: readonly string[]; readonly weeks: number }> = {
  text: `query Weeks($dealer: ID!, $program: ProgramCode!, $metrics: [String!]!, $weeks: Int!) {
  dealer(id: $dealer) {
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
  text: `query UnsatisfiedCustomers($dealer: ID!, $first: Int!, $after: String) {
  dealer(id: $dealer) {
    list: unsatisfiedCustomers(first: $first, after: $after) {
      nodes { customerID workOrderID foundAt solvedAt followUp { channel } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};
