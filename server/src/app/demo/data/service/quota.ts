import type { Random } from "random";

/** Of so many, how many a share comes to: drawn to the share, not each by itself, so that a month tells its story. */
export function quota(total: number, share: number, random: Random): number {
  return Math.floor(total * Math.min(Math.max(share, 0), 1) + random.float());
}

/** Yes for the first of a share, no for the rest. */
export function firstOf(total: number, share: number, random: Random): boolean[] {
  const count = quota(total, share, random);
  return Array.from({ length: total }, (_, index) => index < count);
}

/** Yes for a share, wherever they stand. */
export function anyOf(total: number, share: number, random: Random): boolean[] {
  return random.shuffle(firstOf(total, share, random));
}

/** Numbers around a mean that have it together, none less than a third of it. */
export function around(total: number, mean: number, random: Random): number[] {
  const weights = Array.from({ length: total }, () => random.float(0.4, 1.6));
  const sum = weights.reduce((one, other) => one + other, 0);
  return weights.map((weight) => (weight / sum) * mean * total);
}

export const decimal = (value: number, digits: number): string => value.toFixed(digits);

export const choose = <Item>(items: readonly Item[], random: Random): Item => {
  const item = items[random.int(0, items.length - 1)];
  if (item === undefined) throw new Error("There is nothing to choose from.");
  return item;
};
