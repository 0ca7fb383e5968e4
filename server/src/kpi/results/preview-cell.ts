import { Big } from "big.js";
import { type Goal, isMet } from "../goal.ts";
import { isMiddle, type Metric } from "../metric.ts";
import type { Month } from "../month.ts";

/** What a version of a metric gives for a month; decimal text. */
export interface VersionNumbers {
  readonly numerator: string;
  readonly denominator: string | null;
  /** When it is final by this version; null where it never is. */
  readonly finalAt: Date | null;
}

/** A published result, with the version that it was published by. */
export interface PublishedNumbers extends Omit<VersionNumbers, "finalAt"> {
  readonly version: number;
  readonly goal: Goal | null;
}

/** A dealer's month by two versions of a metric, from the same records. A side is null where it is about no record. */
export interface PreviewCell {
  readonly dealerId: string;
  readonly month: Month;
  /** Of a metric in money. */
  readonly currency: string | null;
  readonly before: VersionNumbers | null;
  readonly after: VersionNumbers | null;
  readonly published: PublishedNumbers | null;
  /** What today's records give by the version that it was published by; undefined where that is not known. */
  readonly publishedToday: VersionNumbers | null | undefined;
  /** In force on the month's last day; of a published result both are the one that it keeps. */
  readonly goalBefore: Goal | null;
  readonly goalAfter: Goal | null;
}

export type GoalCrossing = "NEWLY_MET" | "NEWLY_MISSED";
export type ValueChange = "WON" | "LOST";

/** What a new version does to a dealer's month. */
export interface PreviewedMonth extends PreviewCell {
  readonly valueBefore: number | null;
  readonly valueAfter: number | null;
  readonly metBefore: boolean | null;
  readonly metAfter: boolean | null;
  readonly moved: boolean;
  readonly crossing: GoalCrossing | null;
  readonly valueChange: ValueChange | null;
  /** Whether today's records give, by the version that it was published by, something else than was published; null where that cannot be told. */
  readonly recordsChanged: boolean | null;
}

type Sums = Pick<VersionNumbers, "numerator" | "denominator">;
type Exact = { readonly numerator: Big; readonly denominator: Big | null };

const exact = (numbers: Sums | null): Exact | null =>
  numbers && { numerator: Big(numbers.numerator), denominator: numbers.denominator === null ? null : Big(numbers.denominator) };

function isSame(one: Sums | null, other: Sums | null): boolean {
  const [a, b] = [exact(one), exact(other)];
  const zero = Big(0);
  return (a?.numerator ?? zero).eq(b?.numerator ?? zero) && (a?.denominator ?? zero).eq(b?.denominator ?? zero);
}

function valueOf(metric: Metric, numbers: Sums | null): number | null {
  if (!numbers) return null;
  const [numerator, denominator] = [Number(numbers.numerator), numbers.denominator === null ? null : Number(numbers.denominator)];
  if (denominator === null) return numerator;
  if (denominator === 0) return null;
  return isMiddle(metric) ? numerator : numerator / denominator;
}

function metOf(metric: Metric, numbers: Sums | null, goal: Goal | null): boolean | null {
  if (!numbers || !goal || valueOf(metric, numbers) === null) return null;
  return isMet(goal, numbers.numerator, isMiddle(metric) ? null : numbers.denominator);
}

/** A month that had no verdict, or has none any more, crosses nothing: it wins or loses its value. */
function crossingOf(before: boolean | null, after: boolean | null): GoalCrossing | null {
  if (before === null || after === null || before === after) return null;
  return after ? "NEWLY_MET" : "NEWLY_MISSED";
}

/** What a version makes of a month, beside the version in force. */
export function previewedMonth(inForce: Metric, proposed: Metric, cell: PreviewCell): PreviewedMonth {
  const { before, after, published, publishedToday } = cell;
  const [valueBefore, valueAfter] = [valueOf(inForce, before), valueOf(proposed, after)];
  const [metBefore, metAfter] = [metOf(inForce, before, cell.goalBefore), metOf(proposed, after, cell.goalAfter)];
  const valueChange = (valueBefore === null) === (valueAfter === null) ? null : valueBefore === null ? "WON" : "LOST";
  return {
    ...cell,
    valueBefore,
    valueAfter,
    metBefore,
    metAfter,
    moved: !isSame(before, after) || valueChange !== null || metBefore !== metAfter,
    crossing: crossingOf(metBefore, metAfter),
    valueChange,
    recordsChanged: published && publishedToday !== undefined ? !isSame(published, publishedToday) : null,
  };
}

/** How much a version moves. */
export interface PreviewTotals {
  readonly dealers: number;
  readonly months: number;
  readonly dealersMoved: number;
  readonly moved: number;
  readonly newlyMet: number;
  readonly newlyMissed: number;
  readonly valuesWon: number;
  readonly valuesLost: number;
  /** Of those moved: each needs a restatement before it shows. */
  readonly final: number;
  /** Published ones whose records have changed since, whatever the version. */
  readonly recordsChanged: number;
}

export function previewTotals(months: readonly PreviewedMonth[]): PreviewTotals {
  const moved = months.filter((month) => month.moved);
  const dealersOf = (some: readonly PreviewedMonth[]) => new Set(some.map(({ dealerId }) => dealerId)).size;
  const count = (some: readonly PreviewedMonth[], is: (month: PreviewedMonth) => boolean) => some.filter(is).length;
  return {
    dealers: dealersOf(months),
    months: months.length,
    dealersMoved: dealersOf(moved),
    moved: moved.length,
    newlyMet: count(moved, ({ crossing }) => crossing === "NEWLY_MET"),
    newlyMissed: count(moved, ({ crossing }) => crossing === "NEWLY_MISSED"),
    valuesWon: count(moved, ({ valueChange }) => valueChange === "WON"),
    valuesLost: count(moved, ({ valueChange }) => valueChange === "LOST"),
    final: count(moved, ({ published }) => published !== null),
    recordsChanged: count(months, ({ recordsChanged }) => recordsChanged === true),
  };
}
