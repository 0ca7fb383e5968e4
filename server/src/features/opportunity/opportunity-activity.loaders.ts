import { loadAsOf, loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import type { Cell } from "../../storage/kpi/cohort-sql.ts";
import {
  type OpportunityQuery,
  type OpportunitySelection,
  type OrderedOpportunityRow,
  readOpportunities,
  readOpportunitiesByKey,
  readOpportunityCounts,
} from "./opportunity-activity.reader.ts";
import type { OpportunityRow } from "./opportunity-activity.type.ts";
import { type OpportunityAsOf, opportunityAsOfText } from "./opportunity-key.ts";

/** Pages of opportunities. All that are asked for at once are there at once, so that their counts can be one statement. */
export const opportunityPageLoader: LoaderDefinition<OpportunityQuery, readonly OrderedOpportunityRow[]> = {
  name: "opportunityPage",
  keyText: (query) => JSON.stringify(query),
  load: ({ scope, runner }, queries) => Promise.all(queries.map((query) => readOpportunities(scope, runner, query))),
};

/** Which opportunities to count. */
export interface OpportunityCountKey extends Cell {
  readonly asOf: Date;
  readonly selection: OpportunitySelection;
}

const groupText = ({ asOf, selection: { answers, conclusions, enrolment } }: Pick<OpportunityCountKey, "asOf" | "selection">) =>
  JSON.stringify([asOf, answers, conclusions, enrolment]);
const keyText = (key: Pick<OpportunityCountKey, "asOf" | "selection" | "dealerId" | "month">) =>
  `${groupText(key)} ${key.month} ${key.dealerId}`;

/** How many opportunities of a dealer's month are selected: one statement for all dealers and months of one selection. */
export const opportunityCountLoader: LoaderDefinition<OpportunityCountKey, number> = {
  name: "opportunityCount",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const totals = await loadGrouped(keys, groupText, keyText, async (group) => {
      const [{ asOf, selection }] = group;
      const rows = await readOpportunityCounts(scope, runner, group, asOf, selection);
      return new Map(rows.map(({ dealer_id: dealerId, month, total }) => [keyText({ asOf, selection, dealerId, month }), total]));
    });
    return totals.map((total) => total ?? 0);
  },
};

/** Opportunities by dealer and id: one statement for all of one instant; null where there is none to be seen. */
export const opportunityLoader: LoaderDefinition<OpportunityAsOf, OpportunityRow | null> = {
  name: "opportunity",
  keyText: opportunityAsOfText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, opportunityAsOfText, async (group, asOf) => {
      const rows = await readOpportunitiesByKey(scope, runner, group, asOf);
      return new Map(rows.map((row) => [opportunityAsOfText({ dealerId: row.dealer_id, id: row.id, asOf }), row] as const));
    });
    return found.map((row) => row ?? null);
  },
};
