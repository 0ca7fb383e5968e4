import type { Goal } from "../model/types.ts";

const goalMessages = {
  AT_LEAST: ["goalAtLeast", "goalAbove"],
  AT_MOST: ["goalAtMost", "goalBelow"],
} as const;

/** The words of a goal: which side of its value, and whether the value itself is enough. */
export function goalMessage({ direction, strict }: Goal): (typeof goalMessages)[Goal["direction"]][number] {
  return goalMessages[direction][strict ? 1 : 0];
}
