import { type FieldValue, holds, type SeenRecord, type StoredRecord } from "../../kpi/formula/evaluate.ts";
import { type DecidingLeaf, decidingLeaf } from "../../kpi/formula/explain.ts";
import { isStored, ownFields, type RecordKind, valueType } from "../../kpi/formula/record-kind.ts";
import { seenAsOf } from "../../kpi/formula/seen-record.ts";
import { fieldsOfList } from "../../kpi/metric-fields.ts";
import { denominatorOf, type Measure, type Metric, numeratorOf } from "../../kpi/metric.ts";
import type { Period } from "../../kpi/period.ts";
import { listed, type ReceiptList } from "../../storage/kpi/receipt-sql.ts";
import type { ReceiptRow } from "./receipt.reader.ts";

function valueFrom(kind: RecordKind, name: string, value: string | boolean | null): FieldValue {
  return typeof value === "string" && valueType(kind, name) === "instant" ? new Date(value) : value;
}

/** A row that SQL gave, for the evaluator: its own columns, and what was looked up in other records. */
function storedFrom(kind: RecordKind, row: ReceiptRow): StoredRecord {
  const known = Object.entries(kind.fields).filter(([name, field]) => isStored(field) || (field.source === "related" && name in row));
  return { id: row.id, ...Object.fromEntries(known.map(([name]) => [name, valueFrom(kind, name, row[name] ?? null)])) };
}

/** The leaf that put a record where it stands: what left it out, or what made it count or not. */
function placingLeaf(metric: Metric, list: ReceiptList, record: SeenRecord): DecidingLeaf | undefined {
  const dividedBy = denominatorOf(metric);
  if (list === "DIVIDED_BY" && dividedBy) return decidingLeaf(dividedBy.where, record);
  const { population, denominator, numerator } = metric;
  if (!holds(population, record)) return decidingLeaf(population, record);
  if (denominator && !holds(denominator, record)) return decidingLeaf(denominator, record);
  return decidingLeaf(numerator, record) ?? (denominator && decidingLeaf(denominator, record)) ?? decidingLeaf(population, record);
}

/** A row of a receipt with what explains it. */
export interface ExplainedRow {
  readonly record: SeenRecord;
  /** Undefined where every record counts. */
  readonly deciding: DecidingLeaf | undefined;
}

const knownFields = new WeakMap<Metric, Map<ReceiptList, readonly string[]>>();

/** What a sentence about a record of a list may need: the same list of names each time. */
function fieldsExplaining(metric: Metric, list: ReceiptList): readonly string[] {
  const known = knownFields.get(metric) ?? new Map<ReceiptList, readonly string[]>();
  const fields = known.get(list) ?? [...ownFields(listed(metric, list).of), ...fieldsOfList(metric, list === "DIVIDED_BY")];
  knownFields.set(metric, known.set(list, fields));
  return fields;
}

export function explainRow(metric: Metric, list: ReceiptList, row: ReceiptRow, period: Period, asOf: Date): ExplainedRow {
  const { of: kind } = listed(metric, list);
  const record = seenAsOf(kind, storedFrom(kind, row), { asOf, period, records: {} }, fieldsExplaining(metric, list));
  if (!record) throw new Error(`Record ${row.id} stands in a receipt and was not there yet.`);
  return { record, deciding: placingLeaf(metric, list, record) };
}

/** What the record adds to the sum that its list comes to, or stands in the order of a median with, in the metric's unit; null where records are counted, and where it adds nothing. */
export function amountOf(metric: Metric, list: ReceiptList, { values }: SeenRecord): number | null {
  if (list === "NOT_COUNTED" || list === "LEFT_OUT") return null;
  const amount = (list === "DIVIDED_BY" ? denominatorOf(metric) : metric)?.amount;
  if (amount?.add !== "NUMBERS" && amount?.add !== "MEDIAN") return null;
  const value = values[amount.of] ?? null;
  return value === null ? null : Number(value) / (amount.by ?? 1);
}

/** What records of a list count in; undefined where they count in nothing. */
function measureOf(metric: Metric, list: ReceiptList): Measure | undefined {
  switch (list) {
    case "COUNTED":
      return numeratorOf(metric);
    case "DIVIDED_BY":
      return denominatorOf(metric);
    case "NOT_COUNTED":
      // What a ratio is divided by are records of their own.
      return metric.shape === "RATIO" ? undefined : denominatorOf(metric);
    case "LEFT_OUT":
      return undefined;
  }
}

/** What the record counts as, where different things are counted: records of a dealer with the same text are one. Null for any other. */
export function countedAs(metric: Metric, list: ReceiptList, { values }: SeenRecord): string | null {
  const amount = measureOf(metric, list)?.amount;
  if (amount?.add !== "DIFFERENT") return null;
  const value = values[amount.of] ?? null;
  return value instanceof Date ? value.toISOString() : value === null ? null : String(value);
}
