import type { MetricKey } from "./comparison-types.ts";
import type { MetricResult } from "./types.ts";

type Keyed = Pick<MetricResult, "metricCode" | "currency">;

/** A name for a result among those of one month: a metric in money has one for each currency. */
export function keyOf({ metricCode, currency }: Keyed): string {
  return currency ? `${metricCode}-${currency}` : metricCode;
}

export function sameKey(key: MetricKey | null, { metricCode, currency = null }: Keyed): boolean {
  return key?.metric === metricCode && key.currency === currency;
}
