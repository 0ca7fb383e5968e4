/** From one value to another, both included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The 97.5th percentile of the standard normal distribution: two tails of 2.5 %. */
export const z = 1.959963984540054;
