import { isMiddle, type Metric } from "../../kpi/metric.ts";
import { fewestRecords, isJudgedByRecords } from "../../kpi/results/metric-result.ts";

/** SQL of a final result's value over `p`, null where it has none or stands on too few records to be held against others. */
export const comparableValue = `CASE WHEN p.denominator IS NULL THEN p.numerator
  WHEN p.denominator = 0 OR definition.judged AND p.denominator < ${fewestRecords} THEN NULL
  WHEN definition.middle THEN p.numerator ELSE p.numerator / p.denominator END`;

/** What of the definitions decides that, as the four parameters from `first` on. */
export function definitionsSql(first: number): string {
  return `unnest($${first}::text[], $${first + 1}::text[], $${first + 2}::boolean[], $${first + 3}::boolean[]) AS definition(program, metric, judged, middle)`;
}

export function definitionParameters(metrics: readonly Metric[]): unknown[] {
  return [metrics.map(({ program }) => program), metrics.map(({ code }) => code), metrics.map(isJudgedByRecords), metrics.map(isMiddle)];
}

/** A quartile of the values, which stand in a column of this name. */
export function quartileSql(share: 0.25 | 0.5 | 0.75): string {
  return `percentile_cont(${share}) WITHIN GROUP (ORDER BY value::float8)`;
}
