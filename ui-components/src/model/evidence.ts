import type { MetricResult, Obstacle } from "./types.ts";

/** What the result of another metric says of a cause: one that misses its goal speaks for it. */
export type Judgement = "speaksFor" | "speaksAgainst" | "noVerdict" | "notMeasured";

const hasValue = (result: MetricResult | null | undefined): result is MetricResult => Boolean(result && result.value !== null);

export function judgementOf({ evidence }: Obstacle): Judgement {
  const result = evidence?.result;
  if (!hasValue(result)) return "notMeasured";
  if (result.met === null) return "noVerdict";
  return result.met ? "speaksAgainst" : "speaksFor";
}
