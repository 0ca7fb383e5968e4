import { type Condition, fieldsOfLeaf, type Leaf, not } from "./condition.ts";
import type { FieldDefinition, RecordKind } from "./record-kind.ts";
import { allOf, anyOf } from "./simplify.ts";

type Cases = Extract<FieldDefinition, { source: "cases" }>;

/** A leaf, or the negation of one. */
export interface Literal {
  readonly leaf: Leaf;
  readonly holds: boolean;
}

/** The same leaf about another field in place of one of its own. */
function about(leaf: Leaf, name: string, other: string): Leaf {
  const named = (field: string) => (field === name ? other : field);
  switch (leaf.op) {
    case "within":
    case "withinDays":
      return { ...leaf, event: named(leaf.event), start: named(leaf.start) };
    case "notAfter":
    case "notBefore":
      return { ...leaf, event: named(leaf.event), limit: named(leaf.limit) };
    default:
      return { ...leaf, field: named(leaf.field) };
  }
}

/** What a text made of cases holds. */
function inCases({ cases, otherwise }: Cases, isTaken: (text: string | null) => boolean): Condition {
  const none = cases.map(([when]) => not(when));
  const taken = cases.flatMap(([when, text], index) => (isTaken(text) ? [allOf(...none.slice(0, index), when)] : []));
  return anyOf(...taken, ...(isTaken(otherwise) ? [allOf(...none)] : []));
}

/** A leaf about a derived field as a condition on what the field follows from; undefined where there is nothing to write out. */
function writtenOut(leaf: Leaf, kind: RecordKind): Condition | undefined {
  for (const name of fieldsOfLeaf(leaf)) {
    const field = kind.fields[name];
    if (field?.source === "instantWhen") return allOf(field.when, about(leaf, name, field.instant));
    if (field?.source === "cases" && leaf.op === "is") return inCases(field, (text) => text === leaf.value);
    if (field?.source === "cases" && leaf.op === "filled") return inCases(field, (text) => text !== null);
    // The earliest is early enough where any is.
    const early = leaf.op === "filled" || ((leaf.op === "within" || leaf.op === "notAfter") && leaf.event === name);
    if (field?.source === "earliest" && early) return anyOf(...field.of.map((one) => about(leaf, name, one)));
  }
  return undefined;
}

/** The condition, or its negation, with derived fields written out and `not` around leaves only. */
export function literalsOf(condition: Condition, kind: RecordKind, holds = true): Condition {
  switch (condition.op) {
    case "all":
    case "any": {
      const parts = condition.conditions.map((part) => literalsOf(part, kind, holds));
      return (condition.op === "all") === holds ? allOf(...parts) : anyOf(...parts);
    }
    case "not":
      return literalsOf(condition.condition, kind, !holds);
    default: {
      const written = writtenOut(condition, kind);
      if (written) return literalsOf(written, kind, holds);
      return holds ? condition : not(condition);
    }
  }
}

function isLeaf(condition: Condition): condition is Leaf {
  return condition.op !== "all" && condition.op !== "any" && condition.op !== "not";
}

/** The literal that a condition without parts is. */
export function literalOf(condition: Condition): Literal {
  const holds = condition.op !== "not";
  const leaf = condition.op === "not" ? condition.condition : condition;
  if (!isLeaf(leaf)) throw new Error("A literal is a leaf, or `not` of one.");
  return { leaf, holds };
}

/** Another condition in place of each literal. */
export function mapLiterals(literals: Condition, map: (literal: Literal) => Condition): Condition {
  if (literals.op !== "all" && literals.op !== "any") return map(literalOf(literals));
  const parts = literals.conditions.map((part) => mapLiterals(part, map));
  return literals.op === "all" ? allOf(...parts) : anyOf(...parts);
}

/** The condition that a literal states. */
export function stated({ leaf, holds }: Literal): Condition {
  return holds ? leaf : not(leaf);
}
