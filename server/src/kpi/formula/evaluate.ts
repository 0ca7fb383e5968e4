import { Big } from "big.js";
import { addDays, dayOf, type Period } from "../period.ts";
import type { Condition, Leaf } from "./condition.ts";
import { milliseconds } from "./duration.ts";
import type { RecordKind } from "./record-kind.ts";

/** Instants are dates; days, texts and decimal numbers are text; null is what is missing. */
export type FieldValue = Date | string | boolean | null;

/** A record as stored. */
export type StoredRecord = Readonly<Record<string, FieldValue | undefined>>;

/** Where and when a record is looked at: as of an instant, for a dealer's period, among the dealer's other records by kind. */
export interface View {
  readonly asOf: Date;
  readonly period: Period;
  readonly records: Readonly<Record<string, readonly StoredRecord[]>>;
}

/** A record as it looked at an instant: stored fields not yet stamped are missing, derived fields are there. */
export interface SeenRecord {
  readonly kind: RecordKind;
  readonly view: View;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** Blank in the sense of `filled`: the SQL fold trims the same characters. */
export const blanks = " \t\r\n";

const blankText = new RegExp(`^[${blanks}]*$`);

export function instantOf(record: SeenRecord, field: string): number | undefined {
  const value = record.values[field];
  return value instanceof Date ? value.getTime() : undefined;
}

export function textOf(record: SeenRecord, field: string): string | undefined {
  const value = record.values[field];
  return typeof value === "string" ? value : undefined;
}

/** Undefined where either is missing; days compare as their ISO text does. */
function compared(record: SeenRecord, leaf: { readonly event: string; readonly limit: string }, lead: number): number | undefined {
  const [event, limit] = [instantOf(record, leaf.event), instantOf(record, leaf.limit)];
  if (event !== undefined && limit !== undefined) return event - (limit - lead);
  const [day, last] = [textOf(record, leaf.event), textOf(record, leaf.limit)];
  if (day === undefined || last === undefined) return undefined;
  return day < last ? -1 : Number(day > last);
}

export function leafHolds(leaf: Leaf, record: SeenRecord): boolean {
  switch (leaf.op) {
    case "is":
      return record.values[leaf.field] === leaf.value;
    case "yes":
      return record.values[leaf.field] === true;
    case "filled": {
      const value = record.values[leaf.field] ?? null;
      return typeof value === "string" ? !blankText.test(value) : value !== null;
    }
    case "atLeast":
    case "atMost": {
      const number = textOf(record, leaf.field);
      return number !== undefined && (leaf.op === "atLeast" ? Big(number).gte(leaf.value) : Big(number).lte(leaf.value));
    }
    case "within": {
      const event = instantOf(record, leaf.event);
      const start = instantOf(record, leaf.start);
      return event !== undefined && start !== undefined && event <= start + milliseconds(leaf.window);
    }
    case "withinDays": {
      const event = textOf(record, leaf.event);
      const start = textOf(record, leaf.start);
      return event !== undefined && start !== undefined && event <= addDays(start, leaf.days);
    }
    case "notAfter":
      return (compared(record, leaf, milliseconds(leaf.lead)) ?? 1) <= 0;
    case "notBefore":
      return (compared(record, leaf, milliseconds(leaf.lead)) ?? -1) >= 0;
    case "passed": {
      const { asOf, period } = record.view;
      const instant = instantOf(record, leaf.field);
      if (instant !== undefined) return asOf.getTime() > instant + milliseconds(leaf.after);
      const day = textOf(record, leaf.field);
      return day !== undefined && dayOf(asOf, period.timeZone) > addDays(day, leaf.after.amount);
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
