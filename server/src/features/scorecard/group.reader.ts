import type { Metric } from "../../kpi/metric.ts";
import { type Month, monthBounds } from "../../kpi/month.ts";
import type { MetricResult } from "../../kpi/results/metric-result.ts";
import { settlesAt } from "../../kpi/settlement.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { byCohort } from "../../storage/kpi/cohort-sql.ts";
import { type GroupRow, groupMeasureStatement } from "../../storage/kpi/group-measure-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";
import type { DealerSelection } from "../dealer/dealer.reader.ts";
import { selectedCellParameters } from "../dealer/selected-cells.ts";

interface GroupQuery {
  readonly selection: DealerSelection;
  readonly timeZones: readonly string[];
  readonly months: readonly Month[];
  readonly metrics: readonly Metric[];
  readonly asOf: Date;
}

/** The last instant at which a dealer of any of the zones could still get a record that changes the month. */
function lastSettlement(metric: Metric, month: Month, timeZones: readonly string[]): Date | null {
  if (timeZones.length === 0) return null;
  const instants = timeZones.map((timeZone) => settlesAt(metric.settlement, monthBounds(month, timeZone), null)?.getTime());
  const last = Math.max(...instants.map((instant) => instant ?? Number.POSITIVE_INFINITY));
  return last === Number.POSITIVE_INFINITY ? null : new Date(last);
}

/** A sum is in progress until every dealer's part is final, also that of a dealer without a record so far. */
function groupResult(metric: Metric, month: Month, row: GroupRow | undefined, { timeZones, asOf }: GroupQuery): MetricResult {
  const settled = lastSettlement(metric, month, timeZones);
  const finalAt = row?.final_at && settled ? new Date(Math.max(settled.getTime(), new Date(row.final_at).getTime())) : settled;
  const open = !row || row.open || !settled || settled > asOf;
  const undefinedRate = row?.denominator !== null && Number(row?.denominator) === 0;
  return {
    metric,
    month,
    state: !row ? "NO_DATA" : open ? "IN_PROGRESS" : undefinedRate ? "UNDEFINED" : "FINAL",
    numerator: row?.numerator ?? "0",
    denominator: row ? row.denominator : metric.denominator ? "0" : null,
    goal: metric.goal ?? null,
    finalAt: finalAt?.toISOString() ?? null,
    edition: null,
  };
}

/** Metrics of a selection of dealers taken together, for some months: one statement a cohort. */
export async function readGroupResults(scope: DealerScope, runner: StatementRunner, query: GroupQuery): Promise<MetricResult[]> {
  const parameters = selectedCellParameters(scope, query.selection, query.timeZones, query.months);
  const groups = await Promise.all(
    byCohort(query.metrics).map(async (metrics) => {
      const rows = await runner.query<GroupRow>(groupMeasureStatement(metrics), [query.asOf, ...parameters, metrics[0]?.program]);
      const found = new Map(rows.map((row) => [`${row.month.slice(0, 7)} ${row.metric}`, row]));
      return metrics.flatMap((metric) =>
        query.months.map((month) => groupResult(metric, month, found.get(`${month} ${metric.code}`), query)),
      );
    }),
  );
  return groups.flat();
}
