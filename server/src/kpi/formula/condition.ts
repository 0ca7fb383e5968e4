import type { Duration } from "./duration.ts";

/**
 * A condition on one record, as data. `Field` is the union of the record kind's field names.
 * A missing value makes a leaf false, so `not` of it is true: there is no third truth value.
 */
export type Condition<Field extends string = string> =
  | { readonly op: "all" | "any"; readonly conditions: readonly Condition<Field>[] }
  | { readonly op: "not"; readonly condition: Condition<Field> }
  | Leaf<Field>;

export type Leaf<Field extends string = string> =
  | { readonly op: "is"; readonly field: Field; readonly value: string }
  | { readonly op: "filled"; readonly field: Field }
  | { readonly op: "within"; readonly window: Duration; readonly event: Field; readonly start: Field }
  | { readonly op: "notAfter"; readonly event: Field; readonly limit: Field }
  | { readonly op: "passed"; readonly field: Field };

export function all<Field extends string>(...conditions: readonly Condition<Field>[]): Condition<Field> {
  return { op: "all", conditions };
}

export function any<Field extends string>(...conditions: readonly Condition<Field>[]): Condition<Field> {
  return { op: "any", conditions };
}

export function not<Field extends string>(condition: Condition<Field>): Condition<Field> {
  return { op: "not", condition };
}

/** The field holds exactly this value. */
export function is<Field extends string>(field: Field, value: string): Leaf<Field> {
  return { op: "is", field, value };
}

/** The field has a value; a text of blanks is none. */
export function filled<Field extends string>(field: Field): Leaf<Field> {
  return { op: "filled", field };
}

/** The event came at most `window` after the start, the bound included; an earlier event is within, too. */
export function within<Field extends string>(window: Duration, event: Field, start: Field): Leaf<Field> {
  return { op: "within", window, event, start };
}

/** The event came at or before the limit. */
export function notAfter<Field extends string>(event: Field, limit: Field): Leaf<Field> {
  return { op: "notAfter", event, limit };
}

/** The instant lies before the instant asked for. */
export function passed<Field extends string>(field: Field): Leaf<Field> {
  return { op: "passed", field };
}
