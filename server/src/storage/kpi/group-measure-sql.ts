import pg from "pg";
import { milliseconds } from "../../kpi/formula/duration.ts";
import type { Metric, Settlement } from "../../kpi/metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { asOfParameter, named } from "./cohort-sql.ts";
import { measuredCellsSql } from "./measure-sql.ts";
import { selectedCells } from "./selected-cells-sql.ts";

/** One row a month and metric: published parts as they were published, the others as the records are. */
export interface GroupRow {
  readonly month: string;
  readonly metric: string;
  readonly numerator: string;
  readonly denominator: string | null;
  /** Whether a dealer's part is not published, or records of a dealer without any may still come. */
  readonly open: boolean;
  readonly final_at: string | null;
}

/** How long after a month's end a metric settles at the earliest. */
function waitSql(settlement: Settlement): string {
  return settlement === "NEVER"
    ? "NULL::interval"
    : `interval '${milliseconds(settlement.atLeast) + milliseconds(settlement.window)} milliseconds'`;
}

/**
 * Sums of metrics over a selection of dealers, by month. Rates are made from the sums, never averaged.
 * Parameters: `asOf`, those of `selectedCells`, and the program. Metrics share record kind and cohort date.
 */
export function groupMeasureStatement(metrics: readonly Metric[]): Statement {
  const [first] = metrics;
  if (!first) throw new Error("A measure statement needs a metric.");
  const codes = metrics.map(({ code }) => pg.escapeLiteral(code));
  const waits = metrics.map(({ settlement }, index) => `(${codes[index]}, ${waitSql(settlement)})`).join(", ");
  const unpivoted = codes.map((code, index) => `(${code}, n${index}, d${index}, f${index})`).join(", ");
  return named(
    "group_measure",
    `WITH measured AS (
  ${measuredCellsSql(metrics, selectedCells)}
), today AS (
  SELECT dealer_id, month, m.metric, m.numerator, m.denominator, m.final_at
  FROM measured CROSS JOIN LATERAL (VALUES ${unpivoted}) AS m(metric, numerator, denominator, final_at)
), published AS (
  SELECT DISTINCT ON (p.dealer_id, p.month, p.metric) p.dealer_id, p.month, p.metric, p.numerator, p.denominator, p.final_at
  FROM ${selectedCells}
  JOIN metric_result p ON p.dealer_id = cell.dealer_id AND p.program = $8 AND p.month = cell.month
    AND p.metric IN (${codes.join(", ")}) AND p.published_at <= ${asOfParameter}
  ORDER BY p.dealer_id, p.month, p.metric, p.edition DESC
), incomplete AS (
  SELECT DISTINCT cell.month, w.metric
  FROM ${selectedCells}
  JOIN record_completeness r ON r.dealer_id = cell.dealer_id AND r.record_kind = ${pg.escapeLiteral(first.of.code)}
  CROSS JOIN (VALUES ${waits}) AS w(metric, wait)
  WHERE r.complete_through < cell.ends_at + w.wait
)
SELECT month, metric, sum(coalesce(p.numerator, t.numerator)) AS numerator,
  sum(CASE WHEN p.dealer_id IS NULL THEN t.denominator ELSE p.denominator END) AS denominator,
  bool_or(p.dealer_id IS NULL) OR (month, metric) IN (SELECT i.month, i.metric FROM incomplete i) AS open, max(coalesce(p.final_at, t.final_at)) AS final_at
FROM today t FULL JOIN published p USING (dealer_id, month, metric)
GROUP BY month, metric`,
  );
}
