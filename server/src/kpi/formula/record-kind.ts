import type { Condition } from "./condition.ts";

/** A column of the record kind's table. */
export type StoredField<Field extends string = string> =
  /** An event: it has not happened yet for whoever asks as of an earlier instant. */
  | { readonly source: "event" }
  /** A time set beforehand, known from the record's birth. */
  | { readonly source: "deadline" }
  /** A text that came with an event, and is unknown before it. */
  | { readonly source: "text"; readonly stampedBy: Field };

/** A field that follows from others: the first case that holds gives it. */
export type DerivedField<Field extends string = string> =
  | { readonly source: "instantWhen"; readonly when: Condition<Field>; readonly instant: Field }
  | { readonly source: "cases"; readonly cases: readonly (readonly [Condition<Field>, string])[]; readonly otherwise: string | null };

export type FieldDefinition<Field extends string = string> = StoredField<Field> | DerivedField<Field>;

/**
 * A kind of record that metrics count. Field names are the column names; every table has
 * `dealer_id` and `id` beside them. A derived field may use fields that stand before it.
 */
export interface RecordKind<Field extends string = string> {
  readonly code: string;
  readonly table: string;
  /** The event that brings the record into being: before it, the record is not there. */
  readonly born: Field;
  /** Pairs of an event and its deadline that sentences hold against each other. */
  readonly compared: readonly (readonly [event: Field, deadline: Field])[];
  readonly fields: { readonly [Name in Field]: FieldDefinition<Field> };
}

export function isStored(field: FieldDefinition): field is StoredField {
  return field.source === "event" || field.source === "deadline" || field.source === "text";
}
