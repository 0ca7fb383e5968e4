import { denominatorOf, keepsSquares, type Metric } from "../../kpi/metric.ts";
import { recordKindsOf } from "../../kpi/record-kinds-of.ts";
import { givenCells, placementSql } from "./cohort-sql.ts";
import { asOfParameter, conditionSql } from "./condition-sql.ts";
import { goalInForceSql } from "./goal-sql.ts";
import { measuredCellsSql, type PassExtra, squares } from "./measure-sql.ts";
import { literal } from "./passes.ts";

const ids = (condition: string) => `array_agg(id) FILTER (WHERE ${condition})`;

/** The ids behind a number: counted, not counted, and those a ratio is divided by. */
const recordIds: readonly PassExtra[] = [
  { name: "counted", type: "text[]", sql: ({ metric, numerator }) => (numerator ? ids(placementSql(metric).inNumerator) : null) },
  {
    name: "not_counted",
    type: "text[]",
    sql: ({ metric, numerator }) => {
      const { inDenominator, inNumerator } = placementSql(metric);
      return numerator ? ids(`${inDenominator} AND NOT (${inNumerator})`) : null;
    },
  },
  {
    name: "divided_by",
    type: "text[]",
    sql: ({ metric, denominator }) =>
      metric.shape === "RATIO" && denominator ? ids(conditionSql(denominator.where, denominator.of)) : null,
  },
];

function goalSql({ goal, goalCurrency }: Metric): string {
  if (!goal) return "NULL::numeric, NULL::text, NULL::boolean, NULL::text";
  return `${literal(goal.value)}::numeric, ${literal(goal.direction)}, ${goal.strict}, ${literal(goalCurrency ?? "")}`;
}

/** What each metric's definition says of its results: version, goal and the kinds of records that it reads. */
function definitionsSql(metrics: readonly Metric[]): string {
  const rows = metrics.map((metric) => {
    const kinds = recordKindsOf(metric).map(({ code }) => literal(code));
    return `(${literal(metric.code)}, ${metric.version}, ${goalSql(metric)}, ARRAY[${kinds.join(", ")}])`;
  });
  return `(VALUES ${rows.join(",\n    ")}) AS definition(metric, version, goal_value, goal_direction, goal_strict, goal_currency, record_kinds)`;
}

/** One row a cell, metric and currency with records: numbers, the catalogue's goal, final instant, and the ids behind them. */
function computedSql(metrics: readonly Metric[]): string {
  return `SELECT m.dealer_id, m.month, m.metric, m.currency, version, numerator, denominator, squares, final_at, counted, not_counted, divided_by,
    goal_value, goal_direction, goal_strict, goal_currency, record_kinds
  FROM (${measuredCellsSql(metrics, givenCells, [...recordIds, squares])}) m JOIN ${definitionsSql(metrics)} USING (metric, version)`;
}

/** Up to when the records that a row is made from are known to be there, where that is before its final instant. */
const incompleteSql = (row: string) => `SELECT FROM record_completeness r
    WHERE r.dealer_id = ${row}.dealer_id AND r.record_kind = ANY(${row}.record_kinds) AND r.complete_through < ${row}.final_at`;

/** Of the instants asked for, the first at which a result was final. */
const finalSince = "(SELECT min(run) FROM unnest($9::timestamptz[]) run WHERE run >= s.final_at)";

/**
 * Stores the first edition of every result of the cells that is final, and complete through that instant, with the goal in
 * force on the month's last day. What is published stays as it is. Parameters: those of the cells, then the program (8) and the
 * instants, as of the last of which it is computed (9): a result bears the first of them at which it was final, since nothing
 * could change it from then on.
 */
export function publishSql(metrics: readonly Metric[]): string {
  return `WITH computed AS (${computedSql(metrics)}), settled AS (
  SELECT s.*, ${finalSince} AS since FROM computed s WHERE final_at <= ${asOfParameter} AND NOT EXISTS (${incompleteSql("s")})
), published AS (
  INSERT INTO metric_result (dealer_id, program, month, metric, currency, edition, definition_version, numerator, denominator, squares,
    goal_value, goal_direction, goal_strict, final_at, computed_as_of, published_at)
  SELECT s.dealer_id, $8, s.month, s.metric, s.currency, 1, s.version, s.numerator, s.denominator, s.squares,
    goal.value, goal.direction, goal.strict, s.final_at, s.since, s.since
  FROM settled s JOIN dealer d ON d.id = s.dealer_id LEFT JOIN LATERAL (${goalInForceSql("s", "d", "$8")}) goal ON true
  ON CONFLICT DO NOTHING RETURNING dealer_id, month, metric, currency
), records AS (
  INSERT INTO metric_result_records (dealer_id, program, month, metric, currency, edition, counted, not_counted, divided_by)
  SELECT dealer_id, $8, month, metric, currency, 1, coalesce(counted, '{}'), coalesce(not_counted, '{}'), coalesce(divided_by, '{}')
  FROM settled JOIN published USING (dealer_id, month, metric, currency)
)
SELECT count(*)::int AS published FROM published`;
}

/**
 * Stores the next edition of one result, with the goal that it was published with, and the records that moved; gives the
 * edition, or nothing where today's records give the same from the same, or can still change. Parameters: those of one cell,
 * the program (8), who (9), why (10) and the currency, blank for a result in none (11).
 */
export function restateSql(metric: Metric): string {
  return `WITH computed AS (${computedSql([metric])}), today AS (
  SELECT cell.dealer_id, cell.month, $8::text AS program, coalesce(numerator, 0) AS numerator,
    coalesce(denominator, ${denominatorOf(metric) ? "0" : "NULL"}) AS denominator,
    coalesce(squares, ${keepsSquares(metric) ? "0" : "NULL"}) AS squares, final_at,
    coalesce(counted, '{}') AS counted, coalesce(not_counted, '{}') AS not_counted, coalesce(divided_by, '{}') AS divided_by,
    coalesce(record_kinds, '{}') AS record_kinds
  FROM ${givenCells} LEFT JOIN computed c ON c.dealer_id = cell.dealer_id AND c.month = cell.month AND c.currency = $11
), open AS (
  SELECT final_at FROM today WHERE final_at > ${asOfParameter} OR EXISTS (${incompleteSql("today")})
), before AS (
  SELECT p.*, r.counted, r.not_counted, r.divided_by
  FROM metric_result p JOIN metric_result_records r USING (dealer_id, program, month, metric, currency, edition)
  JOIN today t ON (p.dealer_id, p.program, p.month) = (t.dealer_id, t.program, t.month)
  WHERE p.metric = ${literal(metric.code)} AND p.currency = $11
  ORDER BY p.edition DESC LIMIT 1
), was AS (${placesSql("before")}), now AS (${placesSql("today")}), moved AS (
  SELECT id, list, coalesce(was.place, 'OUT') AS was, coalesce(now.place, 'OUT') AS now
  FROM was FULL JOIN now USING (id, list) WHERE was.place IS DISTINCT FROM now.place
), restated AS (
  INSERT INTO metric_result (dealer_id, program, month, metric, currency, edition, definition_version, numerator, denominator, squares,
    goal_value, goal_direction, goal_strict, final_at, computed_as_of, published_at, restated_by, restatement_reason)
  SELECT b.dealer_id, b.program, b.month, b.metric, b.currency, b.edition + 1, ${metric.version}, t.numerator, t.denominator, t.squares,
    b.goal_value, b.goal_direction, b.goal_strict, coalesce(t.final_at, b.final_at), ${asOfParameter}, ${asOfParameter}, $9, $10
  FROM before b CROSS JOIN today t
  WHERE (EXISTS (SELECT 1 FROM moved) OR b.definition_version <> ${metric.version}
    OR (b.numerator, b.denominator) IS DISTINCT FROM (t.numerator, t.denominator) OR b.squares <> t.squares) AND NOT EXISTS (SELECT 1 FROM open)
  RETURNING dealer_id, program, month, metric, currency, edition
), records AS (
  INSERT INTO metric_result_records (dealer_id, program, month, metric, currency, edition, counted, not_counted, divided_by)
  SELECT r.dealer_id, r.program, r.month, r.metric, r.currency, r.edition, t.counted, t.not_counted, t.divided_by
  FROM restated r CROSS JOIN today t
), moves AS (
  INSERT INTO restated_record (dealer_id, program, month, metric, currency, edition, record_id, was, now)
  SELECT DISTINCT ON (moved.id) r.dealer_id, r.program, r.month, r.metric, r.currency, r.edition, moved.id, moved.was, moved.now
  FROM restated r CROSS JOIN moved ORDER BY moved.id, moved.list
)
SELECT (SELECT max(edition) FROM before) AS before, (SELECT max(edition) FROM restated) AS restated,
  (SELECT count(DISTINCT id)::int FROM moved) AS moved, (SELECT final_at FROM open) AS open_until`;
}

/** The ids of an edition with where each stands; one may stand in a ratio's numerator and in what it is divided by. */
function placesSql(from: string): string {
  return `SELECT unnest(counted) AS id, 'COUNTED' AS place, 1 AS list FROM ${from}
  UNION ALL SELECT unnest(not_counted), 'NOT_COUNTED', 1 FROM ${from}
  UNION ALL SELECT unnest(divided_by), 'DIVIDED_BY', 2 FROM ${from}`;
}
