/** The currency of a row: stored as a blank where the metric is not in money, since it is part of a key. */
export function currencyFromStored(stored: string): string | null {
  return stored === "" ? null : stored;
}
