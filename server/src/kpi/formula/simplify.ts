import { all, any, type Condition } from "./condition.ts";

export const always = all();
export const never = any();

const isEmpty = (condition: Condition, op: "all" | "any") => condition.op === op && condition.conditions.length === 0;

/** Whether a condition holds of every record. */
export const isAlways = (condition: Condition): boolean => isEmpty(condition, "all");

/** Whether a condition holds of no record. */
export const isNever = (condition: Condition): boolean => isEmpty(condition, "any");

/** Without what is said twice, or says nothing. */
function joined(op: "all" | "any", conditions: readonly Condition[]): Condition {
  const deciding = op === "all" ? "any" : "all";
  const parts = conditions.flatMap((condition) => (condition.op === op ? condition.conditions : [condition]));
  if (parts.some((part) => isEmpty(part, deciding))) return op === "all" ? never : always;
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  return different.length === 1 && different[0] ? different[0] : { op, conditions: different };
}

export const allOf = (...conditions: readonly Condition[]): Condition => joined("all", conditions);
export const anyOf = (...conditions: readonly Condition[]): Condition => joined("any", conditions);
