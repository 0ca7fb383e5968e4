import type { Metric } from "../../kpi/metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { measuredCellsSql } from "./measure-sql.ts";
import { selectedCells, selectionSql } from "./selected-cells-sql.ts";

/**
 * Versions of one metric beside each other, over the same records: a row for each cell, version and currency. Parameters: `asOf` and
 * those of `selectedCells`. It has no name: a definition is tried out once, and what is prepared stays on its connection.
 */
export function previewStatement(versions: readonly Metric[]): Statement {
  return { text: measuredCellsSql(versions, selectedCells) };
}

/**
 * The newest edition of a metric's published results. Parameters: program, metric, first and last month, the instant by which it was
 * published, dealer ids and countries.
 */
export const publishedBetween: Statement = {
  name: "published_between",
  text: `SELECT DISTINCT ON (p.dealer_id, p.month, p.currency) p.dealer_id, p.month, p.currency, p.definition_version, p.numerator, p.denominator,
      p.goal_value, p.goal_direction, p.goal_strict
    FROM dealer d JOIN metric_result p ON p.dealer_id = d.id
    WHERE p.program = $1 AND p.metric = $2 AND p.month BETWEEN $3 AND $4 AND p.published_at <= $5 AND ${selectionSql(6, 7)}
    ORDER BY p.dealer_id, p.month, p.currency, p.edition DESC`,
};
