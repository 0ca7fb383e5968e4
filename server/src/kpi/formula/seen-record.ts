import { Big } from "big.js";
import { dayOf, periodPoint } from "../period.ts";
import { type FieldValue, holds, instantOf, type SeenRecord, type StoredRecord, textOf, type View } from "./evaluate.ts";
import {
  datesOf,
  type DerivedField,
  type FieldDefinition,
  fieldsTaken,
  isStored,
  neededFields,
  type RecordKind,
  type RelatedField,
  type StoredField,
} from "./record-kind.ts";

type StampedField = Extract<StoredField, { readonly source: "text" | "flag" | "number" }>;

function happened(value: FieldValue | undefined, { asOf, period }: View): boolean {
  return value instanceof Date ? value <= asOf : typeof value === "string" && value <= dayOf(asOf, period.timeZone);
}

function numbers(fields: readonly string[], seen: SeenRecord): Big[] | undefined {
  const values = fields.map((field) => textOf(seen, field));
  return values.every((value) => value !== undefined) ? values.map((value) => Big(value)) : undefined;
}

function derivedValue(field: DerivedField, stored: StoredRecord, seen: SeenRecord): FieldValue {
  switch (field.source) {
    case "instantWhen":
      return holds(field.when, seen) ? (seen.values[field.instant] ?? null) : null;
    case "cases":
      return field.cases.find(([condition]) => holds(condition, seen))?.[1] ?? field.otherwise;
    case "points":
      return String(field.cases.find(([condition]) => holds(condition, seen))?.[1] ?? field.otherwise);
    case "earliest": {
      const instants = field.of.map((name) => instantOf(seen, name)).filter((instant) => instant !== undefined);
      return instants.length === 0 ? null : new Date(Math.min(...instants));
    }
    case "dayOf": {
      const instant = seen.values[field.instant];
      return instant instanceof Date ? dayOf(instant, seen.view.period.timeZone) : null;
    }
    case "elapsed": {
      const [from, to] = [instantOf(seen, field.from), instantOf(seen, field.to)];
      return from === undefined || to === undefined ? null : String(to - from);
    }
    case "sum": {
      const [plus, minus] = [numbers(field.plus, seen), numbers(field.minus, seen)];
      if (!plus || !minus) return null;
      const total = plus.reduce((sum, value) => sum.plus(value), Big(0));
      return minus.reduce((sum, value) => sum.minus(value), total).toFixed();
    }
    case "key": {
      const parts = field.of.map((name) => seen.values[name] ?? null);
      if (parts.includes(null)) return null;
      return parts.map((part) => (part instanceof Date ? part.toISOString() : String(part))).join(" ");
    }
    case "firstOf":
      return field.of.map((name) => textOf(seen, name)).find((text) => text !== undefined) ?? null;
    case "period":
      return periodPoint(seen.view.period, field.point);
    case "related":
      return relatedValue(field, stored, seen);
  }
}

function isKnown({ stampedBy, orUntimed }: StampedField, stored: StoredRecord, { values }: SeenRecord): boolean {
  if (stampedBy === undefined || (orUntimed && (stored[stampedBy] ?? null) === null)) return true;
  return values[stampedBy] !== null;
}

function seenValue(field: FieldDefinition, name: string, stored: StoredRecord, seen: SeenRecord): FieldValue {
  const value = stored[name] ?? null;
  switch (field.source) {
    case "deadline":
    case "day":
      return value;
    case "event":
    case "eventDay":
      return happened(value, seen.view) ? value : null;
    case "text":
    case "flag":
    case "number":
      return isKnown(field, stored, seen) ? value : null;
    default:
      // A related value that was looked up already stands among the stored ones.
      return field.source === "related" && name in stored ? value : derivedValue(field, stored, seen);
  }
}

function comparable(value: FieldValue | undefined): number | string | undefined {
  if (value instanceof Date) return value.getTime();
  return typeof value === "string" ? value : undefined;
}

function isBound(field: RelatedField, theirs: SeenRecord, ours: SeenRecord): boolean {
  if (!field.bound) return true;
  const [one, other] = [comparable(theirs.values[field.bound.theirs]), comparable(ours.values[field.bound.ours])];
  if (one === undefined || other === undefined) return false;
  return field.bound.is === "notBefore" ? one >= other : one <= other;
}

/** A value of the dealer's other records, in plain code: each of them is looked at. */
function relatedValue(field: RelatedField, stored: StoredRecord, ours: SeenRecord): FieldValue {
  if (field.when && !holds(field.when, ours)) return null;
  const kind = field.kind();
  const ourValue = (name: string) => (name === "id" ? stored["id"] : ours.values[name]) ?? null;
  const found = (ours.view.records[kind.code] ?? [])
    .filter((theirs) => !field.others || theirs["id"] !== stored["id"])
    .filter((theirs) => field.on.every(([name, own]) => ourValue(own) !== null && comparable(theirs[name]) === comparable(ourValue(own))))
    .map((theirs) => seenAsOf(kind, theirs, ours.view, fieldsTaken(field)))
    .filter((theirs) => theirs !== undefined)
    .filter((theirs) => isBound(field, theirs, ours) && (!field.where || holds(field.where, theirs)));
  if (field.take === "count") return String(found.length);
  const values = found.map(({ values: each }) => each[field.of] ?? null).filter((value) => value !== null);
  if (field.take === "value") return values[0] ?? null;
  const sorted = values.toSorted((one, other) => ((comparable(one) ?? "") < (comparable(other) ?? "") ? -1 : 1));
  return (field.take === "min" ? sorted[0] : sorted.at(-1)) ?? null;
}

function turnOf(field: FieldDefinition): number {
  if (field.source === "event" || field.source === "eventDay") return 0;
  return isStored(field) ? 1 : 2;
}

/** Whether what the record follows has still to come, and so have all of its own dates. */
function isAhead(kind: RecordKind, stored: StoredRecord, view: View): boolean {
  const { follows } = kind;
  if (!follows || datesOf(kind).some((date) => happened(stored[date], view))) return false;
  const theirs = (view.records[follows.kind().code] ?? []).find(({ id }) => id === stored[follows.by]);
  const event = theirs?.[follows.event] ?? null;
  return event !== null && !happened(event, view);
}

type NamedField = readonly [name: string, field: FieldDefinition];

const knownTurns = new WeakMap<object, Map<RecordKind, readonly NamedField[]>>();

/**
 * The named fields and all they follow from. Events first: a text asks whether its event is seen, and may stand before it. Derived
 * ones follow from stored ones. The same list of names, given for many records, is looked into once.
 */
function inTurn(kind: RecordKind, names: Iterable<string>): readonly NamedField[] {
  const known = knownTurns.get(names)?.get(kind);
  if (known) return known;
  const needed = neededFields(kind, names);
  const ordered = [0, 1, 2].flatMap((turn) => needed.filter(([, field]) => turnOf(field) === turn));
  if (Array.isArray(names))
    knownTurns.set(names, (knownTurns.get(names) ?? new Map<RecordKind, readonly NamedField[]>()).set(kind, ordered));
  return ordered;
}

/** The record as of an instant with the named fields and all they follow from, or undefined where it was not there yet. */
export function seenAsOf(kind: RecordKind, stored: StoredRecord, view: View, fields: Iterable<string>): SeenRecord | undefined {
  if (kind.born !== null && !happened(stored[kind.born], view)) return undefined;
  if (isAhead(kind, stored, view)) return undefined;
  const values: Record<string, FieldValue> = { id: stored["id"] ?? null };
  const seen: SeenRecord = { kind, view, values };
  for (const [name, field] of inTurn(kind, fields)) values[name] = seenValue(field, name, stored, seen);
  return seen;
}
