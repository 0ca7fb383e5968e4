import type { Condition, Leaf } from "./condition.ts";
import { milliseconds } from "./duration.ts";
import type { FieldDefinition, RecordKind } from "./record-kind.ts";

/** A record as stored: instants, texts, and null for what is missing. */
export type StoredRecord = Readonly<Record<string, Date | string | null | undefined>>;

/** A record as it looked at an instant: stored fields not yet stamped are missing, derived fields are there. */
export interface SeenRecord {
  readonly kind: RecordKind;
  readonly asOf: Date;
  readonly values: Readonly<Record<string, Date | string | null>>;
}

/** Blank in the sense of `filled`: the SQL fold trims the same characters. */
export const blanks = " \t\r\n";

const blankText = new RegExp(`^[${blanks}]*$`);

function instantOf(record: SeenRecord, field: string): number | undefined {
  const value = record.values[field];
  return value instanceof Date ? value.getTime() : undefined;
}

export function leafHolds(leaf: Leaf, record: SeenRecord): boolean {
  switch (leaf.op) {
    case "is":
      return record.values[leaf.field] === leaf.value;
    case "filled": {
      const value = record.values[leaf.field];
      return typeof value === "string" ? !blankText.test(value) : value instanceof Date;
    }
    case "within": {
      const event = instantOf(record, leaf.event);
      const start = instantOf(record, leaf.start);
      return event !== undefined && start !== undefined && event <= start + milliseconds(leaf.window);
    }
    case "notAfter": {
      const event = instantOf(record, leaf.event);
      const limit = instantOf(record, leaf.limit);
      return event !== undefined && limit !== undefined && event <= limit;
    }
    case "passed": {
      const instant = instantOf(record, leaf.field);
      return instant !== undefined && record.asOf.getTime() > instant;
    }
  }
}

/** The plain meaning of a condition, and the oracle that the SQL is held against. */
export function holds(condition: Condition, record: SeenRecord): boolean {
  switch (condition.op) {
    case "all":
      return condition.conditions.every((part) => holds(part, record));
    case "any":
      return condition.conditions.some((part) => holds(part, record));
    case "not":
      return !holds(condition.condition, record);
    default:
      return leafHolds(condition, record);
  }
}

function seenValue(field: FieldDefinition, name: string, stored: StoredRecord, seen: SeenRecord): Date | string | null {
  switch (field.source) {
    case "deadline":
      return stored[name] ?? null;
    case "event": {
      const value = stored[name];
      return value instanceof Date && value <= seen.asOf ? value : null;
    }
    case "text":
      return seen.values[field.stampedBy] === null ? null : (stored[name] ?? null);
    case "instantWhen":
      return holds(field.when, seen) ? (seen.values[field.instant] ?? null) : null;
    case "cases":
      return field.cases.find(([condition]) => holds(condition, seen))?.[1] ?? field.otherwise;
  }
}

/** The record as of an instant, or undefined where it was not there yet. */
export function seenAsOf(kind: RecordKind, stored: StoredRecord, asOf: Date): SeenRecord | undefined {
  const born = stored[kind.born];
  if (!(born instanceof Date) || born > asOf) return undefined;
  const values: Record<string, Date | string | null> = {};
  const seen: SeenRecord = { kind, asOf, values };
  // Events first: a text asks whether its event is seen, and may stand before it.
  const names = Object.entries(kind.fields);
  for (const [name, field] of names) if (field.source === "event") values[name] = seenValue(field, name, stored, seen);
  for (const [name, field] of names) if (field.source !== "event") values[name] = seenValue(field, name, stored, seen);
  return seen;
}
