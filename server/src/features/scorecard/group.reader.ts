import type { Goal } from "../../kpi/goal.ts";
import type { Metric } from "../../kpi/metric.ts";
import { hasDenominator } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { monthPeriod } from "../../kpi/period.ts";
import type { MetricResult } from "../../kpi/results/metric-result.ts";
import { currencyFromStored } from "../../kpi/results/currency.ts";
import { settlesAt } from "../../kpi/settlement.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { groupBy } from "../../platform/group-by.ts";
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
  const instants = timeZones.map((timeZone) => settlesAt(metric.settlement, monthPeriod(month, timeZone), null)?.getTime());
  const last = Math.max(...instants.map((instant) => instant ?? Number.POSITIVE_INFINITY));
  return last === Number.POSITIVE_INFINITY ? null : new Date(last);
}

/** A sum, with the goal that all of its parts were published with; undefined where it is open or they had different ones. */
export type GroupNumbers = Omit<MetricResult, "goal"> & { readonly publishedGoal: Goal | null | undefined };

function publishedGoal({ one_goal, goal_value, goal_at_least, goal_strict }: GroupRow): Goal | null | undefined {
  if (!one_goal) return undefined;
  if (goal_value === null) return null;
  return { value: goal_value, direction: goal_at_least ? "AT_LEAST" : "AT_MOST", strict: goal_strict === true };
}

/** A sum is in progress until every dealer's part is final, also that of a dealer without a record so far. */
function groupNumbers(metric: Metric, month: Month, row: GroupRow | undefined, { timeZones, asOf }: GroupQuery): GroupNumbers {
  const settled = lastSettlement(metric, month, timeZones);
  const finalAt = row?.final_at && settled ? new Date(Math.max(settled.getTime(), new Date(row.final_at).getTime())) : settled;
  const open = !row || row.open || !settled || settled > asOf;
  const undefinedRate = row?.denominator !== null && Number(row?.denominator) === 0;
  const currency = row ? currencyFromStored(row.currency) : null;
  return {
    metric,
    month,
    currency,
    state: !row ? "NO_DATA" : open ? "IN_PROGRESS" : undefinedRate ? "UNDEFINED" : "FINAL",
    numerator: row?.numerator ?? "0",
    denominator: row ? row.denominator : hasDenominator(metric) ? "0" : null,
    squares: row?.squares ?? null,
    publishedGoal: row && !open ? publishedGoal(row) : undefined,
    finalAt: finalAt?.toISOString() ?? null,
    edition: null,
  };
}

/** Of results in several currencies the one of most dealers comes first. */
function ofMostFirst(rows: readonly GroupRow[]): readonly GroupRow[] {
  return rows.toSorted((one, other) => other.dealers - one.dealers || (one.currency < other.currency ? -1 : 1));
}

/** Metrics of a selection of dealers taken together, for some months, a result for each currency: one statement for all. */
export async function readGroupResults(scope: DealerScope, runner: StatementRunner, query: GroupQuery): Promise<GroupNumbers[]> {
  const parameters = selectedCellParameters(scope, query.selection, query.timeZones, query.months);
  const program = query.metrics[0]?.program;
  if (program === undefined) return [];
  const rows = await runner.query<GroupRow>(groupMeasureStatement(query.metrics), [query.asOf, ...parameters, program]);
  const found = groupBy(rows, (row) => `${row.month.slice(0, 7)} ${row.metric}`);
  return query.metrics.flatMap((metric) =>
    query.months.flatMap((month) => {
      const currencies = found.get(`${month} ${metric.code}`);
      return (currencies ? ofMostFirst(currencies) : [undefined]).map((row) => groupNumbers(metric, month, row, query));
    }),
  );
}
