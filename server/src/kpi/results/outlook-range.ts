import { type Goal, isMet } from "../goal.ts";

/** Places in a metric, as a set of them adds up. */
export const bits = { COUNTED: 1, NOT_COUNTED: 2, LEFT_OUT: 4 } as const;

/** Records that stand in one place and can come to stand in the same places, themselves or the different things among them. */
export interface ForeseenRecords {
  /** One of `bits`. */
  readonly place: number;
  /** Some of `bits`, added up. */
  readonly can: number;
  readonly records: number;
  /** The earliest of the last instants at which that can change; null where nothing says when. */
  readonly firstUntil: Date | null;
}

/** A share as the two counts that it is made from. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

export const isOpen = ({ can }: ForeseenRecords) => (can & (can - 1)) !== 0;
const canCount = ({ can }: ForeseenRecords) => (can & bits.COUNTED) !== 0;

export function countOf(records: readonly ForeseenRecords[], are: (record: ForeseenRecords) => boolean): number {
  return records.filter(are).reduce((sum, each) => sum + each.records, 0);
}

/** Once it is final nothing is open any more. */
export function decided<Records extends ForeseenRecords>(records: readonly Records[]): Records[] {
  return records.map((record) => ({ ...record, can: record.place, firstUntil: null }));
}

export function openCount(records: readonly ForeseenRecords[]): number {
  return countOf(records, isOpen);
}

/** A record that counts never lowers a share, one that does not never raises it, and one that is left out does neither. */
export function mostOf(records: readonly ForeseenRecords[]): Share | null {
  const numerator = countOf(records, canCount);
  const denominator = numerator + countOf(records, ({ can }) => can === bits.NOT_COUNTED);
  if (denominator > 0) return { numerator, denominator };
  const notCounted = countOf(records, ({ can }) => (can & bits.NOT_COUNTED) !== 0);
  return notCounted === 0 ? null : { numerator: 0, denominator: 1 };
}

export function leastOf(records: readonly ForeseenRecords[]): Share | null {
  const numerator = countOf(records, ({ can }) => can === bits.COUNTED);
  const denominator = numerator + countOf(records, ({ can }) => (can & bits.NOT_COUNTED) !== 0);
  if (denominator > 0) return { numerator, denominator };
  return countOf(records, canCount) === 0 ? null : { numerator: 1, denominator: 1 };
}

export const shareValue = (share: Share | null): number | null => share && share.numerator / share.denominator;

const meets = (goal: Goal, { numerator, denominator }: Share) => isMet(goal, String(numerator), String(denominator)) === true;

/** How a goal stands: nothing can keep it from being met, or have it met, or it hangs on what is still open. */
export type GoalOutlook =
  | { readonly state: "SURE" | "OUT_OF_REACH"; readonly of: number }
  | {
      readonly state: "POSSIBLE";
      /** Of the open ones that can count, how many must go right, the others gone as wrong as they can; null where that alone is not enough. */
      readonly needed: number | null;
      readonly of: number;
      /** The earliest of their last instants. */
      readonly firstUntil: Date | null;
      /** Whether none of them counts so far. */
      readonly fresh: boolean;
    };

/** The share where so many of the open ones count, whichever these are, and all else goes as wrong as it can. */
function shareWith(records: readonly ForeseenRecords[], counted: number, { direction }: Goal): Share {
  const open = records.filter((record) => isOpen(record));
  const contested = open.filter(canCount);
  const sure = countOf(records, ({ can }) => can === bits.COUNTED);
  const missed = countOf(records, ({ can }) => can === bits.NOT_COUNTED);
  const total = countOf(contested, () => true);
  if (direction === "AT_LEAST") {
    // What need not be in the denominator counts first: it makes it greater.
    const outside = countOf(contested, ({ can }) => (can & bits.NOT_COUNTED) === 0);
    const lost = countOf(open, (record) => !canCount(record) && (record.can & bits.NOT_COUNTED) !== 0);
    const within = total - outside + Math.min(counted, outside);
    return { numerator: sure + counted, denominator: sure + missed + lost + within };
  }
  // What cannot leave the denominator counts first: the others leave it.
  const staying = countOf(contested, ({ can }) => (can & bits.LEFT_OUT) === 0);
  return { numerator: sure + counted, denominator: sure + missed + staying + Math.max(0, counted - staying) };
}

/**
 * The fewest of the open ones that must go right; null where not even all of them are enough. With more of them right a share is
 * never further from its goal, so that half of what is left is ruled out at each step.
 */
function fewestRight(records: readonly ForeseenRecords[], of: number, goal: Goal): number | null {
  const shareOf = (right: number) => shareWith(records, goal.direction === "AT_LEAST" ? right : of - right, goal);
  const isEnough = (right: number) => {
    const share = shareOf(right);
    // Of a share that may come to have no value: at most so much is missed by nothing that is left.
    return share.denominator > 0 ? meets(goal, share) : goal.direction === "AT_MOST";
  };
  let [low, high] = [0, of];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return shareOf(low).denominator > 0 && isEnough(low) ? low : null;
}

/** Null where the share cannot come to have a value. */
export function goalOutlook(records: readonly ForeseenRecords[], goal: Goal): GoalOutlook | null {
  const [least, most] = [leastOf(records), mostOf(records)];
  if (!least || !most) return null;
  const [worst, best] = goal.direction === "AT_LEAST" ? [least, most] : [most, least];
  const contested = records.filter((record) => isOpen(record) && canCount(record));
  const of = countOf(contested, () => true);
  if (meets(goal, worst)) return { state: "SURE", of };
  if (!meets(goal, best)) return { state: "OUT_OF_REACH", of };
  const instants = contested.flatMap(({ firstUntil }) => firstUntil ?? []).map((instant) => instant.getTime());
  return {
    state: "POSSIBLE",
    needed: fewestRight(records, of, goal),
    of,
    firstUntil: instants.length === 0 ? null : new Date(Math.min(...instants)),
    fresh: contested.every(({ place }) => place !== bits.COUNTED),
  };
}
