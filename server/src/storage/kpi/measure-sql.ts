import { LRUCache } from "lru-cache";
import { keepsSquares, type Measure, type Metric } from "../../kpi/metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { all } from "../../kpi/formula/condition.ts";
import { relevantLooks } from "../../kpi/formula/relevance.ts";
import { isAlways } from "../../kpi/formula/simplify.ts";
import { conditionsOfMeasure, fieldsOfMeasure, fieldsOfPlacement } from "../../kpi/metric-fields.ts";
import { cohortRecordsSql, deadlineOf, givenCells, named, placementSql, settlesAtSql } from "./cohort-sql.ts";
import { conditionSql, type Decided } from "./condition-sql.ts";
import { isWhole, literal, metricKey, type Pass, type PassPart, passesOf } from "./passes.ts";

/** One row a cell, version of a metric and currency with records. */
export interface MeasuredRow {
  readonly dealer_id: string;
  readonly month: string;
  readonly program: string;
  readonly metric: string;
  readonly version: number;
  /** Blank where the metric is not in money. */
  readonly currency: string;
  /** Records that the metric is about. */
  readonly records: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
  readonly final_at: string | null;
}

function inUnitSql(number: string, by: number | undefined): string {
  return by ? `round(${number} / ${by}, 12)` : number;
}

export function amountSql({ of, where, amount }: Measure, decided?: Decided): string {
  const filter = `FILTER (WHERE ${conditionSql(where, of, decided)})`;
  switch (amount.add) {
    case "RECORDS":
      return `count(*) ${filter}`;
    case "DIFFERENT":
      return `count(DISTINCT ${amount.of}) ${filter}`;
    case "NUMBERS":
      return inUnitSql(`coalesce(sum(${amount.of}) ${filter}, 0)::numeric`, amount.by);
    case "MEDIAN": {
      // From below and from above: one record where the count is odd. Interpolation would turn decimals into binary fractions.
      const middle = (order: "ASC" | "DESC") => `percentile_disc(0.5) WITHIN GROUP (ORDER BY ${amount.of} ${order}) ${filter}`;
      return inUnitSql(`coalesce((${middle("ASC")} + ${middle("DESC")})::numeric * 0.5, 0)`, amount.by);
    }
  }
}

export function squaresSql({ of, where, amount }: Measure): string {
  if (amount.add !== "NUMBERS") throw new Error("Only numbers have squares.");
  return `coalesce(sum(${amount.of} * ${amount.of}) FILTER (WHERE ${conditionSql(where, of)}), 0)::numeric`;
}

/** How many records a measure is about. */
function recordsSql(measures: readonly Measure[], decided: Decided): string {
  const about = new Set(measures.map(({ among, where, of }) => conditionSql(among ?? where, of, decided)));
  return `count(*) FILTER (WHERE ${[...about].join(" OR ")})`;
}

const measuresOf = ({ numerator, denominator }: PassPart): Measure[] => [numerator, denominator].filter((measure) => measure !== undefined);

/** The populations that measures are about, decided once a record however many metrics share them. */
function populationsOf(measures: readonly Measure[]): Decided {
  const names = new Map<string, string>();
  return new Map(
    measures.flatMap(({ among, of }) => {
      if (!among || isAlways(among)) return [];
      const sql = conditionSql(among, of);
      const name = names.get(sql) ?? `among${names.size}`;
      names.set(sql, name);
      return [[among, name] as const];
    }),
  );
}

/** Columns of a pass beside a part's numbers, one expression a part. */
export interface PassExtra {
  readonly name: string;
  readonly type: string;
  readonly sql: (part: PassPart) => string | null;
}

/** How far the records of a score lie apart. */
export const squares: PassExtra = {
  name: "squares",
  type: "numeric",
  sql: ({ metric, numerator }) => (numerator && keepsSquares(metric) ? squaresSql(numerator) : null),
};

/** One row a cell, currency and part: what the pass's records come to. */
function passSql({ of, cohort, currency, parts }: Pass, cells: string, extras: readonly PassExtra[]): string {
  const measures = parts.flatMap(measuresOf);
  const deadlines = parts.flatMap(({ metric }) => deadlineOf(metric.settlement) ?? []);
  const fields = [...measures.flatMap(fieldsOfMeasure), ...deadlines];
  // What is published says of each record where it stands, beside what is counted.
  const placed = parts.flatMap(({ metric: { population, denominator }, numerator }) =>
    numerator && denominator ? [all(population, denominator)] : [],
  );
  const relevant = relevantLooks(of, { conditions: [...measures.flatMap(conditionsOfMeasure), ...placed], fields: deadlines });
  const decided = populationsOf(measures);
  const populations = [...new Map([...decided].map(([among, name]) => [name, conditionSql(among, of)]))];
  const columns = new Map<string, string>();
  const column = (sql: string): string => {
    const known = columns.get(sql) ?? `a${columns.size}`;
    columns.set(sql, known);
    return known;
  };
  const rows = parts.map((part) => {
    const { metric, numerator, denominator } = part;
    const settles = settlesAtSql(metric.settlement);
    return [
      literal(metric.program),
      literal(metric.code),
      String(metric.version),
      numerator ? `${column(amountSql(numerator, decided))}::numeric` : "NULL::numeric",
      denominator ? `${column(amountSql(denominator, decided))}::numeric` : "NULL::numeric",
      column(recordsSql(measuresOf(part), decided)),
      deadlineOf(metric.settlement) === undefined ? settles : column(settles),
      String(isWhole(part)),
      ...extras.map(({ type, sql }) => {
        const expression = sql(part);
        return expression === null ? `NULL::${type}` : column(expression);
      }),
    ].join(", ");
  });
  const aggregates = [...columns].map(([sql, name]) => `${sql} AS ${name}`).join(",\n    ");
  const names = [
    "program",
    "metric",
    "version",
    "numerator",
    "denominator",
    "records",
    "final_at",
    "whole",
    ...extras.map(({ name }) => name),
  ];
  // Cell by cell: nothing is sorted or hashed, and the plan is the same for any number of cells.
  return `SELECT cell.dealer_id, cell.month, g.currency, m.*
FROM ${cells} CROSS JOIN LATERAL (
  SELECT ${currency ?? "''"} AS currency,
    ${aggregates}
  FROM (SELECT *${populations.map(([name, sql]) => `, ${sql} AS ${name}`).join("")} FROM (${cohortRecordsSql({ of, cohort }, fields, relevant)}) seen OFFSET 0) cohort${currency ? ` GROUP BY ${currency}` : " HAVING count(*) > 0"}
) g CROSS JOIN LATERAL (VALUES (${rows.join("),\n  (")})) m(${names.join(", ")})
WHERE m.records > 0`;
}

const key = "dealer_id, month, program, metric, version";

/**
 * One row a cell, metric and currency with records. Cells without records have none; a measure without records beside one
 * that has some is 0. However many metrics there are, it is one select.
 */
export function measuredCellsSql(metrics: readonly Metric[], cells: string, extras: readonly PassExtra[] = []): string {
  const passes = passesOf(metrics);
  const columns = ["numerator", "denominator", "final_at", ...extras.map(({ name }) => name)];
  const [only] = passes;
  if (!only) throw new Error("A measure needs a metric.");
  if (passes.length === 1) return passSql(only, cells, extras);
  const names = passes.map((_, index) => `pass${index}`);
  const select = (whole: boolean, side: string) =>
    names.map((name) => `SELECT * FROM ${name} WHERE ${whole ? "whole" : `NOT whole AND ${side} IS NOT NULL`}`).join(" UNION ALL ");
  const measures = passes.some(({ parts }) => parts.some((part) => !isWhole(part)))
    ? ` UNION ALL
SELECT ${key}, coalesce(n.currency, d.currency) AS currency, coalesce(n.records, d.records) AS records, coalesce(n.numerator, 0) AS numerator,
  coalesce(d.denominator, 0) AS denominator, coalesce(n.final_at, d.final_at) AS final_at${extras.map(({ name }) => `, coalesce(n.${name}, d.${name}) AS ${name}`).join("")}
FROM (${select(false, "numerator")}) n FULL JOIN (${select(false, "denominator")}) d USING (${key})`
    : "";
  return `WITH ${passes.map((pass, index) => `${names[index]} AS MATERIALIZED (${passSql(pass, cells, extras)})`).join(",\n")}
SELECT ${key}, currency, records, ${columns.join(", ")} FROM (${select(true, "numerator")}) w${measures}`;
}

/** Writing a statement takes some 70 µs, a hundredth of an answer; sets of metrics are many, those in use few. */
const statements = new LRUCache<string, Statement>({ max: 300 });

/** The numbers of metrics for any number of cells. */
export function measureStatement(metrics: readonly Metric[]): Statement {
  const asked = metrics.map(metricKey).join(" ");
  const known = statements.get(asked);
  if (known) return known;
  const made = named("measure", measuredCellsSql(metrics, givenCells, [squares]));
  statements.set(asked, made);
  return made;
}

/** One row a cell and metric with records: how many of them stand in each place. */
export interface PlacedRow {
  readonly dealer_id: string;
  readonly month: string;
  readonly program: string;
  readonly metric: string;
  readonly version: number;
  readonly records: string;
  readonly counted: string;
  readonly placed: string;
}

function placedSql(metric: Metric): string {
  const { inDenominator, inNumerator } = placementSql(metric);
  return `SELECT cell.dealer_id, cell.month, ${literal(metric.program)} AS program, ${literal(metric.code)} AS metric, ${metric.version} AS version, g.*
FROM ${givenCells} CROSS JOIN LATERAL (
  SELECT count(*) AS records, count(*) FILTER (WHERE ${inNumerator}) AS counted, count(*) FILTER (WHERE ${inDenominator}) AS placed
  FROM (${cohortRecordsSql(metric, fieldsOfPlacement(metric))}) cohort HAVING count(*) > 0
) g`;
}

/** How many of each cell's records stand in each place of each metric: in the numerator, or in the denominator only. */
export function placementsStatement(metrics: readonly Metric[]): Statement {
  return named("placements", metrics.map(placedSql).join("\nUNION ALL\n"));
}
