import { findMetric } from "../../kpi/catalogue.ts";
import type { Metric } from "../../kpi/metric.ts";
import { currencies } from "../../platform/currencies.ts";
import { refused } from "../../platform/written-text.ts";

export function knownMetric(program: string, code: string): Metric {
  const metric = findMetric(program, code);
  if (!metric) throw refused("metric", `${program} has no metric ${JSON.stringify(code)}.`);
  return metric;
}

export function knownCurrency(field: string, currency: string): string {
  if (currencies.has(currency)) return currency;
  throw refused(field, `${JSON.stringify(currency)} is no currency; expected an ISO 4217 code such as "USD".`);
}

/** The currency of a metric in money, the dealer's own unless another is asked for; null for any other metric. */
export function currencyOf({ code, currency: field }: Metric, asked: string | null | undefined, own: string): string | null {
  if (field !== undefined) return knownCurrency("currency", asked ?? own);
  if (asked) throw refused("currency", `${code} is not in money; expected no currency.`);
  return null;
}
