import type { Metric } from "../../kpi/metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { cohortRecordsSql, givenCells, named, placementSql, settlesAtSql } from "./cohort-sql.ts";

/** One row a cell that has records: columns `n0`, `d0`, `f0` … are the metrics' numerators, denominators and final instants. */
export interface MeasuredRow {
  readonly dealer_id: string;
  readonly month: string;
  readonly records: string;
  readonly [column: `n${number}` | `d${number}`]: string;
  readonly [column: `f${number}`]: string | null;
}

/** Columns of a metric's numbers over grouped records, under its index. */
export function measuresSql(metrics: readonly Metric[]): string {
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

const statements = new Map<string, Statement>();

/** The numbers of metrics over one cohort, for any number of cells. Metrics share record kind and cohort date. */
export function measureStatement(metrics: readonly Metric[]): Statement {
  const key = metrics.map(({ program, code }) => `${program}.${code}`).join(" ");
  const known = statements.get(key);
  if (known) return known;
  const [first] = metrics;
  if (!first) throw new Error("A measure statement needs a metric.");
  const made = named(
    "measure",
    `SELECT dealer_id, month, count(*) AS records,
  ${measuresSql(metrics)}
FROM (${cohortRecordsSql(first, givenCells)}) cohort
GROUP BY dealer_id, month`,
  );
  statements.set(key, made);
  return made;
}
