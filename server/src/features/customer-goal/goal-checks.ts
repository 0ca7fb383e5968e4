import { Temporal } from "temporal-polyfill";
import { dayOf } from "../../kpi/period.ts";
import { filledText, refused } from "../../platform/written-text.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import { goalLimits } from "./goal-limits.ts";
import { mostMonths } from "./period-months.ts";

const largestNumber = 1_000_000_000_000_000;

export const ownId = (field: string, written: string): string => filledText(field, "The id", written, goalLimits.id);

/** A number in decimal text. */
export function numberText(field: string, value: number): string {
  if (Math.abs(value) > largestNumber) throw refused(field, `${value} is out of range; expected -${largestNumber} to ${largestNumber}.`);
  return String(value);
}

/** Only days that storage and calendar agree on. */
export function knownDay(field: string, day: string): string {
  if (/^[12]\d{3}-/.test(day)) return day;
  throw refused(field, `${day} is out of range; expected a day of the years 1000 to 2999.`);
}

/** A day that has begun for the dealer. */
export function pastDay(field: string, day: string, { asOf, timeZone }: Pick<DealerType, "asOf" | "timeZone">): string {
  const today = dayOf(asOf, timeZone);
  if (day > today) throw refused(field, `${day} has not come; expected ${today} or an earlier day.`);
  return knownDay(field, day);
}

export function checkTarget({ direction, baseline, target }: { direction: "UP" | "DOWN"; baseline: number; target: number }): void {
  const isBehind = direction === "UP" ? target < baseline : target > baseline;
  if (!isBehind) return;
  const expected = direction === "UP" ? "at least" : "at most";
  throw refused("target", `The target ${target} lies behind the baseline; where ${direction} is better, expected ${expected} ${baseline}.`);
}

/** Each goal once. */
export function goalsFrom(ids: readonly string[]): string[] {
  if (ids.length === 0 || ids.length > goalLimits.goals)
    throw refused("goalIDs", `${ids.length} goals are named; expected 1 to ${goalLimits.goals}.`);
  const goals = ids.map((id) => ownId("goalIDs", id));
  if (new Set(goals).size < goals.length) throw refused("goalIDs", "A goal is named twice; expected each once.");
  return goals;
}

export function checkPeriod(since: string, until: string): void {
  if (until < since) throw refused("until", `${until} lies before ${since}, the first day; expected that or a later day.`);
  const end = Temporal.PlainDate.from(since).add({ months: mostMonths }).toString();
  if (until >= end) throw refused("until", `${until} is too late; expected a period of at most ${mostMonths} months, to before ${end}.`);
}
