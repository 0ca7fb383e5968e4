import { loadOfDealers } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { type OpenList, type OpenPage, readOpenOpportunities, readOpenOpportunityCounts } from "./open-opportunities.reader.ts";
import type { OrderedOpportunityRow } from "./opportunity-activity.reader.ts";

interface OfDealer {
  readonly dealerId: string;
}

const listText = ({ stage, asOf }: OpenList) => JSON.stringify([stage, asOf]);
const pageText = ({ first, after, ...list }: OpenList & OpenPage) => JSON.stringify([listText(list), first, after]);

/** Pages of open opportunities: one statement for all dealers of the same page. */
export const openOpportunitiesLoader: LoaderDefinition<OpenList & OpenPage & OfDealer, readonly OrderedOpportunityRow[]> = {
  name: "openOpportunities",
  keyText: (page) => `${pageText(page)} ${page.dealerId}`,
  load: ({ scope, runner }, keys) =>
    loadOfDealers(
      keys,
      pageText,
      (dealerIds, page) => readOpenOpportunities(scope, runner, dealerIds, page, page),
      ({ dealer_id: dealerId }) => dealerId,
    ),
};

/** How many there are on all pages: one statement for all dealers of the same list. */
export const openOpportunityCountLoader: LoaderDefinition<OpenList & OfDealer, number> = {
  name: "openOpportunityCount",
  keyText: (list) => `${listText(list)} ${list.dealerId}`,
  load: async ({ scope, runner }, keys) => {
    const counted = await loadOfDealers(
      keys,
      listText,
      (dealerIds, list) => readOpenOpportunityCounts(scope, runner, dealerIds, list),
      ({ dealer_id: dealerId }) => dealerId,
    );
    return counted.map(([row]) => row?.total ?? 0);
  },
};
