import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import type { DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { type LeadFindingPage, type LeadFindingRow, readLeadFindingCounts, readLeadFindings } from "./lead-finding.reader.ts";

/** Of which dealer and period, as of when. */
export interface LeadFindingKey {
  readonly period: DealerPeriod;
  readonly asOf: Date;
}

type PageKey = LeadFindingKey & LeadFindingPage;

const periodText = (dealerId: string, firstDay: string, nextDay: string) => `${dealerId} ${firstDay} ${nextDay}`;
const rowText = (row: Pick<LeadFindingRow, "dealer_id" | "first_day" | "next_day">) =>
  periodText(row.dealer_id, row.first_day, row.next_day);
const ofPeriod = ({ period }: LeadFindingKey) => periodText(period.dealerId, period.firstDay, period.nextDay);
const pageText = ({ asOf, first, after }: PageKey) => JSON.stringify([asOf, first, after]);
const pageKeyText = (key: PageKey) => `${pageText(key)} ${ofPeriod(key)}`;
const countText = ({ asOf }: LeadFindingKey) => asOf.toISOString();
const countKeyText = (key: LeadFindingKey) => `${countText(key)} ${ofPeriod(key)}`;

/** Pages of leads with a skipped step: one statement for all dealers and periods of the same page. */
export const leadFindingPageLoader: LoaderDefinition<PageKey, readonly LeadFindingRow[]> = {
  name: "leadFindingPage",
  keyText: pageKeyText,
  load: async ({ scope, runner }, keys) => {
    const pages = await loadGrouped(keys, pageText, pageKeyText, async (group) => {
      const [page] = group;
      const periods = group.map(({ period }) => period);
      const rows = groupBy(await readLeadFindings(scope, runner, periods, page.asOf, page), rowText);
      return new Map(group.map((key) => [pageKeyText(key), rows.get(ofPeriod(key)) ?? []]));
    });
    return pages.map((page) => page ?? []);
  },
};

/** How many leads have a skipped step: one statement for all dealers and periods. */
export const leadFindingCountLoader: LoaderDefinition<LeadFindingKey, number> = {
  name: "leadFindingCount",
  keyText: countKeyText,
  load: async ({ scope, runner }, keys) => {
    const totals = await loadGrouped(keys, countText, countKeyText, async (group) => {
      const [{ asOf }] = group;
      const periods = group.map(({ period }) => period);
      const rows = await readLeadFindingCounts(scope, runner, periods, asOf);
      const found = new Map(rows.map((row) => [rowText(row), row.total]));
      return new Map(group.map((key) => [countKeyText(key), found.get(ofPeriod(key)) ?? 0]));
    });
    return totals.map((total) => total ?? 0);
  },
};
