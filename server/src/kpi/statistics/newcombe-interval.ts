import type { Interval } from "./interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** A proportion: so many of so many, at least one. */
export interface Proportion {
  readonly counted: number;
  readonly records: number;
}

/**
 * 95 % interval of the difference of two independent proportions, the first less the second: Newcombe's hybrid score interval,
 * made from the Wilson intervals of the two, without continuity correction.
 * Source: R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of eleven methods,
 * Statistics in Medicine 17 (1998) 873–890, method 10.
 */
export function newcombeInterval(first: Proportion, second: Proportion): Interval {
  const [one, other] = [first.counted / first.records, second.counted / second.records];
  const [ofOne, ofOther] = [wilsonInterval(first.counted, first.records), wilsonInterval(second.counted, second.records)];
  const difference = one - other;
  return {
    lower: difference - Math.hypot(one - ofOne.lower, ofOther.upper - other),
    upper: difference + Math.hypot(ofOne.upper - one, other - ofOther.lower),
  };
}
