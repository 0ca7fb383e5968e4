import type { Metric } from "../../kpi/metric.ts";
import { firstDay, type Month, type MonthBounds } from "../../kpi/month.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { byCohort } from "../../storage/kpi/cohort-sql.ts";
import { type MeasuredRow, measureStatement } from "../../storage/kpi/measure-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";

/** A dealer's month, on the dealer's own clocks. */
export interface Cell extends MonthBounds {
  readonly dealerId: string;
  readonly month: Month;
}

/** What the records give for one metric of one cell. */
export interface Measurement {
  readonly metric: Metric;
  readonly dealerId: string;
  readonly month: Month;
  /** Records in the cohort, those left out included. */
  readonly records: number;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly finalAt: Date | null;
}

export function cellParameters(cells: readonly Cell[]): unknown[] {
  return [
    cells.map((cell) => cell.dealerId),
    cells.map((cell) => firstDay(cell.month)),
    cells.map((cell) => cell.start),
    cells.map((cell) => cell.end),
  ];
}

function measurements(metrics: readonly Metric[], row: MeasuredRow): Measurement[] {
  return metrics.map((metric, index) => {
    const finalAt = row[`f${index}`];
    return {
      metric,
      dealerId: row.dealer_id,
      month: row.month.slice(0, 7) as Month,
      records: Number(row.records),
      numerator: row[`n${index}`] ?? "0",
      denominator: row[`d${index}`] ?? null,
      finalAt: finalAt ? new Date(finalAt) : null,
    };
  });
}

/**
 * Computes metrics from the records as they looked at an instant: one statement a cohort, whatever the
 * number of cells and metrics. A cell without records has no measurement.
 */
export async function readMeasurements(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
): Promise<Measurement[]> {
  const readable = cells.filter((cell) => mayRead(scope, cell.dealerId));
  if (readable.length === 0 || metrics.length === 0) return [];
  const groups = await Promise.all(
    byCohort(metrics).map(async (group) => {
      const rows = await runner.query<MeasuredRow>(measureStatement(group), [asOf, ...cellParameters(readable)]);
      return rows.flatMap((row) => measurements(group, row));
    }),
  );
  return groups.flat();
}
