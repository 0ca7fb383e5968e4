import { isoInstant } from "../../graphql/scalars.ts";
import { type SeenRecord, type StoredRecord, seenAsOf } from "../../kpi/formula/evaluate.ts";
import { type DecidingLeaf, decidingLeaf } from "../../kpi/formula/explain.ts";
import type { FieldDefinition } from "../../kpi/formula/record-kind.ts";
import type { Metric } from "../../kpi/metric.ts";
import { placementOf } from "../../kpi/results/evaluate-metric.ts";
import { holds } from "../../kpi/formula/evaluate.ts";
import type { ReceiptRow } from "./receipt.reader.ts";

/** A row that SQL gave, for the evaluator: instants are instants again. */
function storedFrom(fields: Readonly<Record<string, FieldDefinition>>, row: ReceiptRow): StoredRecord {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = row[name] ?? null;
      const isInstant = field.source === "event" || field.source === "deadline";
      return [name, isInstant && value !== null ? new Date(value) : value];
    }),
  );
}

/** The leaf that put a record where it stands: what left it out, or what made it count or not. */
function placingLeaf(metric: Metric, record: SeenRecord): DecidingLeaf {
  if (placementOf(metric, record) !== "LEFT_OUT") return decidingLeaf(metric.numerator, record);
  if (!holds(metric.population, record) || !metric.denominator) return decidingLeaf(metric.population, record);
  return decidingLeaf(metric.denominator, record);
}

/** A row of a receipt with what explains it. */
export interface ExplainedRow {
  readonly row: ReceiptRow;
  readonly record: SeenRecord;
  readonly deciding: DecidingLeaf;
  readonly cohortAt: string;
}

export function explainRow(metric: Metric, row: ReceiptRow, asOf: Date): ExplainedRow {
  const record = seenAsOf(metric.of, storedFrom(metric.of.fields, row), asOf);
  if (!record) throw new Error(`Record ${row.id} stands in a receipt and was not there yet.`);
  return { row, record, deciding: placingLeaf(metric, record), cohortAt: isoInstant(row.cohort_key) };
}
