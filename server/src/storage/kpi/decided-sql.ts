import { milliseconds } from "../../kpi/formula/duration.ts";
import { decidedSince, fieldsOfMoment, type Moment } from "../../kpi/formula/decision.ts";
import { type RecordKind, valueType } from "../../kpi/formula/record-kind.ts";
import { fieldsOfPlacement } from "../../kpi/metric-fields.ts";
import type { Metric } from "../../kpi/metric.ts";
import { placeConditions, places } from "../../kpi/results/foresee.ts";
import { bits } from "../../kpi/results/outlook-range.ts";
import { cohortRecordsSql, givenCells, placementSql } from "./cohort-sql.ts";
import { conditionSql } from "./condition-sql.ts";
import { literal } from "./passes.ts";

function momentSql(told: Moment, kind: RecordKind): string {
  switch (told.is) {
    case "LATEST":
      return `greatest(${told.of.map((each) => momentSql(each, kind)).join(", ")})`;
    case "EARLIEST":
      if (told.of.length === 0) return "NULL::timestamptz";
      return `least(${told.of.map(({ where, moment }) => `CASE WHEN ${conditionSql(where, kind)} THEN ${momentSql(moment, kind)} END`).join(", ")})`;
    case "AT": {
      const { field, after, endOfDay } = told;
      if (valueType(kind, field) !== "day") return `${field} + interval '${milliseconds(after)} milliseconds'`;
      return `(${field} + ${after.amount + Number(endOfDay)})::timestamp AT TIME ZONE cell.time_zone`;
    }
    case "ALWAYS":
      return "'-infinity'::timestamptz";
    case "IN_THE_END":
      return "cell.final_at";
  }
}

function cohortInstantSql({ of, cohort }: Metric): string {
  if (cohort === "EVERY_PERIOD") return "cell.starts_at";
  return valueType(of, cohort) === "day" ? `${cohort}::timestamp AT TIME ZONE cell.time_zone` : cohort;
}

/** One row a cell with a published result: how many records were decided at which age, and where they came to stand. */
function decidedSql(metric: Metric): string {
  const conditions = placeConditions(metric);
  const moments = places.map((place) => ({ place, moment: decidedSince(conditions[place], metric.of) }));
  const thing = metric.amount?.add === "DIFFERENT" ? metric.amount.of : undefined;
  const fields = [...fieldsOfPlacement(metric), ...moments.flatMap(({ moment }) => fieldsOfMoment(moment)), ...(thing ? [thing] : [])];
  const { inDenominator, inNumerator } = placementSql(metric);
  const since = moments.map(({ place, moment }) => `WHEN ${bits[place]} THEN ${momentSql(moment, metric.of)}`);
  const from = cohortInstantSql(metric);
  const decided = `SELECT stands AS place, ${thing ?? "id"} AS thing,
      floor(extract(epoch FROM least(greatest(CASE stands ${since.join(" ")} END, ${from}), greatest(cell.final_at, ${from})) - (${from})) / 86400)::int AS age
    FROM (SELECT *, CASE WHEN ${inNumerator} THEN 1 WHEN ${inDenominator} THEN 2 ELSE 4 END AS stands
      FROM (${cohortRecordsSql(metric, fields)}) cohort OFFSET 0) standing`;
  const things = thing
    ? `SELECT min(place) AS place, max(age) AS age FROM (${decided}) single WHERE thing IS NOT NULL GROUP BY thing`
    : decided;
  return `SELECT cell.dealer_id, ${literal(metric.program)} AS program, ${literal(metric.code)} AS metric, cell.month, cell.final_at, g.*
  FROM (SELECT cell.*, p.final_at FROM ${givenCells} JOIN metric_result p ON p.dealer_id = cell.dealer_id AND p.month = cell.month
    AND p.program = ${literal(metric.program)} AND p.metric = ${literal(metric.code)} AND p.edition = 1
    WHERE NOT EXISTS (SELECT FROM outlook_cohort c WHERE c.dealer_id = cell.dealer_id AND c.program = p.program AND c.metric = p.metric AND c.month = p.month)) AS cell
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(age), '{}') AS ages, coalesce(array_agg(place), '{}') AS places, coalesce(array_agg(records), '{}') AS records
    FROM (SELECT age, place, count(*)::int AS records FROM (${things}) thing GROUP BY age, place) decided
  ) g`;
}

/** Keeps of cells' published results at which age their records were decided. Parameters: as of now, and those of `givenCells`. */
export function keepDecidedSql(metrics: readonly Metric[]): string {
  return `INSERT INTO outlook_cohort (dealer_id, program, metric, month, final_at, ages, places, records, dealers)
  SELECT decided.*, 1 FROM (${metrics.map(decidedSql).join("\nUNION ALL\n")}) decided
  ON CONFLICT DO NOTHING RETURNING program, metric, month::text AS month`;
}
