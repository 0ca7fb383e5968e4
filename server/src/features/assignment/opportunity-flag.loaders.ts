import { opportunityRowsLoader } from "../opportunity/opportunity-rows.loaders.ts";
import { readOpportunityFlags } from "./opportunity-flag.reader.ts";

/** The flags of opportunities, the longest standing first. */
export const opportunityFlagsLoader = opportunityRowsLoader("opportunityFlags", ({ scope, runner }, keys, asOf) =>
  readOpportunityFlags(scope, runner, keys, asOf),
);
