import { Big } from "big.js";

export type GoalDirection = "AT_LEAST" | "AT_MOST";

/** A value to reach, in the metric's own unit; a rate's goal is a share, "0.8" being 80 %. Decimal text keeps it exact. */
export interface Goal {
  readonly value: string;
  readonly direction: GoalDirection;
  /** Met only beyond the value, not at it. */
  readonly strict: boolean;
}

export const percent = (value: number): string => Big(value).div(100).toString();
export const atLeast = (value: string): Goal => ({ value, direction: "AT_LEAST", strict: false });

/** Decided on the exact numbers: 79.96 % shows as 80.0 % and misses 80 %. Null without a value. */
export function isMet(goal: Goal, numerator: string, denominator: string | null): boolean | null {
  if (denominator !== null && Big(denominator).eq(0)) return null;
  const comparison = Big(numerator).cmp(Big(goal.value).times(denominator ?? 1));
  if (comparison === 0) return !goal.strict;
  return comparison > 0 === (goal.direction === "AT_LEAST");
}
