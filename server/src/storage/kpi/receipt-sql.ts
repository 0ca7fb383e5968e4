import { denominatorOf, type Measure, type Metric } from "../../kpi/metric.ts";
import { ownFields, valueType } from "../../kpi/formula/record-kind.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { fieldsOfList } from "../../kpi/metric-fields.ts";
import { cohortRecordsSql, named, placementSql } from "./cohort-sql.ts";
import { conditionSql } from "./condition-sql.ts";
import { selectedCells } from "./selected-cells-sql.ts";

/** The lists of a receipt: the three places, and what a ratio is divided by. */
export type ReceiptList = Placement | "DIVIDED_BY";

type Listed = Pick<Measure, "of" | "cohort">;

/** The records that a list is of: those of the metric, or of its denominator. */
export function listed(metric: Metric, list: ReceiptList): Listed {
  return list === "DIVIDED_BY" ? (denominatorOf(metric) ?? metric) : metric;
}

function listedSql(metric: Metric, list: ReceiptList): string {
  const { inDenominator, inNumerator } = placementSql(metric);
  switch (list) {
    case "COUNTED":
      return inNumerator;
    case "NOT_COUNTED":
      return `(${inDenominator}) AND NOT (${inNumerator})`;
    case "LEFT_OUT":
      return `NOT (${inDenominator})`;
    case "DIVIDED_BY": {
      const denominator = denominatorOf(metric);
      return denominator ? conditionSql(denominator.where, denominator.of) : "false";
    }
  }
}

/** Whether a record's amount is in the currency asked for: null for all. What has no currency of its own stands behind each. */
function inCurrencySql(metric: Metric, list: ReceiptList, parameter: string): string {
  const { currency } = list === "DIVIDED_BY" ? (denominatorOf(metric) ?? metric) : metric;
  return currency === undefined ? `(${parameter}::text IS NULL OR true)` : `(${parameter}::text IS NULL OR ${currency} = ${parameter})`;
}

/** What the order of a list goes by first: records that count in every period have no date, and stand in order of their ids. */
export type CohortKeyType = "instant" | "day" | "none";

export function cohortKeyType({ of, cohort }: Listed): CohortKeyType {
  if (cohort === "EVERY_PERIOD") return "none";
  return valueType(of, cohort) === "day" ? "day" : "instant";
}

const sqlTypes = { instant: "timestamptz", day: "date", none: "text" } as const;

/**
 * The records of a metric's month that stand in one list, by cohort date, dealer and id.
 * Parameters: `asOf`, those of `selectedCells`, the key to go on after (9), how many (10), and the currency, null for all (11).
 */
export function receiptStatement(metric: Metric, list: ReceiptList): Statement {
  const of = listed(metric, list);
  const type = cohortKeyType(of);
  const key = type === "none" ? "''::text" : of.cohort;
  // A sentence may name any of the record's own fields.
  const cohort = cohortRecordsSql(of, [...fieldsOfList(metric, list === "DIVIDED_BY"), ...ownFields(of.of)]);
  return named(
    "receipt",
    `SELECT cohort.*, (${key})::text AS cohort_key FROM ${selectedCells} CROSS JOIN LATERAL (${cohort}) cohort
WHERE ${listedSql(metric, list)} AND ${inCurrencySql(metric, list, "$11")}
  AND ($9::text[] IS NULL OR (${key}, cohort.dealer_id, id) > ($9[1]::${sqlTypes[type]}, $9[2], $9[3]))
ORDER BY ${key}, cohort.dealer_id, id LIMIT $10`,
  );
}

/** How many records of a selection's month stand in each place. Parameters: `asOf`, those of `selectedCells`, the currency (9). */
export function selectionPlacementsStatement(metric: Metric): Statement {
  const count = (placement: Placement) => `count(*) FILTER (WHERE ${listedSql(metric, placement)}) AS "${placement}"`;
  return named(
    "selection_placements",
    `SELECT ${count("COUNTED")}, ${count("NOT_COUNTED")}, ${count("LEFT_OUT")}
FROM ${selectedCells} CROSS JOIN LATERAL (${cohortRecordsSql(metric, fieldsOfList(metric, false))}) cohort
WHERE ${inCurrencySql(metric, "COUNTED", "$9")}`,
  );
}

/** How many records a ratio is divided by. Parameters: `asOf`, those of `selectedCells`, the currency (9). */
export function dividedByStatement(metric: Metric): Statement {
  const of = listed(metric, "DIVIDED_BY");
  return named(
    "divided_by",
    `SELECT count(*) AS records FROM ${selectedCells} CROSS JOIN LATERAL (${cohortRecordsSql(of, fieldsOfList(metric, true))}) cohort
WHERE ${listedSql(metric, "DIVIDED_BY")} AND ${inCurrencySql(metric, "DIVIDED_BY", "$9")}`,
  );
}
