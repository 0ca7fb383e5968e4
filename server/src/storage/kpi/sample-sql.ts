import { countsTogether, unitField } from "../../kpi/improvement/sampled-units.ts";
import { fieldsOfMeasure } from "../../kpi/metric-fields.ts";
import { denominatorOf, type Measure, type Metric, numeratorOf } from "../../kpi/metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { answersSql, askedCells } from "./asked-sql.ts";
import { cohortRecordsSql, named } from "./cohort-sql.ts";
import { conditionSql } from "./condition-sql.ts";
import { inCurrencySql } from "./receipt-sql.ts";

/** What one record adds to a measure, as text; null where it is none of it. */
function addedSql(measure: Measure | undefined): string {
  if (!measure) return "NULL::text";
  const { where, of, amount } = measure;
  const taken = `CASE WHEN ${conditionSql(where, of)} THEN`;
  switch (amount.add) {
    case "RECORDS":
      return `${taken} '1' END`;
    case "DIFFERENT":
      return `${taken} CASE WHEN ${amount.of} IS NOT NULL THEN '1' END END`;
    case "MEDIAN":
      return `${taken} ${amount.of}::text END`;
    case "NUMBERS":
      return `${taken} coalesce(${amount.of}, 0)::text END`;
  }
}

/** The records of some measures of the same cohort, each with what it adds to them. */
function addingSql(metric: Metric, numerator: Measure | undefined, denominator: Measure | undefined): string {
  const measure = numerator ?? denominator;
  if (!measure) throw new Error("Nothing is measured.");
  const unit = unitField(numerator, denominator);
  const fields = [numerator, denominator].flatMap((each) => (each ? fieldsOfMeasure(each) : []));
  const divides = numerator === undefined;
  return `SELECT ${unit === undefined ? "NULL::text" : `${unit}::text`} AS unit, ${divides} AS divides, ${addedSql(numerator)} AS numerator, ${addedSql(denominator)} AS denominator
  FROM ${askedCells} CROSS JOIN LATERAL (${cohortRecordsSql(measure, fields)}) cohort
  WHERE ${inCurrencySql(metric, divides ? "DIVIDED_BY" : "COUNTED")}`;
}

function sampleSql(metric: Metric): string {
  const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
  const adding = countsTogether(metric)
    ? addingSql(metric, numerator, denominator)
    : `${addingSql(metric, numerator, undefined)}\n  UNION ALL ${addingSql(metric, undefined, denominator)}`;
  return `SELECT * FROM (${adding}) added WHERE num_nonnulls(numerator, denominator) > 0`;
}

/** What each record behind metrics' months adds to them. Parameters: `asOf`, those of `selectedCells`, and what is asked. */
export function sampleStatement(metrics: readonly Metric[]): Statement {
  // A fixed seed draws the same only from the same order.
  return named("samples", `${answersSql(metrics.map(sampleSql))}\nORDER BY place, divides, unit, numerator, denominator`);
}
