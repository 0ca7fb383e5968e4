import { findMetric } from "../../kpi/catalogue.ts";
import type { Metric } from "../../kpi/metric.ts";
import { currencies } from "../../platform/currencies.ts";
import { Failure } from "../../platform/failure.ts";

/** What the one who asks wrote makes no sense; `field` is the input at fault. */
export const refused = (field: string, message: string): Failure => new Failure("BAD_USER_INPUT", message, { field });

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

/** A text without the blanks around it, at least one and at most so many characters long. */
export function filledText(field: string, what: string, written: string, most: number): string {
  const text = written.trim();
  if (text === "") throw refused(field, `${what} is blank; expected a text.`);
  if (text.includes("\0")) throw refused(field, `${what} holds a NUL character; expected text that can be stored.`);
  if (text.length > most) throw refused(field, `${what} has ${text.length} characters; expected at most ${most}.`);
  return text;
}

/** The same of a text that may be left out; a blank one is. */
export function optionalText(field: string, what: string, written: string | null | undefined, most: number): string | null {
  return written === null || written === undefined || written.trim() === "" ? null : filledText(field, what, written, most);
}
