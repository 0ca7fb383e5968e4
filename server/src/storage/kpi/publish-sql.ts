import pg from "pg";
import type { Metric } from "../../kpi/metric.ts";
import { asOfParameter, givenCells, placementSql } from "./cohort-sql.ts";
import { measuredCellsSql } from "./measure-sql.ts";

const goalSql = ({ goal }: Metric) =>
  goal
    ? `${pg.escapeLiteral(goal.value)}::numeric, ${pg.escapeLiteral(goal.direction)}, ${goal.strict}`
    : "NULL::numeric, NULL::text, NULL::boolean";

/** Columns of the metrics' record ids over a cell's records, under their indices. */
function recordIdsSql(metrics: readonly Metric[]): string[] {
  return metrics.map((metric, index) => {
    const { inDenominator, inNumerator } = placementSql(metric);
    return `array_agg(id) FILTER (WHERE ${inNumerator}) AS c${index}, array_agg(id) FILTER (WHERE ${inDenominator} AND NOT (${inNumerator})) AS o${index}`;
  });
}

/** One row a cell and metric with records: numbers, goal, final instant, and the ids counted and not counted. */
function computedSql(metrics: readonly Metric[]): string {
  const rows = metrics.map(
    (metric, i) => `(${pg.escapeLiteral(metric.code)}, ${metric.version}, n${i}, d${i}, ${goalSql(metric)}, f${i}, c${i}, o${i})`,
  );
  return `SELECT g.dealer_id, g.month, m.* FROM (${measuredCellsSql(metrics, givenCells, recordIdsSql(metrics))}) g
  CROSS JOIN LATERAL (VALUES ${rows.join(",\n    ")})
    AS m(metric, version, numerator, denominator, goal_value, goal_direction, goal_strict, final_at, counted, not_counted)`;
}

/**
 * Stores the first edition of every result of the cells that is final, and complete through that instant. What is
 * published stays as it is. Parameters: those of the cohort's cells, then the program (6) and its record kind (7).
 */
export function publishSql(metrics: readonly Metric[]): string {
  return `WITH computed AS (${computedSql(metrics)}), settled AS (
  SELECT computed.* FROM computed LEFT JOIN record_completeness r ON r.dealer_id = computed.dealer_id AND r.record_kind = $7
  WHERE final_at <= ${asOfParameter} AND (r.complete_through IS NULL OR r.complete_through >= final_at)
), published AS (
  INSERT INTO metric_result (dealer_id, program, month, metric, edition, definition_version, numerator, denominator,
    goal_value, goal_direction, goal_strict, final_at, computed_as_of, published_at)
  SELECT dealer_id, $6, month, metric, 1, version, numerator, denominator, goal_value, goal_direction, goal_strict,
    final_at, ${asOfParameter}, ${asOfParameter}
  FROM settled ON CONFLICT DO NOTHING RETURNING dealer_id, month, metric
), records AS (
  INSERT INTO metric_result_records (dealer_id, program, month, metric, edition, counted, not_counted)
  SELECT dealer_id, $6, month, metric, 1, coalesce(counted, '{}'), coalesce(not_counted, '{}')
  FROM settled JOIN published USING (dealer_id, month, metric)
)
SELECT count(*)::int AS published FROM published`;
}

/**
 * Stores the next edition of one result and the records that moved; gives the edition, or nothing where today's
 * records place every record as before, or can still change. Parameters: those of one cell, the program (6),
 * who (7), why (8) and the record kind (9).
 */
export function restateSql(metric: Metric): string {
  return `WITH computed AS (${computedSql([metric])}), today AS (
  SELECT cell.dealer_id, cell.month, $6::text AS program, coalesce(numerator, 0) AS numerator,
    coalesce(denominator, ${metric.denominator ? "0" : "NULL"}) AS denominator, final_at,
    coalesce(counted, '{}') AS counted, coalesce(not_counted, '{}') AS not_counted
  FROM ${givenCells} LEFT JOIN computed USING (dealer_id, month)
), open AS (
  SELECT final_at FROM today LEFT JOIN record_completeness r ON r.dealer_id = today.dealer_id AND r.record_kind = $9
  WHERE final_at > ${asOfParameter} OR r.complete_through < final_at
), before AS (
  SELECT p.*, r.counted, r.not_counted FROM metric_result p JOIN metric_result_records r USING (dealer_id, program, month, metric, edition)
  JOIN today t ON (p.dealer_id, p.program, p.month) = (t.dealer_id, t.program, t.month)
  WHERE p.metric = ${pg.escapeLiteral(metric.code)}
  ORDER BY p.edition DESC LIMIT 1
), was AS (
  SELECT unnest(counted) AS id, 'COUNTED' AS place FROM before UNION ALL SELECT unnest(not_counted), 'NOT_COUNTED' FROM before
), now AS (
  SELECT unnest(counted) AS id, 'COUNTED' AS place FROM today UNION ALL SELECT unnest(not_counted), 'NOT_COUNTED' FROM today
), moved AS (
  SELECT id, coalesce(was.place, 'OUT') AS was, coalesce(now.place, 'OUT') AS now
  FROM was FULL JOIN now USING (id) WHERE was.place IS DISTINCT FROM now.place
), restated AS (
  INSERT INTO metric_result (dealer_id, program, month, metric, edition, definition_version, numerator, denominator,
    goal_value, goal_direction, goal_strict, final_at, computed_as_of, published_at, restated_by, restatement_reason)
  SELECT b.dealer_id, b.program, b.month, b.metric, b.edition + 1, ${metric.version}, t.numerator, t.denominator,
    b.goal_value, b.goal_direction, b.goal_strict, coalesce(t.final_at, b.final_at), ${asOfParameter}, ${asOfParameter}, $7, $8
  FROM before b CROSS JOIN today t
  WHERE (EXISTS (SELECT 1 FROM moved) OR b.definition_version <> ${metric.version}) AND NOT EXISTS (SELECT 1 FROM open)
  RETURNING dealer_id, program, month, metric, edition
), records AS (
  INSERT INTO metric_result_records (dealer_id, program, month, metric, edition, counted, not_counted)
  SELECT r.dealer_id, r.program, r.month, r.metric, r.edition, t.counted, t.not_counted FROM restated r CROSS JOIN today t
), moves AS (
  INSERT INTO restated_record (dealer_id, program, month, metric, edition, record_id, was, now)
  SELECT r.dealer_id, r.program, r.month, r.metric, r.edition, moved.id, moved.was, moved.now FROM restated r CROSS JOIN moved
)
SELECT (SELECT max(edition) FROM before) AS before, (SELECT max(edition) FROM restated) AS restated, (SELECT count(*)::int FROM moved) AS moved,
  (SELECT final_at FROM open) AS open_until`;
}
