import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type LeadKey, type LeadTickRow, readLeadTicks } from "./lead-tick.reader.ts";

const keyText = ({ dealerId, leadId }: LeadKey) => JSON.stringify([dealerId, leadId]);

/** What was recorded of leads by hand, newest first: one statement for all leads. */
export const leadTicksLoader: LoaderDefinition<LeadKey, readonly LeadTickRow[]> = {
  name: "leadTicks",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const rows = await readLeadTicks(scope, runner, keys);
    const ofLead = groupBy(rows, (row) => keyText({ dealerId: row.dealer_id, leadId: row.lead_id }));
    return keys.map((key) => ofLead.get(keyText(key)) ?? []);
  },
};
