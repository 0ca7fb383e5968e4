import type { Goal } from "../goal.ts";
import { dayOf } from "../period.ts";
import type { GoalOutlook } from "../results/outlook-range.ts";
import { type Audience, dayText } from "./reason-text.ts";
import { text } from "./texts.ts";

function sentence(outlook: GoalOutlook, direction: Goal["direction"], audience: Audience): string | null {
  const { language, timeZone } = audience;
  const { state, of } = outlook;
  if (state !== "POSSIBLE") return text(language, state === "SURE" ? "outlook.sure" : "outlook.outOfReach", { of });
  const { needed, firstUntil, fresh } = outlook;
  if (needed === null || firstUntil === null) return null;
  const kind = direction === "AT_MOST" ? "atMost" : fresh ? "more" : "end";
  const firstBy = dayText(audience, dayOf(firstUntil, timeZone));
  return text(language, `outlook.possible.${kind}`, { needed, allowed: of - needed, of, firstBy });
}

/** What it takes to reach a goal, in a sentence; null where counting alone does not decide it. */
export function goalOutlookText(
  outlook: GoalOutlook,
  direction: Goal["direction"],
  cohortComplete: boolean,
  audience: Audience,
): string | null {
  const told = sentence(outlook, direction, audience);
  return told === null || cohortComplete ? told : text(audience.language, "outlook.soFar", { sentence: told });
}
