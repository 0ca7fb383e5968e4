import type { Outlook } from "../model/outlook-types.ts";
import type { Operation } from "./graphql-client.ts";
import type { DealerProgram, OfDealer } from "./operations.ts";

export type OutlookData = OfDealer<{ readonly scorecard: { readonly result: { readonly outlook: Outlook | null } } }>;

/** What an open share can still become: asked for when its receipt is opened. */
export const outlookOperation: Operation<OutlookData, DealerProgram & { readonly month: string; readonly metric: string }> = {
  text: `query Outlook($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $month: Month!, $metric: String!) {
  dealer(id: $dealer, asOf: $asOf) {
    scorecard(program: $program, month: $month) {
      result(metric: $metric) {
        outlook { least most expected expectedFrom open cohortComplete toGoal { state sentence } }
      }
    }
  }
}`,
};
