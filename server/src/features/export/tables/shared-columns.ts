import type { QueryColumn } from "../query-table.ts";

/** The metric of a row: by its code, or as the API's metric. */
export const metricColumns: readonly QueryColumn[] = [
  ["metricCode", "TEXT", "metricCode", "metric.code"],
  ["metricName", "TEXT", "metric.name"],
];

/** Of which month and metric a row is. */
export const monthColumns: readonly QueryColumn[] = [["month", "MONTH"], ...metricColumns];

/** What a value is told in. */
export const unitColumns: readonly QueryColumn[] = [
  ["unit", "TEXT", "metric.unit"],
  ["currency", "TEXT"],
];

export const valueColumns: readonly QueryColumn[] = [
  ["value", "AMOUNT"],
  ["numerator", "DECIMAL"],
  ["denominator", "DECIMAL"],
];

export const goalColumns: readonly QueryColumn[] = [
  ["goal", "AMOUNT", "goal.value"],
  ["goalDirection", "TEXT", "goal.direction"],
  ["goalStrict", "FLAG", "goal.strict"],
];

export const intervalColumns: readonly QueryColumn[] = [
  ["intervalLower", "AMOUNT", "interval.lower"],
  ["intervalUpper", "AMOUNT", "interval.upper"],
];

/** A result as it is exported, under the name `Exported`. */
export const resultFields = `fragment Exported on MetricResult {
  month metricCode metric { program name unit version } currency value numerator denominator goal { value direction strict } met state finalAt
  sufficiency interval { lower upper } edition { edition definitionVersion } asOf
}`;

export const resultColumns: readonly QueryColumn[] = [
  ...monthColumns,
  ...unitColumns,
  ...valueColumns,
  ...goalColumns,
  ["met", "FLAG"],
  ["state", "TEXT"],
  ["finalAt", "INSTANT"],
  ["sufficiency", "TEXT"],
  ...intervalColumns,
  ["edition", "INTEGER", "edition.edition"],
  ["definitionVersion", "INTEGER", "edition.definitionVersion", "metric.version"],
];

export const quartileColumns: readonly QueryColumn[] = [
  ["quartileDealers", "INTEGER", "quartiles.dealers"],
  ["quartileLower", "AMOUNT", "quartiles.lower"],
  ["quartileMedian", "AMOUNT", "quartiles.median"],
  ["quartileUpper", "AMOUNT", "quartiles.upper"],
];
