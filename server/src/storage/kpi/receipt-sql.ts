import { denominatorOf, type Measure, type Metric } from "../../kpi/metric.ts";
import { fieldsIn } from "../../kpi/formula/condition.ts";
import { neededFields, ownFields, valueType } from "../../kpi/formula/record-kind.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import type { Statement } from "../read-snapshot.ts";
import { answersSql, askedCells } from "./asked-sql.ts";
import { fieldsOfList } from "../../kpi/metric-fields.ts";
import { cohortRecordsSql, named, placementSql } from "./cohort-sql.ts";
import { conditionSql } from "./condition-sql.ts";

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

/** Whether a dealer's month has a result in the currency asked for: in those of its amounts, without any in the dealer's own. */
function cellInCurrencySql(metric: Metric, currency: string): string {
  const { population, of } = metric;
  const amounts = `SELECT FROM (${cohortRecordsSql(metric, [...fieldsIn(population), currency])}) amount WHERE ${conditionSql(population, of)}`;
  return `(EXISTS (${amounts} AND ${currency} = asked.currency)
    OR NOT EXISTS (${amounts}) AND asked.currency = (SELECT d.currency FROM dealer d WHERE d.id = cell.dealer_id))`;
}

/** Whether a record stands behind the currency asked for: null for all. What has none of its own stands behind each of its dealer's. */
export function inCurrencySql(metric: Metric, list: ReceiptList): string {
  const { currency } = list === "DIVIDED_BY" ? (denominatorOf(metric) ?? metric) : metric;
  if (currency !== undefined) return `(asked.currency IS NULL OR ${currency} = asked.currency)`;
  return metric.currency === undefined ? "true" : `(asked.currency IS NULL OR ${cellInCurrencySql(metric, metric.currency)})`;
}

/** What the order of a list goes by first: records that count in every period have no date, and stand in order of their ids. */
export type CohortKeyType = "instant" | "day" | "none";

export function cohortKeyType({ of, cohort }: Listed): CohortKeyType {
  if (cohort === "EVERY_PERIOD") return "none";
  return valueType(of, cohort) === "day" ? "day" : "instant";
}

const sqlTypes = { instant: "timestamptz", day: "date", none: "text" } as const;

/** A list of a metric. */
export interface MetricList {
  readonly metric: Metric;
  readonly list: ReceiptList;
}

/** A sentence may name any of the record's own fields. */
function namesRead({ metric, list }: MetricList): string[] {
  return [...fieldsOfList(metric, list === "DIVIDED_BY"), ...ownFields(listed(metric, list).of)];
}

/** What a row of a list holds, in this order: the key that it is sorted by first, dealer, id, then the fields of the record. */
export function receiptColumns(asked: MetricList): readonly string[] {
  const { of, cohort } = listed(asked.metric, asked.list);
  const names = cohort === "EVERY_PERIOD" ? namesRead(asked) : [...namesRead(asked), cohort];
  return ["cohort_key", "dealer_id", "id", ...neededFields(of, names).map(([name]) => name)];
}

/** The records of a metric's months that stand in one list, by cohort date, dealer and id; texts, so that lists of any kind are one. */
function listSql(asked: MetricList): string {
  const { metric, list } = asked;
  const of = listed(metric, list);
  const type = cohortKeyType(of);
  const key = type === "none" ? "''::text" : of.cohort;
  const [, ...columns] = receiptColumns(asked);
  return `SELECT row_number() OVER (ORDER BY sort_key, dealer_id, id)::int AS position, texts FROM (
  SELECT ${key} AS sort_key, cohort.dealer_id, id, ARRAY[(${key})::text, ${columns.map((column) => `cohort.${column}::text`).join(", ")}] AS texts
  FROM ${askedCells} CROSS JOIN LATERAL (${cohortRecordsSql(of, namesRead(asked))}) cohort
  WHERE ${listedSql(metric, list)} AND ${inCurrencySql(metric, list)} AND (asked.after_key IS NULL
    OR (${key}, cohort.dealer_id, id) > (asked.after_key::${sqlTypes[type]}, asked.after_dealer, asked.after_id))
  ORDER BY sort_key, cohort.dealer_id, id LIMIT asked.most) page`;
}

/** Pages of lists, of any metrics and months. Parameters: `asOf`, those of `selectedCells`, and what is asked. */
export function receiptStatement(lists: readonly MetricList[]): Statement {
  return named("receipt", `${answersSql(lists.map(listSql))}\nORDER BY place, position`);
}

/** What of a receipt is counted: the records of its three places, or those that a ratio is divided by. */
export interface MetricCount {
  readonly metric: Metric;
  readonly counted: "PLACES" | "DIVIDED_BY";
}

/** In the order of the counts. */
const countedLists = { PLACES: ["COUNTED", "NOT_COUNTED", "LEFT_OUT"], DIVIDED_BY: ["DIVIDED_BY"] } as const;

function countSql({ metric, counted }: MetricCount): string {
  const lists = countedLists[counted];
  const of = listed(metric, lists[0]);
  const counts = lists.map((list) => `count(*) FILTER (WHERE ${listedSql(metric, list)})`);
  return `SELECT ARRAY[${counts.join(", ")}]::int[] AS counts
  FROM ${askedCells} CROSS JOIN LATERAL (${cohortRecordsSql(of, fieldsOfList(metric, counted === "DIVIDED_BY"))}) cohort
  WHERE ${inCurrencySql(metric, lists[0])}`;
}

/** How many records stand in each place, or are divided by, of any metrics and months. Parameters as for `receiptStatement`. */
export function receiptCountsStatement(counts: readonly MetricCount[]): Statement {
  return named("receipt_counts", answersSql(counts.map(countSql)));
}
