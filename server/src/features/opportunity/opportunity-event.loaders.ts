import { readOpportunityEvents } from "./opportunity-event.reader.ts";
import { opportunityRowsLoader } from "./opportunity-rows.loaders.ts";

/** The steps of opportunities, the last one first. */
export const opportunityEventsLoader = opportunityRowsLoader("opportunityEvents", ({ scope, runner }, keys, asOf) =>
  readOpportunityEvents(scope, runner, keys, asOf),
);
