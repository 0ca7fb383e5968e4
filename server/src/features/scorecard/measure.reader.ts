import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { byCohort, type Cell, cellParameters } from "../../storage/kpi/cohort-sql.ts";
import { type MeasuredRow, measureStatement, placementsStatement } from "../../storage/kpi/measure-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

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

/** Reads rows of cells, one statement a cohort, whatever the number of cells and metrics. A cell without records has none. */
async function readCells<Result>(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
  statementOf: (metrics: readonly Metric[]) => Statement,
  resultsOf: (metrics: readonly Metric[], row: MeasuredRow) => Result[],
): Promise<Result[]> {
  const readable = cells.filter((cell) => mayRead(scope, cell.dealerId));
  if (readable.length === 0 || metrics.length === 0) return [];
  const groups = await Promise.all(
    byCohort(metrics).map(async (group) => {
      const rows = await runner.query<MeasuredRow>(statementOf(group), [asOf, ...cellParameters(readable)]);
      return rows.flatMap((row) => resultsOf(group, row));
    }),
  );
  return groups.flat();
}

/** Computes metrics from the records as they looked at an instant. A cell without records has no measurement. */
export function readMeasurements(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
): Promise<Measurement[]> {
  return readCells(scope, runner, metrics, cells, asOf, measureStatement, measurements);
}

/** How many records of a cell stand in each place of a metric. */
export type PlacementCounts = Readonly<Record<Placement, number>>;

export interface CellPlacements {
  readonly metric: Metric;
  readonly dealerId: string;
  readonly month: Month;
  readonly counts: PlacementCounts;
}

function placements(metrics: readonly Metric[], row: MeasuredRow): CellPlacements[] {
  return metrics.map((metric, index) => {
    const [counted, placed] = [Number(row[`n${index}`]), Number(row[`p${index}`])];
    const counts = { COUNTED: counted, NOT_COUNTED: placed - counted, LEFT_OUT: Number(row.records) - placed };
    return { metric, dealerId: row.dealer_id, month: row.month.slice(0, 7) as Month, counts };
  });
}

/** Where the records of cells stand. A cell without records is absent. */
export function readPlacements(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
): Promise<CellPlacements[]> {
  return readCells(scope, runner, metrics, cells, asOf, placementsStatement, placements);
}
