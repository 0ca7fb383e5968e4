import type { Language } from "./language.ts";

/** Kept: making one takes far longer than using it, and a page of reasons uses hundreds. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number as it is told, with a unit such as `hour` where it has one, to three decimals unless fewer are asked for. */
export function numberText(language: Language, number: number, unit?: string, decimals = 3): string {
  const key = `${language} ${unit ?? ""} ${decimals}`;
  const inUnit = unit === undefined ? {} : ({ style: "unit", unit, unitDisplay: "long" } as const);
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { ...inUnit, maximumFractionDigits: decimals });
  formats.set(key, format);
  return format.format(number);
}
