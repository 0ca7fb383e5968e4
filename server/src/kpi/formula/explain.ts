import type { Condition, Leaf } from "./condition.ts";
import { holds, leafHolds, type SeenRecord } from "./evaluate.ts";

/** The leaf that decided a condition for a record, and which way. */
export interface DecidingLeaf {
  readonly leaf: Leaf;
  readonly holds: boolean;
}

/** Whether a leaf asks for what came with an event, and that event is missing: what asks for the event itself tells more. */
function isUnstamped(condition: Condition, record: SeenRecord): boolean {
  if (!("field" in condition)) return false;
  const field = record.kind.fields[condition.field];
  if (field === undefined || !("stampedBy" in field) || field.stampedBy === undefined) return false;
  return !field.orUntimed && (record.values[field.stampedBy] ?? null) === null;
}

/**
 * Why a condition holds or does not hold for a record: the first part that breaks an `all`, the first
 * that satisfies an `any`; where every part agrees, the last one, which definitions put last for being the most telling. Undefined where there is nothing to decide.
 */
export function decidingLeaf(condition: Condition, record: SeenRecord): DecidingLeaf | undefined {
  switch (condition.op) {
    case "all":
    case "any": {
      const decides = condition.op === "any";
      const deciding = condition.conditions.filter((candidate) => holds(candidate, record) === decides);
      const part = deciding.find((candidate) => decides || !isUnstamped(candidate, record)) ?? deciding[0] ?? condition.conditions.at(-1);
      return part && decidingLeaf(part, record);
    }
    case "not":
      return decidingLeaf(condition.condition, record);
    default:
      return { leaf: condition, holds: leafHolds(condition, record) };
  }
}
