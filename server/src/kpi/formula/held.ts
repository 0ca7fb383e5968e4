import { type Condition, fieldsOfLeaf } from "./condition.ts";
import { type Literal, literalsOf, mapLiterals, stated } from "./literals.ts";
import { at, fromTheBeginning, known, type Moment, momentOf, unknownsBehindAll } from "./moment.ts";
import type { RecordKind } from "./record-kind.ts";
import { always } from "./simplify.ts";
import { canShrink } from "./unknowns.ts";

/** Whether a literal may have held before where it does not: something came that had not, or a count that only grows went too far. */
export function canCease({ leaf, holds }: Literal, kind: RecordKind): boolean {
  if (leaf.op !== "atLeast" && leaf.op !== "atMost") return !holds && unknownsBehindAll(kind, fieldsOfLeaf(leaf)).length > 0;
  const field = kind.fields[leaf.field];
  return (leaf.op === "atMost") === holds && field?.source === "related" && field.take === "count" && !canShrink(field);
}

/** What is true of the records of which a condition holds or has held: what came to end it is left aside. */
export function heldOnce(condition: Condition, kind: RecordKind): Condition {
  return mapLiterals(literalsOf(condition, kind), (literal) => (canCease(literal, kind) ? always : stated(literal)));
}

/** Since when a condition that holds has held, as far as what came says. */
export function heldSince(condition: Condition, kind: RecordKind): Moment {
  return momentOf(literalsOf(condition, kind), ({ leaf, holds }) => {
    // What has not come was not there before either; of a count nothing says since when it has been what it is.
    if (!holds || leaf.op === "atLeast" || leaf.op === "atMost") return fromTheBeginning;
    return leaf.op === "passed" ? at(leaf.field, leaf.after, true) : known(kind, fieldsOfLeaf(leaf));
  });
}
