import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { type Cell, cellParameters, type DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { type MeasuredRow, measureStatement, type PlacedRow, placementsStatement } from "../../storage/kpi/measure-sql.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";

/** What the records give for one metric of one cell, in one currency where it is in money. */
export interface Measurement {
  readonly metric: Metric;
  readonly dealerId: string;
  readonly month: Month;
  readonly currency: string | null;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly finalAt: Date | null;
}

const monthOfRow = ({ month }: { readonly month: string }) => month.slice(0, 7) as Month;

/** The metrics asked for, by the names that rows give them. */
function byKey(metrics: readonly Metric[]): (row: { readonly program: string; readonly metric: string }) => Metric {
  const known = new Map(metrics.map((metric) => [metricKey(metric), metric]));
  return ({ program, metric: code }) => {
    const metric = known.get(metricKey({ program, code }));
    if (!metric) throw new Error(`${program}.${code} was measured and not asked for.`);
    return metric;
  };
}

async function readRows(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  periods: readonly DealerPeriod[],
  asOf: Date,
): Promise<MeasuredRow[]> {
  const readable = periods.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0 || metrics.length === 0) return [];
  return runner.query<MeasuredRow>(measureStatement(metrics), [asOf, ...cellParameters(readable)]);
}

function measured(row: MeasuredRow): Omit<Measurement, "metric" | "month"> {
  return {
    dealerId: row.dealer_id,
    currency: row.currency === "" ? null : row.currency,
    numerator: row.numerator,
    denominator: row.denominator,
    finalAt: row.final_at ? new Date(row.final_at) : null,
  };
}

/**
 * Computes metrics from the records as they looked at an instant: one statement, whatever the number of cells and metrics.
 * A cell without records has no measurement.
 */
export async function readMeasurements(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
): Promise<Measurement[]> {
  const rows = await readRows(scope, runner, metrics, cells, asOf);
  const metricOf = byKey(metrics);
  return rows.map((row) => ({ ...measured(row), metric: metricOf(row), month: monthOfRow(row) }));
}

/** What the records of a week give, in one currency where the metric is in money. */
export type WeekMeasurement = Omit<Measurement, "month"> & { readonly monday: string };

/** As `readMeasurements`, for weeks. */
export async function readWeekMeasurements(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  weeks: readonly DealerPeriod[],
  asOf: Date,
): Promise<WeekMeasurement[]> {
  const rows = await readRows(scope, runner, metrics, weeks, asOf);
  const metricOf = byKey(metrics);
  return rows.map((row) => ({ ...measured(row), metric: metricOf(row), monday: row.month }));
}

/** How many records of a cell stand in each place of a metric. */
export type PlacementCounts = Readonly<Record<Placement, number>>;

export interface CellPlacements {
  readonly metric: Metric;
  readonly dealerId: string;
  readonly month: Month;
  readonly counts: PlacementCounts;
}

/** Where the records of cells stand. A cell without records is absent. */
export async function readPlacements(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
): Promise<CellPlacements[]> {
  const readable = cells.filter((cell) => mayRead(scope, cell.dealerId));
  if (readable.length === 0 || metrics.length === 0) return [];
  const rows = await runner.query<PlacedRow>(placementsStatement(metrics), [asOf, ...cellParameters(readable)]);
  const metricOf = byKey(metrics);
  return rows.map((row) => {
    const [records, counted, placed] = [Number(row.records), Number(row.counted), Number(row.placed)];
    const counts = { COUNTED: counted, NOT_COUNTED: placed - counted, LEFT_OUT: records - placed };
    return { metric: metricOf(row), dealerId: row.dealer_id, month: monthOfRow(row), counts };
  });
}
