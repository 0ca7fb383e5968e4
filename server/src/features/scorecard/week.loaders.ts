import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import type { Metric } from "../../kpi/metric.ts";
import { groupBy } from "../../platform/group-by.ts";
import type { DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { readWeekMeasurements, type WeekMeasurement } from "./measure.reader.ts";

export interface WeekKey {
  readonly metric: Metric;
  readonly week: DealerPeriod;
  readonly asOf: Date;
}

const keyText = (metric: Metric, dealerId: string, monday: string, asOf: Date) =>
  `${metric.program} ${metric.code} ${dealerId} ${monday} ${asOf.getTime()}`;
const weekKeyText = ({ metric, week, asOf }: WeekKey) => keyText(metric, week.dealerId, week.firstDay, asOf);

/** What the records of weeks give, one measurement a currency: one statement for all metrics, dealers and weeks. */
export const weekMeasurementLoader: LoaderDefinition<WeekKey, readonly WeekMeasurement[]> = {
  name: "weekMeasurement",
  keyText: weekKeyText,
  load: async ({ scope, runner }, keys) => {
    const measured = await loadGrouped(
      keys,
      ({ asOf }) => String(asOf.getTime()),
      weekKeyText,
      async (group) => {
        const [{ asOf }] = group;
        const metrics = [...new Set(group.map(({ metric }) => metric))];
        const weeks = new Map(group.map(({ week }) => [`${week.dealerId} ${week.firstDay}`, week]));
        const rows = await readWeekMeasurements(scope, runner, metrics, [...weeks.values()], asOf);
        return groupBy(rows, (row) => keyText(row.metric, row.dealerId, row.monday, asOf));
      },
    );
    return measured.map((rows) => rows ?? []);
  },
};
