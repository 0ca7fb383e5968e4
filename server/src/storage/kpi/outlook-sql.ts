import { milliseconds } from "../../kpi/formula/duration.ts";
import type { Bound, Outlook, Way } from "../../kpi/formula/outlook.ts";
import { type RecordKind, valueType } from "../../kpi/formula/record-kind.ts";
import type { Metric } from "../../kpi/metric.ts";
import { recordKindsOf } from "../../kpi/record-kinds-of.ts";
import { metricOutlook, places, shorterWays } from "../../kpi/results/foresee.ts";
import { bits } from "../../kpi/results/outlook-range.ts";
import type { Statement } from "../read-snapshot.ts";
import { cohortRecordsSql, givenCells, named, placementSql } from "./cohort-sql.ts";
import { asOfParameter, conditionSql, passedBy } from "./condition-sql.ts";
import { literal } from "./passes.ts";
import { selectedCells } from "./selected-cells-sql.ts";

/** Records of a cell that stand in one place, can come to stand in the same places, and are of one age. */
export interface OutlookRow {
  readonly dealer_id: string;
  readonly month: string;
  readonly program: string;
  readonly metric: string;
  /** Up to when the dealer's records are known, at most the instant asked for. */
  readonly as_of: string;
  /** Which of the places it stands in, as `can` names it. */
  readonly place: number;
  /** 1 for counted, 2 for not counted, 4 for left out, added up. */
  readonly can: number;
  /** Whole days since the cohort date. */
  readonly age: number;
  readonly records: number;
  /** The earliest of their last instants at which that can change; null where nothing says when. */
  readonly first_until: string | null;
}

const forever = "'infinity'::timestamptz";

function boundSql({ field, after }: Bound, kind: RecordKind): string {
  if (valueType(kind, field) !== "day") return `${field} + interval '${milliseconds(after)} milliseconds'`;
  return `((${field} + ${after.amount + 1})::timestamp AT TIME ZONE cell.time_zone) - interval '1 millisecond'`;
}

interface NamedWay {
  readonly way: Way;
  readonly name: string;
}

function untilsSql(ways: readonly NamedWay[], outlook: Outlook, bit: number, kind: RecordKind): string[] {
  return ways.flatMap(({ way, name }) => {
    const shorter = new Set(shorterWays(outlook, way));
    const blocked = ways.filter((other) => shorter.has(other.way)).map((other) => ` AND NOT ${other.name}`);
    const until = way.until === undefined ? forever : `greatest(${way.until.map((bound) => boundSql(bound, kind)).join(", ")})`;
    return way.until?.length === 0 ? [] : [`CASE WHEN stands <> ${bit} AND ${name}${blocked.join("")} THEN ${until} END`];
  });
}

function ageSql({ of, cohort }: Metric): string {
  if (cohort !== "EVERY_PERIOD" && valueType(of, cohort) === "day") return `(${passedBy} AT TIME ZONE cell.time_zone)::date - ${cohort}`;
  const from = cohort === "EVERY_PERIOD" ? "cell.starts_at" : cohort;
  return `floor(extract(epoch FROM ${passedBy} - ${from}) / 86400)::int`;
}

/** One row a record of the cell, or a different thing where those are counted: `place`, `can`, `age` and `until`. */
function foreseenSql(metric: Metric): string {
  const { kind, fields, places: outlooks } = metricOutlook(metric);
  const { inDenominator, inNumerator } = placementSql(metric);
  const ways = places.map((place) => outlooks[place].map((way, index): NamedWay => ({ way, name: `${place.toLowerCase()}${index}` })));
  const columns = ways.flat().map(({ way, name }) => `${conditionSql(way.can, kind)} AS ${name}`);
  const can = places.map((place, index) => {
    const names = ways[index]?.map(({ name }) => name) ?? [];
    return `CASE WHEN ${names.length === 0 ? "false" : names.join(" OR ")} THEN ${bits[place]} ELSE 0 END`;
  });
  const untils = places.flatMap((place, index) => untilsSql(ways[index] ?? [], outlooks[place], bits[place], kind));
  const thing = metric.amount?.add === "DIFFERENT" ? metric.amount.of : undefined;
  const records = `SELECT ${thing === undefined ? "" : `${thing} AS thing, `}stands AS place, ${can.join(" + ")} AS can, ${ageSql(metric)} AS age,
      coalesce(${untils.length === 0 ? "NULL" : `greatest(${untils.join(", ")})`}, ${forever}) AS until
    FROM (SELECT *, CASE WHEN ${inNumerator} THEN 1 WHEN ${inDenominator} THEN 2 ELSE 4 END AS stands${columns.map((column) => `, ${column}`).join("")}
      FROM (${cohortRecordsSql({ of: kind, cohort: metric.cohort }, fields)}) cohort OFFSET 0) ways`;
  if (thing === undefined) return records;
  // A thing counts where any of its records does, and is left out where all of them are.
  return `SELECT CASE WHEN bool_or(place = 1) THEN 1 WHEN bool_or(place = 2) THEN 2 ELSE 4 END AS place,
      CASE WHEN bool_or(can & 1 = 1) THEN 1 ELSE 0 END + CASE WHEN bool_and(can & 6 > 0) AND bool_or(can & 2 = 2) THEN 2 ELSE 0 END
        + CASE WHEN bool_and(can & 4 = 4) THEN 4 ELSE 0 END AS can,
      max(age) AS age, coalesce(max(until) FILTER (WHERE can & (can - 1) <> 0), ${forever}) AS until
    FROM (${records}) record WHERE thing IS NOT NULL GROUP BY thing`;
}

/**
 * What is known of a dealer ends with the instant asked for, or where the first of the kinds of record that a metric reads does: from
 * there on anything can come. What is recorded of the others since then is in the value, and stays.
 */
function knownCells(metric: Metric, cells: string): string {
  const kinds = recordKindsOf(metric).map(({ code }) => literal(code));
  return `(SELECT cell.*, least(${asOfParameter}, (SELECT min(r.complete_through) FROM record_completeness r
    WHERE r.dealer_id = cell.dealer_id AND r.record_kind IN (${kinds.join(", ")}))) AS as_of FROM ${cells}) AS cell`;
}

const keySql = ({ program, code }: Metric) => `cell.dealer_id, cell.month, ${literal(program)} AS program, ${literal(code)} AS metric`;

function outlookSql(metric: Metric, cells: string): string {
  const foreseen = `SELECT place, can, age, count(*)::int AS records, nullif(min(until), 'infinity') AS first_until
  FROM (${foreseenSql(metric)}) foreseen GROUP BY place, can, age`;
  return `SELECT ${keySql(metric)}, cell.as_of, g.*
FROM ${knownCells(metric, cells)} CROSS JOIN LATERAL (${foreseen.replaceAll(passedBy, "cell.as_of")}) g`;
}

/** What records of cells can come to, of any number of metrics: one statement. Parameters: `asOf`, and those of `givenCells`. */
export function outlookStatement(metrics: readonly Metric[]): Statement {
  return named("outlook", metrics.map((metric) => outlookSql(metric, givenCells)).join("\nUNION ALL\n"));
}

/** Results of a cell, published by the instant asked for. */
function publishedSql({ program, code }: Metric): string {
  return `SELECT p.* FROM metric_result p WHERE p.dealer_id = cell.dealer_id AND p.month = cell.month AND p.program = ${literal(program)}
    AND p.metric = ${literal(code)} AND p.published_at <= ${asOfParameter}`;
}

/** A dealer's published part of a sum: its counts, of which nothing can change. */
function finalPartSql(metric: Metric): string {
  return `SELECT ${keySql(metric)}, ${asOfParameter} AS as_of, part.place, part.place AS can, 0 AS age, part.records::int, NULL::timestamptz AS first_until
FROM ${selectedCells} CROSS JOIN LATERAL (${publishedSql(metric)} ORDER BY p.edition DESC LIMIT 1) p
CROSS JOIN LATERAL (VALUES (${bits.COUNTED}, p.numerator), (${bits.NOT_COUNTED}, p.denominator - p.numerator)) AS part(place, records)
WHERE part.records > 0`;
}

/**
 * The same of a selection of dealers, with what is published of them: one statement for any number of dealers.
 * Parameters: `asOf`, and those of `selectedCells`.
 */
export function groupOutlookStatement(metrics: readonly Metric[]): Statement {
  const parts = metrics.flatMap((metric) => {
    const open = `(SELECT * FROM ${selectedCells} WHERE NOT EXISTS (${publishedSql(metric)})) AS cell`;
    return [outlookSql(metric, open), finalPartSql(metric)];
  });
  return named("group_outlook", parts.join("\nUNION ALL\n"));
}
