const names = new Map<string, Intl.DisplayNames>();

/** A country's name; its code where it has none. */
export function regionText(locale: string, code: string): string {
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: "region" });
  names.set(locale, known);
  return /^[A-Z]{2}$/.test(code) ? (known.of(code) ?? code) : code;
}
