import { type Condition, fieldsOfLeaf, filled, type Leaf } from "./condition.ts";
import { milliseconds, minutes, none } from "./duration.ts";
import { canCease } from "./held.ts";
import { type Literal, literalsOf, mapLiterals, stated } from "./literals.ts";
import { at, fromTheBeginning, inTheEnd, known, latest, type Moment, momentOf, unknownsBehindAll } from "./moment.ts";
import type { Way } from "./outlook.ts";
import { type RecordKind, valueType } from "./record-kind.ts";
import { allOf, always } from "./simplify.ts";
import { canShrink, unknownsBehind } from "./unknowns.ts";

/** When something was late for good, whether or not it came. */
function tooLate(leaf: Leaf): Extract<Moment, { is: "AT" }> | undefined {
  switch (leaf.op) {
    case "within":
      return at(leaf.start, leaf.window);
    case "withinDays":
      return at(leaf.start, { amount: leaf.days, unit: "day" }, true);
    case "notAfter":
      return at(leaf.limit, leaf.lead.amount === 0 ? none : minutes(-milliseconds(leaf.lead) / 60_000), true);
    default:
      return undefined;
  }
}

/** The events that keep an unknown from coming. */
function endingsOf(kind: RecordKind, unknowns: readonly string[]): string[] {
  return (kind.ends ?? []).flatMap(([event, kept]) => (unknowns.some((unknown) => kept.includes(unknown)) ? [event] : []));
}

/** Of a count that only grows: what it has reached it keeps, since nobody says when; undefined for any other leaf. */
function ofGrowingCount({ leaf, holds }: Literal, kind: RecordKind): Moment | undefined {
  if (leaf.op !== "atLeast" && leaf.op !== "atMost") return undefined;
  const field = kind.fields[leaf.field];
  if (field?.source !== "related" || field.take !== "count" || canShrink(field)) return undefined;
  return (leaf.op === "atLeast") === holds || unknownsBehind(kind, leaf.field).length === 0 ? fromTheBeginning : inTheEnd;
}

function decidedByLiteral({ leaf, holds }: Literal, kind: RecordKind): Moment {
  const growing = ofGrowingCount({ leaf, holds }, kind);
  if (growing) return growing;
  if (holds) return leaf.op === "passed" ? at(leaf.field, leaf.after, true) : known(kind, fieldsOfLeaf(leaf));
  const unknowns = unknownsBehindAll(kind, fieldsOfLeaf(leaf));
  if (unknowns.length === 0) return leaf.op === "passed" ? inTheEnd : fromTheBeginning;
  const late = tooLate(leaf);
  const came = late
    ? { where: filled(late.field), moment: late }
    : { where: allOf(...unknowns.map((name) => filled(name))), moment: known(kind, unknowns) };
  const ended = endingsOf(kind, unknowns).map((event) => ({ where: filled(event), moment: at(event) }));
  return { is: "EARLIEST", of: [came, ...ended, { where: allOf(), moment: inTheEnd }] };
}

/** Whether a way may have been open: what it does not wait for is there, or was. */
function wasOpen(condition: Condition, { unknowns }: Way, kind: RecordKind): Condition {
  const waits = (leaf: Leaf) => fieldsOfLeaf(leaf).some((name) => unknownsBehind(kind, name).some((unknown) => unknowns.includes(unknown)));
  return mapLiterals(literalsOf(condition, kind), (literal) => (waits(literal.leaf) || canCease(literal, kind) ? always : stated(literal)));
}

/** When a way was closed: the time of one of the things that it waits for was over, that came in another way, or was kept from coming. */
function closed(condition: Condition, way: Way, kind: RecordKind): Moment {
  const { unknowns, limits } = way;
  const where = wasOpen(condition, way, kind);
  const came = [...unknowns, ...endingsOf(kind, unknowns)].filter((name) => ["instant", "day"].includes(valueType(kind, name) ?? ""));
  const moments: Moment[] = [inTheEnd, ...limits.flatMap((of) => (of ? [{ is: "LIMIT" as const, of }] : []))];
  return {
    is: "EARLIEST",
    of: [
      ...moments.map((over) => ({ where, moment: over })),
      ...came.map((name) => ({ where: allOf(where, filled(name)), moment: at(name) })),
    ],
  };
}

/** What else could have come to hold, and in which ways. */
export interface Alternative {
  readonly condition: Condition;
  readonly outlook: readonly Way[];
}

/**
 * Since when a condition that holds has been decided: since it could not cease to hold, or since all ways to what else there was
 * are closed, whichever is known to be earlier.
 */
export function decidedSince(condition: Condition, kind: RecordKind, others: readonly Alternative[]): Moment {
  const waiting = others.flatMap((other) =>
    other.outlook.filter(({ unknowns }) => unknowns.length > 0).map((way) => closed(other.condition, way, kind)),
  );
  const parts = [
    momentOf(literalsOf(condition, kind), (literal) => decidedByLiteral(literal, kind)),
    latest([fromTheBeginning, ...waiting]),
  ];
  return { is: "EARLIEST", of: parts.map((part) => ({ where: allOf(), moment: part })) };
}
