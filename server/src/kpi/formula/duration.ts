/** An exact stretch of the UTC time line: a day here is 24 hours, whatever the clocks do. */
export interface Duration {
  readonly amount: number;
  readonly unit: "hour" | "day";
}

export const hours = (amount: number): Duration => ({ amount, unit: "hour" });
export const days = (amount: number): Duration => ({ amount, unit: "day" });

const hourInMilliseconds = 3_600_000;

export function milliseconds({ amount, unit }: Duration): number {
  return amount * (unit === "day" ? 24 : 1) * hourInMilliseconds;
}
