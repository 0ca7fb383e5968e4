import { type Duration, none } from "./duration.ts";

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
  | { readonly op: "yes"; readonly field: Field }
  | { readonly op: "filled"; readonly field: Field }
  | { readonly op: "atLeast" | "atMost"; readonly field: Field; readonly value: number }
  | { readonly op: "within"; readonly window: Duration; readonly event: Field; readonly start: Field }
  | { readonly op: "withinDays"; readonly days: number; readonly event: Field; readonly start: Field }
  | { readonly op: "notAfter" | "notBefore"; readonly event: Field; readonly limit: Field; readonly lead: Duration }
  /** Of a day, so many calendar days after it. */
  | { readonly op: "passed"; readonly field: Field; readonly after: Duration };

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

/** The event's day is at most so many calendar days after the start's, the last one included; an earlier day is, too. */
export function withinDays<Field extends string>(days: number, event: Field, start: Field): Leaf<Field> {
  return { op: "withinDays", days, event, start };
}

/** The event came at or before the limit, or so much ahead of it; of days, on or before it. */
export function notAfter<Field extends string>(event: Field, limit: Field, lead: Duration = none): Leaf<Field> {
  return { op: "notAfter", event, limit, lead };
}

/** The event came at or after the limit, or from so much ahead of it on; of days, on or after it. */
export function notBefore<Field extends string>(event: Field, limit: Field, lead: Duration = none): Leaf<Field> {
  return { op: "notBefore", event, limit, lead };
}

/** The field says yes; a blank one says nothing. */
export function yes<Field extends string>(field: Field): Leaf<Field> {
  return { op: "yes", field };
}

/** The number is this or more. */
export function numberFrom<Field extends string>(field: Field, value: number): Leaf<Field> {
  return { op: "atLeast", field, value };
}

/** The number is this or less. */
export function numberUpTo<Field extends string>(field: Field, value: number): Leaf<Field> {
  return { op: "atMost", field, value };
}

/** The instant, or the one so long after it, lies before the instant asked for; of a day, the day so many calendar days after it is over. */
export function passed<Field extends string>(field: Field, after: Duration = none): Leaf<Field> {
  return { op: "passed", field, after };
}

/** The fields that a leaf looks at. */
export function fieldsOfLeaf<Field extends string>(leaf: Leaf<Field>): readonly Field[] {
  switch (leaf.op) {
    case "within":
    case "withinDays":
      return [leaf.event, leaf.start];
    case "notAfter":
    case "notBefore":
      return [leaf.event, leaf.limit];
    default:
      return [leaf.field];
  }
}

export function leavesOf<Field extends string>(condition: Condition<Field>): readonly Leaf<Field>[] {
  switch (condition.op) {
    case "all":
    case "any":
      return condition.conditions.flatMap(leavesOf);
    case "not":
      return leavesOf(condition.condition);
    default:
      return [condition];
  }
}

/** The fields that a condition looks at. */
export function fieldsIn<Field extends string>(condition: Condition<Field>): Field[] {
  return leavesOf(condition).flatMap((leaf) => [...fieldsOfLeaf(leaf)]);
}
