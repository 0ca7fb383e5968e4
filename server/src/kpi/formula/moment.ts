import { type Condition, fieldsIn } from "./condition.ts";
import { type Duration, none } from "./duration.ts";
import type { Bound } from "./outlook.ts";
import type { RecordKind } from "./record-kind.ts";
import { type Literal, literalOf } from "./literals.ts";
import { unknownsBehind } from "./unknowns.ts";

/** The instant since which a condition that holds has held, or could not be otherwise any more. */
export type Moment =
  /** The latest, or the earliest, of others; a part counts for the earliest only where its condition holds. */
  | { readonly is: "LATEST"; readonly of: readonly Moment[] }
  | { readonly is: "EARLIEST"; readonly of: readonly { readonly where: Condition; readonly moment: Moment }[] }
  /** So long after a field's instant, or the end of so many calendar days after its day; where the field is missing, nobody knows when. */
  | { readonly is: "AT"; readonly field: string; readonly after: Duration; readonly endOfDay: boolean }
  /** The same of the fields that are there, the latest; not before the month is final where none is. */
  | { readonly is: "LIMIT"; readonly of: readonly Bound[] }
  /** From the beginning, or not before the month is final. */
  | { readonly is: "ALWAYS" | "IN_THE_END" };

export const fromTheBeginning: Moment = { is: "ALWAYS" };
export const inTheEnd: Moment = { is: "IN_THE_END" };

export function at(field: string, after: Duration = none, endOfDay = false): Extract<Moment, { is: "AT" }> {
  return { is: "AT", field, after, endOfDay };
}

export const latest = (of: readonly Moment[]): Moment => ({ is: "LATEST", of });

/** What the fields hang on; a value of another record is taken to be there as soon as the record is. */
export function unknownsBehindAll(kind: RecordKind, names: readonly string[]): string[] {
  return names
    .flatMap((name) => unknownsBehind(kind, name))
    .filter((unknown) => {
      const field = kind.fields[unknown];
      return field?.source !== "related" || field.take !== "value";
    });
}

/** When what the fields say was known: as their events came. */
export function known(kind: RecordKind, names: readonly string[]): Moment {
  const moments = unknownsBehindAll(kind, names).map((unknown) => {
    const field = kind.fields[unknown];
    // Of a count nothing says when it came to be what it is.
    return field?.source === "related" && field.take === "count" ? inTheEnd : at(unknown);
  });
  return moments.length === 0 ? fromTheBeginning : latest(moments);
}

/** The moment of literals that hold, by those of each: all of them, or any. */
export function momentOf(literals: Condition, ofLiteral: (literal: Literal) => Moment): Moment {
  switch (literals.op) {
    case "all":
      return latest([fromTheBeginning, ...literals.conditions.map((part) => momentOf(part, ofLiteral))]);
    case "any":
      return { is: "EARLIEST", of: literals.conditions.map((part) => ({ where: part, moment: momentOf(part, ofLiteral) })) };
    default:
      return ofLiteral(literalOf(literals));
  }
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
    case "LIMIT":
      return told.of.map(({ field }) => field);
    default:
      return [];
  }
}
