import { match } from "@formatjs/intl-localematcher";

export const languages = ["en", "fr", "ru", "zh-Hans"] as const;

export type Language = (typeof languages)[number];

/** The nearest of the product's languages to the tags wanted, best first; English where none is near. */
export function nearestLanguage(wanted: readonly string[]): Language {
  const valid = wanted.filter((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      return false;
    }
  });
  return match(valid, languages, "en") as Language;
}
