import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type OpportunityEventRow, type OpportunityKey, readOpportunityEvents } from "./opportunity-event.reader.ts";

/** An opportunity as of an instant. */
export interface OpportunityAsOf extends OpportunityKey {
  readonly asOf: Date;
}

export const opportunityAsOfText = ({ dealerId, id, asOf }: OpportunityAsOf): string => JSON.stringify([asOf, dealerId, id]);

/** The steps of opportunities, the last one first: one statement for all of one instant. */
export const opportunityEventsLoader: LoaderDefinition<OpportunityAsOf, readonly OpportunityEventRow[]> = {
  name: "opportunityEvents",
  keyText: opportunityAsOfText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, opportunityAsOfText, async (group, asOf) => {
      const rows = await readOpportunityEvents(scope, runner, group, asOf);
      return groupBy(rows, ({ dealer_id: dealerId, opportunity_id: id }) => opportunityAsOfText({ dealerId, id, asOf }));
    });
    return found.map((rows) => rows ?? []);
  },
};
