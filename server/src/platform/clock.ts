/** The only source of "now" in the server; everything else takes an instant as a parameter. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
