import type { Metric } from "../../kpi/metric.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { cohortRecordsSql, named, placementSql } from "./cohort-sql.ts";
import { selectedCells } from "./selected-cells-sql.ts";

function placedSql(metric: Metric, placement: Placement): string {
  const { inDenominator, inNumerator } = placementSql(metric);
  switch (placement) {
    case "COUNTED":
      return inNumerator;
    case "NOT_COUNTED":
      return `(${inDenominator}) AND NOT (${inNumerator})`;
    case "LEFT_OUT":
      return `NOT (${inDenominator})`;
  }
}

/**
 * The records of a metric's month that stand in one place, by cohort date, dealer and id.
 * Parameters: `asOf`, those of `selectedCells`, the key to go on after (8), and how many (9).
 */
export function receiptStatement(metric: Metric, placement: Placement): Statement {
  return named(
    "receipt",
    `SELECT cohort.*, ${metric.cohort}::text AS cohort_key FROM ${selectedCells} CROSS JOIN LATERAL (${cohortRecordsSql(metric)}) cohort
WHERE ${placedSql(metric, placement)} AND ($8::text[] IS NULL OR (${metric.cohort}, cohort.dealer_id, id) > ($8[1]::timestamptz, $8[2], $8[3]))
ORDER BY ${metric.cohort}, cohort.dealer_id, id LIMIT $9`,
  );
}

/** How many records of a selection's month stand in each place. Parameters: `asOf` and those of `selectedCells`. */
export function selectionPlacementsStatement(metric: Metric): Statement {
  const count = (placement: Placement) => `count(*) FILTER (WHERE ${placedSql(metric, placement)}) AS "${placement}"`;
  return named(
    "selection_placements",
    `SELECT ${count("COUNTED")}, ${count("NOT_COUNTED")}, ${count("LEFT_OUT")} FROM ${selectedCells} CROSS JOIN LATERAL (${cohortRecordsSql(metric)}) cohort`,
  );
}
