import { type Interval, z } from "./interval.ts";

/** What a score stands on: points of the records added up, their squares added up, and how many records there are. */
export interface ScoredRecords {
  readonly sum: number;
  readonly squares: number;
  readonly records: number;
}

/**
 * 95 % interval of a mean of points, such as a net promoter score, by the normal approximation, within the scale of the points.
 * Of points 1, 0 and -1 with shares p and d, the variance of a record's points is p + d - (p - d)².
 */
export function scoreInterval({ sum, squares, records }: ScoredRecords, { lower, upper }: Interval): Interval {
  const mean = sum / records;
  // Where all gave the same points, rounding may leave less than nothing.
  const variance = Math.max(0, squares / records - mean * mean);
  const margin = z * Math.sqrt(variance / records);
  return { lower: Math.max(lower, mean - margin), upper: Math.min(upper, mean + margin) };
}
