import type { Language } from "./language.ts";

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
  ["millisecond", 1],
] as const;

const formats = new Map<string, Intl.NumberFormat>();

function unitText(language: Language, unit: string, amount: number): string {
  const key = `${language} ${unit}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  formats.set(key, format);
  return format.format(amount);
}

/**
 * How much time passed, as long as it takes to tell it from the limit: "32 days" against 30 days,
 * but "30 days, 1 millisecond" where the days alone would look like the limit itself.
 */
export function elapsedText(language: Language, elapsed: number, limit: number): string {
  const parts: string[] = [];
  let told = 0;
  for (const [unit, size] of units) {
    const amount = Math.floor((elapsed - told) / size);
    if (amount === 0) continue;
    told += amount * size;
    parts.push(unitText(language, unit, amount));
    if (told > limit || elapsed <= limit || told === elapsed) break;
  }
  if (parts.length === 0) parts.push(unitText(language, "minute", 0));
  return new Intl.ListFormat(language, { style: "narrow", type: "unit" }).format(parts);
}
