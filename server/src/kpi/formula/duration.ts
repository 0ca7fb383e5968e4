/** An exact stretch of the UTC time line: a day here is 24 hours, whatever the clocks do. */
export interface Duration {
  readonly amount: number;
  readonly unit: "minute" | "hour" | "day";
}

export const minutes = (amount: number): Duration => ({ amount, unit: "minute" });
export const hours = (amount: number): Duration => ({ amount, unit: "hour" });
export const days = (amount: number): Duration => ({ amount, unit: "day" });
export const none = minutes(0);

const unitInMilliseconds = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export function milliseconds({ amount, unit }: Duration): number {
  return amount * unitInMilliseconds[unit];
}
