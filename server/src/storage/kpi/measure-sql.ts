import { LRUCache } from "lru-cache";
import type { Metric } from "../../kpi/metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { cohortRecordsSql, givenCells, named, placementSql, settlesAtSql } from "./cohort-sql.ts";

/** One row a cell that has records: columns `n0`, `d0`, `f0` … are the metrics' numerators, denominators and final instants. */
export interface MeasuredRow {
  readonly dealer_id: string;
  readonly month: string;
  readonly records: string;
  readonly [column: `n${number}` | `d${number}` | `p${number}`]: string;
  readonly [column: `f${number}`]: string | null;
}

/** Columns of the metrics' numbers over a cell's records, under their indices. */
function measuresSql(metrics: readonly Metric[]): string {
  return metrics
    .flatMap((metric, index) => {
      const { inDenominator, inNumerator } = placementSql(metric);
      return [
        `count(*) FILTER (WHERE ${inNumerator}) AS n${index}`,
        metric.denominator ? `count(*) FILTER (WHERE ${inDenominator}) AS d${index}` : `NULL::bigint AS d${index}`,
        `${settlesAtSql(metric.settlement)} AS f${index}`,
      ];
    })
    .join(",\n  ");
}

/** One row a cell with records: its dealer and month, how many records, and the metrics' numbers and other aggregates. */
export function measuredCellsSql(metrics: readonly Metric[], cells: string, aggregates: readonly string[] = []): string {
  const [first] = metrics;
  if (!first) throw new Error("A measure needs a metric.");
  // Cell by cell: nothing is sorted or hashed, and the plan is the same for any number of cells.
  return `SELECT cell.dealer_id, cell.month, measured.*
FROM ${cells} CROSS JOIN LATERAL (
  SELECT count(*) AS records, ${[measuresSql(metrics), ...aggregates].join(",\n  ")}
  FROM (${cohortRecordsSql(first)}) cohort HAVING count(*) > 0
) measured`;
}

/**
 * How many of each cell's records stand in each place: beside the columns of a measure, `p0` … are those in the
 * numerator or the denominator only, also for a plain count.
 */
export function placementsStatement(metrics: readonly Metric[]): Statement {
  const placed = metrics.map((metric, index) => `count(*) FILTER (WHERE ${placementSql(metric).inDenominator}) AS p${index}`);
  return named("placements", measuredCellsSql(metrics, givenCells, placed));
}

/** Writing a statement takes some 70 µs, a hundredth of an answer; sets of metrics are many, those in use few. */
const statements = new LRUCache<string, Statement>({ max: 300 });

/** The numbers of metrics over one cohort, for any number of cells. Metrics share record kind and cohort date. */
export function measureStatement(metrics: readonly Metric[]): Statement {
  const key = metrics.map(({ program, code }) => `${program}.${code}`).join(" ");
  const known = statements.get(key);
  if (known) return known;
  const made = named("measure", measuredCellsSql(metrics, givenCells));
  statements.set(key, made);
  return made;
}
