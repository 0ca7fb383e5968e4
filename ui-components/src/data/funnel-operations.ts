import type { FunnelWeek, LeadFinding } from "../model/funnel-types.ts";
import type { DateText, Month } from "../model/types.ts";
import { stepFields } from "./board-operations.ts";
import type { Operation } from "./graphql-client.ts";
import type { DealerProgram, OfDealer, Page } from "./operations.ts";

export type WeeklyFunnelsData = OfDealer<{ readonly weeklyFunnels: readonly FunnelWeek[] }>;

export const weeklyFunnelsOperation: Operation<WeeklyFunnelsData, DealerProgram & { readonly weeks: number }> = {
  text: `query WeeklyFunnels($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $weeks: Int!) {
  dealer(id: $dealer, asOf: $asOf) { weeklyFunnels(program: $program, weeks: $weeks) { from to settled steps { ...stepFields } } }
}
${stepFields}`,
};

export type LeadFindingsData = OfDealer<{ readonly list: Page<LeadFinding> & { readonly totalCount?: number } }>;

/** Of a month or of a week: the other is left out. */
export interface LeadPeriod {
  readonly month?: Month;
  readonly week?: DateText;
}

/** How many there are is counted with the first page alone. */
export const leadFindingsOperation: Operation<
  LeadFindingsData,
  LeadPeriod & { readonly dealer: string; readonly first: number; readonly after: string | null; readonly counted: boolean }
> = {
  text: `query LeadFindings($asOf: DateTime, $dealer: ID!, $month: Month, $week: Date, $first: Int!, $after: String, $counted: Boolean!) {
  dealer(id: $dealer, asOf: $asOf) {
    list: leadFindings(month: $month, week: $week, first: $first, after: $after) {
      totalCount @include(if: $counted)
      nodes { lead { internalID } recorded missing }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
};
