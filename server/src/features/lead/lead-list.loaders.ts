import { loadAsOf, loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import type { Cell } from "../../storage/kpi/cohort-sql.ts";
import { type LeadCounts, type LeadPage, type ListedLead, readLeadCounts, readLeads } from "./lead-list.reader.ts";

/** Of which dealer and month, as of when. */
export interface LeadMonth {
  readonly cell: Cell;
  readonly asOf: Date;
}

type PageKey = LeadMonth & LeadPage;

const ofMonth = ({ cell }: LeadMonth) => `${cell.dealerId} ${cell.firstDay}`;
const ofRow = (row: Pick<ListedLead, "dealer_id" | "first_day">) => `${row.dealer_id} ${row.first_day}`;
const pageText = ({ asOf, waitingFor, first, after }: PageKey) => JSON.stringify([asOf, waitingFor, first, after]);
const pageKeyText = (key: PageKey) => `${pageText(key)} ${ofMonth(key)}`;
const countKeyText = (key: LeadMonth) => `${key.asOf.toISOString()} ${ofMonth(key)}`;

/** Pages of leads: one statement for all dealers and months of the same page. */
export const leadPageLoader: LoaderDefinition<PageKey, readonly ListedLead[]> = {
  name: "leadPage",
  keyText: pageKeyText,
  load: async ({ scope, runner }, keys) => {
    const pages = await loadGrouped(keys, pageText, pageKeyText, async (group) => {
      const [page] = group;
      const months = group.map(({ cell }) => cell);
      const rows = groupBy(await readLeads(scope, runner, months, page.asOf, page), ofRow);
      return new Map(group.map((key) => [pageKeyText(key), rows.get(ofMonth(key)) ?? []]));
    });
    return pages.map((page) => page ?? []);
  },
};

/** How far the leads of months got: one statement for all dealers and months. */
export const leadCountsLoader: LoaderDefinition<LeadMonth, LeadCounts | null> = {
  name: "leadCounts",
  keyText: countKeyText,
  load: async ({ scope, runner }, keys) => {
    const counts = await loadAsOf(keys, countKeyText, async (group, asOf) => {
      const months = group.map(({ cell }) => cell);
      const found = new Map((await readLeadCounts(scope, runner, months, asOf)).map((row) => [ofRow(row), row]));
      return new Map(group.map((key) => [countKeyText(key), found.get(ofMonth(key)) ?? null]));
    });
    return counts.map((each) => each ?? null);
  },
};
