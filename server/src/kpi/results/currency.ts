/** The currency of a row: stored as a blank where the metric is not in money, since it is part of a key. */
export function currencyFromStored(stored: string): string | null {
  return stored === "" ? null : stored;
}

/** Of results in several currencies the one in the dealer's own comes first. */
export function ownFirst<Result extends { readonly currency: string | null }>(
  results: readonly Result[],
  own: string | null,
): readonly Result[] {
  if (results.length < 2) return results;
  return results.toSorted(
    (one, other) =>
      Number(other.currency === own) - Number(one.currency === own) || ((one.currency ?? "") < (other.currency ?? "") ? -1 : 1),
  );
}
