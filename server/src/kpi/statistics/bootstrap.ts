import { Random, Xoshiro128StarStarRNG } from "random";
import type { Interval } from "./interval.ts";

/** The same records always give the same interval. */
const seed = 20_260_101;
const mostDraws = 2_000;
const fewestDraws = 200;
/** Of many records fewer samples do, and so many units drawn take some tens of milliseconds. */
const unitsDrawn = 1_000_000;

/** What is drawn from: each stratum by itself, as many as it holds. */
export interface Population<Unit> {
  readonly strata: readonly (readonly Unit[])[];
  /** Null where the drawn units have no such number. */
  readonly statistic: (drawn: readonly Unit[]) => number | null;
  /** Whether how many units the first stratum has is by chance, too: each is then drawn a Poisson number of times, once on average. */
  readonly byChance: boolean;
}

export const seededRandom = (): Random => new Random(new Xoshiro128StarStarRNG(seed));

/** A number of Poisson's distribution of mean 1, by Knuth's multiplication. */
function poissonNumber(random: Random): number {
  let times = 0;
  for (let product = random.next(); product > Math.exp(-1); product *= random.next()) times += 1;
  return times;
}

function redrawn<Unit>(stratum: readonly Unit[], byChance: boolean, random: Random): Unit[] {
  if (byChance) {
    const drawn: Unit[] = [];
    for (const unit of stratum) for (let times = poissonNumber(random); times > 0; times -= 1) drawn.push(unit);
    return drawn;
  }
  return stratum.map(() => stratum[Math.floor(random.next() * stratum.length)] as Unit);
}

/**
 * The statistic of samples drawn with replacement; those without one are left out.
 * Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 6; drawn a Poisson number of times:
 * J. A. Hanley, B. MacGibbon, Creating non-parametric bootstrap samples using Poisson frequencies (2006).
 */
export function bootstrapValues<Unit>({ strata, statistic, byChance }: Population<Unit>, draws: number, random: Random): number[] {
  const sample = () => strata.flatMap((stratum, place) => redrawn(stratum, byChance && place === 0, random));
  return Array.from({ length: draws }, () => statistic(sample())).filter((value) => value !== null);
}

/** Between the two nearest values, as PostgreSQL's `percentile_cont`. */
function percentile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [lower, upper] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return lower + (upper - lower) * (place - Math.floor(place));
}

/**
 * 95 % percentile interval of how far the difference of two independent samples, the first less the second, lies from the one
 * found in them. Null where either has no such number.
 */
export function bootstrapSpread<Unit>(first: Population<Unit>, second: Population<Unit>): Interval | null {
  const found = [first, second].map(({ strata, statistic }) => statistic(strata.flat()));
  const [one = null, other = null] = found;
  if (one === null || other === null) return null;
  const units = [first, second].flatMap(({ strata }) => strata).reduce((total, { length }) => total + length, 0);
  const draws = Math.min(mostDraws, Math.max(fewestDraws, Math.floor(unitsDrawn / Math.max(1, units))));
  const random = seededRandom();
  const [firsts, seconds] = [bootstrapValues(first, draws, random), bootstrapValues(second, draws, random)];
  const differences = firsts.slice(0, seconds.length).map((value, index) => value - (seconds[index] ?? Number.NaN) - (one - other));
  const sorted = differences.toSorted((low, high) => low - high);
  return sorted.length === 0 ? null : { lower: percentile(sorted, 0.025), upper: percentile(sorted, 0.975) };
}
