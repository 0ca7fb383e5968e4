import { numberFormat } from "../i18n/intl-cache.ts";

/** A number in a unit of the customer's own, with up to four decimals. */
export function goalNumber(locale: string, value: number): string {
  return numberFormat(locale, { maximumFractionDigits: 4, signDisplay: "negative" }).format(value);
}

/** "1,500 pieces a month". */
export function goalAmount(locale: string, value: number, unit: string): string {
  return `${goalNumber(locale, value)} ${unit}`;
}

/** A share in whole per cents: not beyond what it is, so that 99.6 % are not told as all. */
export function shareText(locale: string, share: number): string {
  const whole = share < 1 && share > 0.99 ? 0.99 : share;
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 0, signDisplay: "negative" }).format(whole);
}
