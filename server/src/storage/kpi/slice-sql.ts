import { fieldsOfMeasure } from "../../kpi/metric-fields.ts";
import { denominatorOf, isMiddle, keepsSquares, type Metric, numeratorOf } from "../../kpi/metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { cohortRecordsSql, named } from "./cohort-sql.ts";
import { amountSql, squaresSql } from "./measure-sql.ts";
import { selectedCells } from "./selected-cells-sql.ts";

/** One row a slice and currency. */
export interface SliceRow {
  /** Null for records without one. */
  readonly slice: string | null;
  /** Blank where the metric is not in money. */
  readonly currency: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
}

/**
 * A metric's numbers for each value of a field, the slices with most records first.
 * Parameters: `asOf`, those of `selectedCells`, how many slices at most (9), and the currency, null where there is none (10).
 */
export function sliceStatement(metric: Metric, field: string): Statement {
  const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
  const fields = [...fieldsOfMeasure(numerator), ...(denominator ? fieldsOfMeasure(denominator) : []), field];
  const currency = metric.currency ?? "''";
  const cohort = cohortRecordsSql(metric, fields);
  // The same id may mean another thing for another dealer, so dealers are counted by themselves; a median has but one middle of all.
  const [from, together] = isMiddle(metric)
    ? [`(SELECT r.* FROM ${selectedCells} CROSS JOIN LATERAL (${cohort}) r) cohort`, ""]
    : [`(${cohort}) cohort`, `${selectedCells} CROSS JOIN LATERAL `];
  return named(
    "slices",
    `SELECT g.slice, g.currency, sum(g.numerator) AS numerator, sum(g.denominator) AS denominator, sum(g.squares) AS squares
FROM ${together}(
  SELECT nullif(${field}, '') AS slice, ${currency} AS currency, count(*) AS records,
    ${amountSql(numerator)}::numeric AS numerator, ${denominator ? `${amountSql(denominator)}::numeric` : "NULL::numeric"} AS denominator,
    ${keepsSquares(metric) ? squaresSql(numerator) : "NULL::numeric"} AS squares
  FROM ${from} GROUP BY 1, 2
) g
WHERE $10::text IS NULL OR g.currency = $10
GROUP BY g.slice, g.currency HAVING coalesce(sum(g.denominator), sum(g.numerator)) <> 0
ORDER BY sum(g.records) DESC, g.slice, g.currency LIMIT $9`,
  );
}
