import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import type { ForeseenRecords } from "../../kpi/results/outlook-range.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { cellParameters, type DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { groupOutlookStatement, type OutlookRow, outlookStatement } from "../../storage/kpi/outlook-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";
import type { DealerSelection } from "../dealer/dealer.reader.ts";
import { selectedCellParameters } from "../dealer/selected-cells.ts";

/** Records of a dealer's month that can come to stand in the same places. */
export interface MonthForeseen extends ForeseenRecords {
  readonly program: string;
  readonly metric: string;
  readonly dealerId: string;
  readonly firstDay: string;
  /** Whole days since the cohort date. */
  readonly age: number;
  /** Up to when the dealer's records are known, at most the instant asked for. */
  readonly knownUpTo: Date;
}

/** What the records of months can come to: one statement, whatever the number of months and metrics. */
export async function readForeseen(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  periods: readonly DealerPeriod[],
  asOf: Date,
): Promise<MonthForeseen[]> {
  const readable = periods.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0 || metrics.length === 0) return [];
  const rows = await runner.query<OutlookRow>(outlookStatement(metrics), [asOf, ...cellParameters(readable)]);
  return rows.map(monthForeseen);
}

export interface GroupForeseenQuery {
  readonly selection: DealerSelection;
  readonly timeZones: readonly string[];
  readonly months: readonly Month[];
  readonly metrics: readonly Metric[];
  readonly asOf: Date;
}

/** The same of a selection of dealers, with what is published of them: one statement, whatever their number. */
export async function readGroupForeseen(scope: DealerScope, runner: StatementRunner, query: GroupForeseenQuery): Promise<MonthForeseen[]> {
  const { selection, timeZones, months, metrics, asOf } = query;
  const parameters = selectedCellParameters(scope, selection, timeZones, months);
  const rows = await runner.query<OutlookRow>(groupOutlookStatement(metrics), [asOf, ...parameters]);
  return rows.map(monthForeseen);
}

function monthForeseen(row: OutlookRow): MonthForeseen {
  return {
    program: row.program,
    metric: row.metric,
    dealerId: row.dealer_id,
    firstDay: row.month,
    place: row.place,
    can: row.can,
    age: row.age,
    records: row.records,
    firstUntil: row.first_until === null ? null : new Date(row.first_until),
    knownUpTo: new Date(row.as_of),
  };
}
