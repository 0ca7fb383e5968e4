/** ISO 4217 codes of the currencies in use. */
export const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
