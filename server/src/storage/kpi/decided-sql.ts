import { type Condition, fieldsIn } from "../../kpi/formula/condition.ts";
import { milliseconds } from "../../kpi/formula/duration.ts";
import { decidedSince } from "../../kpi/formula/decision.ts";
import { heldOnce, heldSince } from "../../kpi/formula/held.ts";
import { fieldsOfMoment, type Moment } from "../../kpi/formula/moment.ts";
import { type RecordKind, valueType } from "../../kpi/formula/record-kind.ts";
import type { Bound } from "../../kpi/formula/outlook.ts";
import { allOf } from "../../kpi/formula/simplify.ts";
import { fieldsOfPlacement } from "../../kpi/metric-fields.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import { type MetricOutlook, metricOutlook, placeConditions, places } from "../../kpi/results/foresee.ts";
import { fewestRecords } from "../../kpi/results/metric-result.ts";
import { bits } from "../../kpi/results/outlook-range.ts";
import { cohortRecordsSql, givenCells, placementSql } from "./cohort-sql.ts";
import { conditionSql } from "./condition-sql.ts";
import { literal } from "./passes.ts";

/** Nobody knows when: a step that is recorded without its time. */
const unknown = "'infinity'::timestamptz";
const beginning = "'-infinity'::timestamptz";

/** The age of what was so from the beginning; of a date that was set beforehand there are ages before it. */
const firstAge = -10_000;

function atSql({ field, after }: Bound, endOfDay: boolean, kind: RecordKind): string {
  if (valueType(kind, field) !== "day") return `${field} + interval '${milliseconds(after)} milliseconds'`;
  return `(${field} + ${after.amount + Number(endOfDay)})::timestamp AT TIME ZONE cell.time_zone`;
}

function momentSql(moment: Moment, kind: RecordKind): string {
  switch (moment.is) {
    case "LATEST":
      return `greatest(${moment.of.map((each) => momentSql(each, kind)).join(", ")})`;
    case "EARLIEST":
      if (moment.of.length === 0) return beginning;
      return `least(${moment.of.map((part) => `CASE WHEN ${conditionSql(part.where, kind)} THEN ${momentSql(part.moment, kind)} END`).join(", ")})`;
    case "AT":
      return `coalesce(${atSql(moment, moment.endOfDay, kind)}, ${unknown})`;
    case "LIMIT":
      return `coalesce(greatest(${moment.of.map((bound) => atSql(bound, true, kind)).join(", ")}), cell.final_at)`;
    case "ALWAYS":
      return beginning;
    case "IN_THE_END":
      return "cell.final_at";
  }
}

function cohortInstantSql({ of, cohort }: Metric): string {
  if (cohort === "EVERY_PERIOD") return "cell.starts_at";
  return valueType(of, cohort) === "day" ? `${cohort}::timestamp AT TIME ZONE cell.time_zone` : cohort;
}

/** The first whole age in days at whose middle a moment has come; null where nobody knows. */
function ageSql(moment: string, from: string): string {
  const days = `extract(epoch FROM least(${moment}, cell.final_at) - (${from})) / 86400`;
  return `CASE ${moment} WHEN ${unknown} THEN NULL WHEN ${beginning} THEN ${firstAge} ELSE greatest(ceil(${days} - 0.5)::int, ${firstAge}) END`;
}

interface Told {
  readonly sql: string;
  readonly fields: readonly string[];
}

function told(moment: Moment, kind: RecordKind): Told {
  return { sql: momentSql(moment, kind), fields: fieldsOfMoment(moment) };
}

/** Since when a record that ended elsewhere once was where a condition holds; `final_at` where it never was. */
function onceSince(condition: Condition, kind: RecordKind): Told {
  const once = heldOnce(condition, kind);
  const since = told(heldSince(once, kind), kind);
  return { sql: `WHEN ${conditionSql(once, kind)} THEN ${since.sql} ELSE cell.final_at`, fields: [...since.fields, ...fieldsIn(once)] };
}

/** A moment of a record by the place where it ended. */
function byPlace(momentOf: (place: Placement) => Moment, kind: RecordKind): Told {
  const each = places.map((place) => ({ place, ...told(momentOf(place), kind) }));
  return {
    sql: `CASE stands ${each.map(({ place, sql }) => `WHEN ${bits[place]} THEN ${sql}`).join(" ")} END`,
    fields: each.flatMap(({ fields }) => fields),
  };
}

/** The moments of a record that `endedSql` tells as ages, each in a column of its own. */
function momentsOf(metric: Metric, kind: RecordKind, outlooks: MetricOutlook["places"]): Told {
  const conditions = placeConditions(metric);
  const among = allOf(metric.population, ...(metric.denominator ? [metric.denominator] : []));
  const [amongSince, onceAmong, onceCounted] = [
    told(heldSince(among, kind), kind),
    onceSince(among, kind),
    onceSince(conditions.COUNTED, kind),
  ];
  const held = byPlace((place) => heldSince(conditions[place], kind), kind);
  const others = (place: Placement) =>
    places.filter((other) => other !== place).map((other) => ({ condition: conditions[other], outlook: outlooks[other] }));
  const decided = byPlace((place) => decidedSince(conditions[place], kind, others(place)), kind);
  return {
    sql: `CASE WHEN stands <> ${bits.LEFT_OUT} THEN ${amongSince.sql} ${onceAmong.sql} END AS among_since,
      CASE WHEN stands = ${bits.LEFT_OUT} THEN cell.final_at ${onceCounted.sql} END AS counted_since,
      ${held.sql} AS held_since, ${decided.sql} AS decided_since`,
    fields: [amongSince, onceAmong, onceCounted, held, decided].flatMap(({ fields }) => fields),
  };
}

/**
 * One row a record of the cell, or a different thing: `place` where it ended, and the ages since which it was `among` those that can
 * count, was counted, has stood where it ended, and could not come to another place.
 */
function endedSql(metric: Metric): string {
  const { kind, places: outlooks } = metricOutlook(metric);
  const { sql, fields } = momentsOf(metric, kind, outlooks);
  const thing = metric.amount?.add === "DIFFERENT" ? metric.amount.of : undefined;
  const { inDenominator, inNumerator } = placementSql(metric);
  const from = cohortInstantSql(metric);
  const ages = ["among", "counted", "held", "decided"].map((name) => `${ageSql(`${name}_since`, from)} AS ${name}`);
  const records = `SELECT stands AS place, ${thing ?? "id"} AS thing, ${ages.join(", ")} FROM (SELECT *, ${sql}
      FROM (SELECT *, CASE WHEN ${inNumerator} THEN 1 WHEN ${inDenominator} THEN 2 ELSE 4 END AS stands
        FROM (${cohortRecordsSql({ of: kind, cohort: metric.cohort }, [...fieldsOfPlacement(metric), ...fields, ...(thing ? [thing] : [])])}) cohort OFFSET 0) standing OFFSET 0) told`;
  if (thing === undefined) return records;
  return `SELECT min(place) AS place, thing, min(among) AS among, max(counted) AS counted, max(held) AS held, max(decided) AS decided
    FROM (${records}) single WHERE thing IS NOT NULL GROUP BY thing`;
}

/** Left out, then not counted, then counted, and where it ended: each from an age up to another one, where that is later. */
const stretches = `(VALUES (${bits.LEFT_OUT}, ${firstAge}, least(among, held)), (${bits.NOT_COUNTED}, among, least(counted, held)),
        (${bits.COUNTED}, counted, held), (place, held, decided)) AS stretch(standing, since, until)`;

/** The newest edition of a cell's result, where it is by this version and what is kept is of none or of an earlier one. */
function newEditions({ program, code, version }: Metric): string {
  return `(SELECT cell.*, p.edition, p.final_at, p.denominator FROM ${givenCells} CROSS JOIN LATERAL (
    SELECT * FROM metric_result p WHERE p.dealer_id = cell.dealer_id AND p.month = cell.month AND p.program = ${literal(program)}
      AND p.metric = ${literal(code)} ORDER BY p.edition DESC LIMIT 1) p
    WHERE p.definition_version = ${version} AND NOT EXISTS (SELECT FROM outlook_cohort c WHERE c.dealer_id = cell.dealer_id AND c.program = p.program AND c.metric = p.metric
      AND c.month = p.month AND c.edition >= p.edition)) AS cell`;
}

/** One row a cell with a newer edition. A share of too few records, or of steps without their times, says nothing by age. */
function decidedSql(metric: Metric): string {
  return `SELECT cell.dealer_id, ${literal(metric.program)} AS program, ${literal(metric.code)} AS metric, cell.month, ${metric.version} AS definition_version,
    cell.edition, cell.final_at, g.*
  FROM ${newEditions(metric)}
  CROSS JOIN LATERAL (
    WITH ended AS MATERIALIZED (${endedSql(metric)})
    SELECT coalesce(array_agg(age), '{}') AS ages, coalesce(array_agg(standing), '{}') AS standings,
      coalesce(array_agg(place), '{}') AS places, coalesce(array_agg(change), '{}') AS changes
    FROM (
      SELECT age, standing, place, sum(change)::int AS change
      FROM ended CROSS JOIN LATERAL ${stretches} CROSS JOIN LATERAL (VALUES (since, 1), (least(until, decided), -1)) AS moved(age, change)
      WHERE since < least(until, decided) AND cell.denominator >= ${fewestRecords}
        AND NOT EXISTS (SELECT FROM ended WHERE num_nulls(among, counted, held, decided) > 0)
      GROUP BY age, standing, place HAVING sum(change) <> 0
    ) moves
  ) g`;
}

/** Keeps of cells' published shares at which age their records stood where until they were decided. Parameters: as of now, and those of `givenCells`. */
export function keepDecidedSql(metrics: readonly Metric[]): string {
  return `INSERT INTO outlook_cohort (dealer_id, program, metric, month, definition_version, edition, final_at, ages, standings, places, changes,
    dealers)
  SELECT decided.*, (cardinality(ages) > 0)::int FROM (${metrics.map(decidedSql).join("\nUNION ALL\n")}) decided
  ON CONFLICT (dealer_id, program, metric, month) DO UPDATE SET definition_version = excluded.definition_version, edition = excluded.edition,
    final_at = excluded.final_at, ages = excluded.ages, standings = excluded.standings, places = excluded.places, changes = excluded.changes, dealers = excluded.dealers
  RETURNING program, metric, month::text AS month, definition_version`;
}
