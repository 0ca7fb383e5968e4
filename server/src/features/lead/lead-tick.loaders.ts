import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type LeadKey, type LeadTickRow, readLeadTicks } from "./lead-tick.reader.ts";

interface LeadAsOf extends LeadKey {
  readonly asOf: Date;
}

const keyText = ({ dealerId, leadId, asOf }: LeadAsOf) => JSON.stringify([dealerId, leadId, asOf.getTime()]);

/** What was recorded of leads by hand, newest first: one statement for all leads. */
export const leadTicksLoader: LoaderDefinition<LeadAsOf, readonly LeadTickRow[]> = {
  name: "leadTicks",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const rows = await readLeadTicks(scope, runner, group, asOf);
      return groupBy(rows, (row) => keyText({ dealerId: row.dealer_id, leadId: row.lead_id, asOf }));
    });
    return found.map((rows) => rows ?? []);
  },
};
