import { z } from "zod";
import type { Hindrance } from "../../assignment/choose-dealer.ts";
import { isFairnessPeriod, periodExpected } from "../../assignment/fairness-period.ts";
import { type FairnessDealerRow, type FairnessOrder, readFairnessDealerPages } from "../../assignment/fairness.reader.ts";
import { fairnessDealerFrom } from "../../assignment/fairness.type.ts";
import { type ExportContext, exportTable } from "../export-table.ts";
import { dealers, oneOf } from "../export.inputs.ts";
import { columnsFrom, type QueryColumn, rowReader } from "../query-table.ts";
import { rowsAtOnce } from "../survey.ts";

const orders = ["ASKED", "COULD_BE_ASKED", "SHARE_ASKED", "CORE_RANK", "DEALER_ID"] as const satisfies readonly FairnessOrder[];

const instant = z.iso.datetime({ offset: true, error: 'expected an instant such as "2026-03-02T17:00:00Z"' });

const input = z.strictObject({
  period: z
    .strictObject({ from: instant, to: instant })
    .refine(({ from, to }) => isFairnessPeriod(new Date(from), new Date(to)), periodExpected),
  countries: dealers.shape.countries,
  sort: z
    .strictObject({ field: oneOf(orders), direction: oneOf(["ASC", "DESC"]).default("DESC") })
    .default({ field: "ASKED", direction: "DESC" }),
});
type Input = z.infer<typeof input>;

const hinderedColumns: Readonly<Record<Hindrance, string>> = {
  NO_SERVICE_DEALER: "hinderedNoServiceDealer",
  NO_PORTAL_CREDENTIALS: "hinderedNoPortalCredentials",
  NO_TRAINED_TECHNICIAN: "hinderedNoTrainedTechnician",
  NOT_OPTED_IN: "hinderedNotOptedIn",
  SUSPENDED: "hinderedSuspended",
  NO_QUALIFIED_TECHNICIAN: "hinderedNoQualifiedTechnician",
  OUT_OF_REACH: "hinderedOutOfReach",
  ASKED_BEFORE: "hinderedAskedBefore",
};

const ownColumns: readonly QueryColumn[] = [
  ["dealerID", "TEXT"],
  ["dealerName", "TEXT", "name"],
  ["inQuestion", "INTEGER"],
  ["couldBeAsked", "INTEGER"],
  ["asked", "INTEGER"],
  ["shareAsked", "SHARE"],
  ["meanCoreRank", "DECIMAL"],
  ["meanKilometres", "DECIMAL"],
  ["technicians", "INTEGER"],
  ["acceptedInTime", "INTEGER", "accepted"],
  ["declinedInTime", "INTEGER", "declined"],
  ["letExpire", "INTEGER", "expired"],
  ["canAnswer", "INTEGER", "pending"],
];

const columns: readonly QueryColumn[] = [...ownColumns, ...Object.values(hinderedColumns).map((key): QueryColumn => [key, "INTEGER"])];

const read = rowReader(ownColumns);

/** Who was never hindered by something, was so 0 times: that is known. */
function timesOf({ hindrances }: FairnessDealerRow): number[] {
  const counted = new Map<string, number>(hindrances.map(({ hindrance, times }) => [hindrance, times]));
  return Object.keys(hinderedColumns).map((hindrance) => counted.get(hindrance) ?? 0);
}

/** Of all dealers: as in the API, only staff see any. */
export const fairness = exportTable<Input>({
  name: "ASSIGNMENT_FAIRNESS",
  input,
  columns: () => columnsFrom(columns),
  async *rows(context: ExportContext, { period, countries, sort }: Input) {
    const { scope, runner, now } = context.fresh();
    const question = { from: new Date(period.from), to: new Date(period.to), countries };
    for await (const rows of readFairnessDealerPages(scope, runner, question, now, { ...sort, order: sort.field }, rowsAtOnce))
      yield rows.map((row) => [...read(fairnessDealerFrom(row)), ...timesOf(row)]);
  },
});
