import type { Language } from "./language.ts";
import { numberText } from "./number-text.ts";

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
  ["millisecond", 1],
] as const;

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
    parts.push(numberText(language, amount, unit));
    if (told > limit || elapsed <= limit || told === elapsed) break;
  }
  if (parts.length === 0) parts.push(numberText(language, 0, "minute"));
  return new Intl.ListFormat(language, { style: "narrow", type: "unit" }).format(parts);
}
