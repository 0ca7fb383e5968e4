import { loadAsOf, loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import type { Metric } from "../../kpi/metric.ts";
import { firstDay, type Month } from "../../kpi/month.ts";
import { groupBy } from "../../platform/group-by.ts";
import type { DealerSelection } from "../dealer/dealer.reader.ts";
import { type DecidedKey, type DecidedRow, readDecided } from "./decided.reader.ts";
import { type MonthForeseen, readForeseen, readGroupForeseen } from "./outlook.reader.ts";
import { askedTogether, type MeasureKey, measureKeyText, metricsOf, periodsOf } from "./scorecard.loaders.ts";

const foreseenText = (program: string, code: string, period: { readonly dealerId: string; readonly firstDay: string }) =>
  `${program} ${code} ${period.dealerId} ${period.firstDay}`;

/** What a month's records can come to by the version in force; none where there are none. One statement for all metrics, dealers and months. */
export const foreseenLoader: LoaderDefinition<MeasureKey, readonly MonthForeseen[]> = {
  name: "foreseen",
  keyText: measureKeyText,
  load: async ({ scope, runner }, keys) => {
    const foreseen = await loadGrouped(keys, askedTogether, measureKeyText, async (group) => {
      const rows = await readForeseen(scope, runner, metricsOf(group), periodsOf(group), group[0].asOf);
      const found = groupBy(rows, (row) => foreseenText(row.program, row.metric, row));
      return new Map(
        group.flatMap((key) => {
          const ofKey = found.get(foreseenText(key.metric.program, key.metric.code, key.period));
          return ofKey ? [[measureKeyText(key), ofKey] as const] : [];
        }),
      );
    });
    return foreseen.map((rows) => rows ?? []);
  },
};

interface DecidedOfDealerKey extends DecidedKey {
  readonly asOf: Date;
}

/** What became of records of finished months, of a dealer and of all. */
interface Decided {
  readonly own: readonly DecidedRow[];
  readonly all: readonly DecidedRow[];
}

const decidedText = ({ program, metric, version }: Omit<DecidedKey, "dealerId">, dealerId: string) =>
  `${program} ${metric} ${version} ${dealerId}`;
const decidedKeyText = (key: DecidedOfDealerKey) => `${decidedText(key, key.dealerId)} ${key.asOf.getTime()}`;

/** One statement for all metrics and dealers. */
export const decidedLoader: LoaderDefinition<DecidedOfDealerKey, Decided> = {
  name: "decided",
  keyText: decidedKeyText,
  load: async ({ scope, runner }, keys) => {
    const decided = await loadAsOf(keys, decidedKeyText, async (group, asOf) => {
      const rows = groupBy(await readDecided(scope, runner, group, asOf), (row) =>
        decidedText({ ...row, version: row.definition_version }, row.dealer_id),
      );
      const of = (key: DecidedOfDealerKey, dealerId: string) => rows.get(decidedText(key, dealerId)) ?? [];
      return new Map(group.map((key) => [decidedKeyText(key), { own: of(key, key.dealerId), all: of(key, "") }]));
    });
    return decided.map((each) => each ?? { own: [], all: [] });
  },
};

export interface GroupForeseenKey {
  readonly selection: DealerSelection;
  readonly timeZones: readonly string[];
  readonly asOf: Date;
  readonly month: Month;
  readonly metric: Metric;
}

const groupText = ({ selection, asOf }: GroupForeseenKey) => `${asOf.getTime()} ${JSON.stringify(selection)}`;
const groupMonthText = (key: GroupForeseenKey, { program, code }: Pick<Metric, "program" | "code">, firstOfMonth: string) =>
  `${groupText(key)} ${program} ${code} ${firstOfMonth}`;
const groupKeyText = (key: GroupForeseenKey) => groupMonthText(key, key.metric, firstDay(key.month));

/** What a month's records of several dealers can come to, or came to: one statement for all metrics and months of one selection. */
export const groupForeseenLoader: LoaderDefinition<GroupForeseenKey, readonly MonthForeseen[]> = {
  name: "groupForeseen",
  keyText: groupKeyText,
  load: async ({ scope, runner }, keys) => {
    const foreseen = await loadGrouped(keys, groupText, groupKeyText, async (group) => {
      const [first] = group;
      const months = [...new Set(group.map(({ month }) => month))];
      const metrics = [...new Set(group.map(({ metric }) => metric))];
      const rows = await readGroupForeseen(scope, runner, { ...first, months, metrics });
      return groupBy(rows, ({ program, metric: code, firstDay: day }) => groupMonthText(first, { program, code }, day));
    });
    return foreseen.map((rows) => rows ?? []);
  },
};
