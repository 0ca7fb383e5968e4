import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type OpportunityFlagRow, readOpportunityFlags } from "./opportunity-flag.reader.ts";

interface OpportunityAsOf {
  readonly dealerId: string;
  readonly id: string;
  readonly asOf: Date;
}

const keyText = ({ dealerId, id, asOf }: OpportunityAsOf) => JSON.stringify([asOf.getTime(), dealerId, id]);

/** The flags of opportunities: one statement for all of one instant. */
export const opportunityFlagsLoader: LoaderDefinition<OpportunityAsOf, readonly OpportunityFlagRow[]> = {
  name: "opportunityFlags",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const rows = await readOpportunityFlags(scope, runner, group, asOf);
      return groupBy(rows, (row) => keyText({ dealerId: row.dealer_id, id: row.id, asOf }));
    });
    return found.map((rows) => rows ?? []);
  },
};
