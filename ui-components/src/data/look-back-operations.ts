import type { Month } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import { type DealerProgram, type OfDealer, type Page, pageFields } from "./operations.ts";

export type FirstMonthData = OfDealer<{ readonly timeZone: string; readonly list: Page<{ readonly month: Month }> }>;

/** Back to which month a dealer has anything; asked as of now, whatever instant is looked back at. */
export const firstMonthOperation: Operation<FirstMonthData, DealerProgram & { readonly after: string | null }> = {
  text: `query FirstMonth($dealer: ID!, $program: ProgramCode!, $after: String) {
  dealer(id: $dealer) { timeZone list: scorecards(program: $program, first: 100, after: $after) { nodes { month } ${pageFields} } }
}`,
};
