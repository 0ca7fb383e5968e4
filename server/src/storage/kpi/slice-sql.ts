import { fieldsOfMeasure } from "../../kpi/metric-fields.ts";
import { denominatorOf, isMiddle, keepsSquares, type Metric, numeratorOf } from "../../kpi/metric.ts";
import { valueType } from "../../kpi/formula/record-kind.ts";
import type { Statement } from "../read-snapshot.ts";
import { answersSql, askedCells } from "./asked-sql.ts";
import { cohortRecordsSql, named } from "./cohort-sql.ts";
import { conditionSql } from "./condition-sql.ts";
import { amountSql, squaresSql } from "./measure-sql.ts";

/** One row a slice and currency of what was asked. */
export interface SliceRow {
  /** Which of the things asked it answers, counting from 1. */
  readonly place: number;
  /** Null for records without one. */
  readonly slice: string | null;
  /** Blank where the metric is not in money. */
  readonly currency: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
}

/** A metric cut by a field of its records. */
export interface MetricCut {
  readonly metric: Metric;
  readonly field: string;
}

function cutSql({ metric, field }: MetricCut): string {
  const byNumber = valueType(metric.of, field) === "number";
  const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
  const fields = [...fieldsOfMeasure(numerator), ...(denominator ? fieldsOfMeasure(denominator) : []), field];
  // Those that are left out make no slice a large one.
  const { where, of } = denominator ?? numerator;
  const records = `count(*) FILTER (WHERE ${conditionSql(where, of)})`;
  const cohort = cohortRecordsSql(metric, fields);
  // The same id may mean another thing for another dealer, so dealers are counted by themselves; a median has but one middle of all.
  const [from, together] = isMiddle(metric)
    ? [`(SELECT r.* FROM ${askedCells} CROSS JOIN LATERAL (${cohort}) r) cohort`, ""]
    : [`(${cohort}) cohort`, `${askedCells} CROSS JOIN LATERAL `];
  const order = byNumber ? "g.slice::numeric" : "sum(g.records) DESC, g.slice";
  return `SELECT row_number() OVER (ORDER BY ${order}, g.currency)::int AS position, g.slice, g.currency,
    sum(g.numerator) AS numerator, sum(g.denominator) AS denominator, sum(g.squares) AS squares
  FROM ${together}(
    SELECT ${byNumber ? `trim_scale(${field})::text` : `nullif(${field}, '')`} AS slice, ${metric.currency ?? "''"} AS currency, ${records} AS records,
      ${amountSql(numerator)}::numeric AS numerator, ${denominator ? `${amountSql(denominator)}::numeric` : "NULL::numeric"} AS denominator,
      ${keepsSquares(metric) ? squaresSql(numerator) : "NULL::numeric"} AS squares
    FROM ${from} GROUP BY 1, 2
  ) g
  WHERE asked.currency IS NULL OR g.currency = asked.currency
  GROUP BY g.slice, g.currency HAVING coalesce(sum(g.denominator), sum(g.numerator)) <> 0
  ORDER BY position LIMIT asked.most`;
}

/**
 * Metrics' numbers for each value of a field, the slices with most records first and numbers in their order, of any metrics and months.
 * Parameters: `asOf`, those of `selectedCells`, and what is asked.
 */
export function sliceStatement(cuts: readonly MetricCut[]): Statement {
  return named("slices", `${answersSql(cuts.map(cutSql))}\nORDER BY place, position`);
}
