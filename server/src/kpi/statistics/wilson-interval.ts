import { type Interval, z } from "./interval.ts";

/**
 * Wilson score interval of a proportion, a share between 0 and 1, 95 %, without continuity correction.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function wilsonInterval(counted: number, records: number): Interval {
  const share = counted / records;
  const spread = z * z;
  const centre = share + spread / (2 * records);
  const margin = z * Math.sqrt((share * (1 - share) + spread / (4 * records)) / records);
  const scale = 1 + spread / records;
  return { lower: Math.max(0, (centre - margin) / scale), upper: Math.min(1, (centre + margin) / scale) };
}
