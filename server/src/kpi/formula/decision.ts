import { type Condition, fieldsIn, fieldsOfLeaf, filled, type Leaf } from "./condition.ts";
import { type Duration, milliseconds, minutes, none } from "./duration.ts";
import { type Literal, literalOf, literalsOf } from "./literals.ts";
import type { RecordKind } from "./record-kind.ts";
import { allOf } from "./simplify.ts";
import { canShrink, unknownsBehind } from "./unknowns.ts";

/** The instant since which a condition that holds could not be otherwise any more. */
export type Moment =
  /** The latest, or the earliest, of others; a part counts for the earliest only where its condition holds. */
  | { readonly is: "LATEST"; readonly of: readonly Moment[] }
  | { readonly is: "EARLIEST"; readonly of: readonly { readonly where: Condition; readonly moment: Moment }[] }
  /** So long after a field's instant, or the end of so many calendar days after its day; where the field is missing, never. */
  | { readonly is: "AT"; readonly field: string; readonly after: Duration; readonly endOfDay: boolean }
  /** From the beginning, or not before the month is final. */
  | { readonly is: "ALWAYS" | "IN_THE_END" };

const always: Moment = { is: "ALWAYS" };
const inTheEnd: Moment = { is: "IN_THE_END" };
const at = (field: string, after: Duration = none, endOfDay = false): Extract<Moment, { is: "AT" }> => ({
  is: "AT",
  field,
  after,
  endOfDay,
});
const latest = (of: readonly Moment[]): Moment => ({ is: "LATEST", of });

/** What the fields hang on; a value of another record is taken to be there as soon as the record is. */
function unknownsBehindAll(kind: RecordKind, names: readonly string[]): string[] {
  return names
    .flatMap((name) => unknownsBehind(kind, name))
    .filter((unknown) => {
      const field = kind.fields[unknown];
      return field?.source !== "related" || field.take !== "value";
    });
}

function moment(kind: RecordKind, unknown: string): Moment {
  const field = kind.fields[unknown];
  // Of a count nothing says when it came to be what it is.
  return field?.source === "related" && field.take === "count" ? inTheEnd : at(unknown);
}

/** When what the fields say was known: as their events came. */
function known(kind: RecordKind, names: readonly string[]): Moment {
  const moments = unknownsBehindAll(kind, names).map((unknown) => moment(kind, unknown));
  return moments.length === 0 ? always : latest(moments);
}

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
  return (leaf.op === "atLeast") === holds || unknownsBehind(kind, leaf.field).length === 0 ? always : inTheEnd;
}

function ofLiteral({ leaf, holds }: Literal, kind: RecordKind): Moment {
  const growing = ofGrowingCount({ leaf, holds }, kind);
  if (growing) return growing;
  if (holds) return leaf.op === "passed" ? at(leaf.field, leaf.after, true) : known(kind, fieldsOfLeaf(leaf));
  const unknowns = unknownsBehindAll(kind, fieldsOfLeaf(leaf));
  if (unknowns.length === 0) return leaf.op === "passed" ? inTheEnd : always;
  const late = tooLate(leaf);
  const came = late
    ? { where: filled(late.field), moment: late }
    : { where: allOf(...unknowns.map((name) => filled(name))), moment: known(kind, unknowns) };
  const ended = endingsOf(kind, unknowns).map((event) => ({ where: filled(event), moment: at(event) }));
  return { is: "EARLIEST", of: [came, ...ended, { where: allOf(), moment: inTheEnd }] };
}

function ofLiterals(literals: Condition, kind: RecordKind): Moment {
  switch (literals.op) {
    case "all":
      return latest([always, ...literals.conditions.map((part) => ofLiterals(part, kind))]);
    case "any":
      return { is: "EARLIEST", of: literals.conditions.map((part) => ({ where: part, moment: ofLiterals(part, kind) })) };
    default:
      return ofLiteral(literalOf(literals), kind);
  }
}

/** Since when a condition that holds has been decided. */
export function decidedSince(condition: Condition, kind: RecordKind): Moment {
  return ofLiterals(literalsOf(condition, kind), kind);
}

/** The fields that a moment is told by. */
export function fieldsOfMoment(told: Moment): string[] {
  switch (told.is) {
    case "LATEST":
      return told.of.flatMap(fieldsOfMoment);
    case "EARLIEST":
      return told.of.flatMap(({ where, moment: each }) => [...fieldsIn(where), ...fieldsOfMoment(each)]);
    case "AT":
      return [told.field];
    default:
      return [];
  }
}
