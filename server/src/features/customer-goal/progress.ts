import { Big } from "big.js";
import type { GoalDirection, GoalTerms } from "./customer-goal.reader.ts";

/** How far a value has come from the baseline to the target: 0 at the one, 1 at the other; null where they are the same. */
export function progressOf({ baseline, target }: Pick<GoalTerms, "baseline" | "target">, value: string): number | null {
  const way = Big(target).minus(baseline);
  return way.eq(0) ? null : Big(value).minus(baseline).div(way).toNumber();
}

/** Whether a value is at the target or better. */
export function reaches({ direction, target }: { readonly direction: GoalDirection; readonly target: string }, value: string): boolean {
  return direction === "UP" ? Big(value).gte(target) : Big(value).lte(target);
}
