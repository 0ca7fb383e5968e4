import type { Metric } from "../../kpi/metric.ts";
import type { ForeseenRecords } from "../../kpi/results/outlook-range.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { cellParameters, type DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { type OutlookRow, outlookStatement } from "../../storage/kpi/outlook-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";

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
  return rows.map((row) => ({
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
  }));
}
