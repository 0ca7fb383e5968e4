import type { Metric } from "../../kpi/metric.ts";
import { currencyFromStored } from "../../kpi/results/currency.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { cellParameters, type DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { type MeasuredRow, measureStatement, type PlacedRow, placementsStatement } from "../../storage/kpi/measure-sql.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";

/** What the records give for one metric of one month or week, in one currency where it is in money. */
export interface Measurement {
  readonly metric: Metric;
  readonly dealerId: string;
  readonly firstDay: string;
  readonly currency: string | null;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
  readonly finalAt: Date | null;
}

/** The metrics asked for, by the names that rows give them. */
function byKey(metrics: readonly Metric[]): (row: Pick<MeasuredRow, "program" | "metric" | "version">) => Metric {
  const known = new Map(metrics.map((metric) => [metricKey(metric), metric]));
  return ({ program, metric: code, version }) => {
    const metric = known.get(metricKey({ program, code, version }));
    if (!metric) throw new Error(`${program}.${code} was measured and not asked for.`);
    return metric;
  };
}

/**
 * Computes metrics from the records as they looked at an instant: one statement, whatever the number of periods and metrics.
 * A period without records has no measurement.
 */
export async function readMeasurements(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  periods: readonly DealerPeriod[],
  asOf: Date,
): Promise<Measurement[]> {
  const readable = periods.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0 || metrics.length === 0) return [];
  const rows = await runner.query<MeasuredRow>(measureStatement(metrics), [asOf, ...cellParameters(readable)]);
  const metricOf = byKey(metrics);
  return rows.map((row) => ({
    metric: metricOf(row),
    dealerId: row.dealer_id,
    firstDay: row.month,
    currency: currencyFromStored(row.currency),
    numerator: row.numerator,
    denominator: row.denominator,
    squares: row.squares,
    finalAt: row.final_at ? new Date(row.final_at) : null,
  }));
}

/** How many records of a month or week stand in each place of a metric. */
export type PlacementCounts = Readonly<Record<Placement, number>>;

export interface PeriodPlacements {
  readonly metric: Metric;
  readonly dealerId: string;
  readonly firstDay: string;
  readonly counts: PlacementCounts;
}

/** Where the records of months or weeks stand. One without records is absent. */
export async function readPlacements(
  scope: DealerScope,
  runner: StatementRunner,
  metrics: readonly Metric[],
  periods: readonly DealerPeriod[],
  asOf: Date,
): Promise<PeriodPlacements[]> {
  const readable = periods.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0 || metrics.length === 0) return [];
  const rows = await runner.query<PlacedRow>(placementsStatement(metrics), [asOf, ...cellParameters(readable)]);
  const metricOf = byKey(metrics);
  return rows.map((row) => {
    const [records, counted, placed] = [Number(row.records), Number(row.counted), Number(row.placed)];
    const counts = { COUNTED: counted, NOT_COUNTED: placed - counted, LEFT_OUT: records - placed };
    return { metric: metricOf(row), dealerId: row.dealer_id, firstDay: row.month, counts };
  });
}
