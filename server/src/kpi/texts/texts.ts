import { IntlMessageFormat } from "intl-messageformat";
import en from "../locales/en.json" with { type: "json" };
import fr from "../locales/fr.json" with { type: "json" };
import ru from "../locales/ru.json" with { type: "json" };
import zhHans from "../locales/zh-Hans.json" with { type: "json" };
import type { Language } from "./language.ts";

const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, fr, ru, "zh-Hans": zhHans };

const compiled = new Map<string, IntlMessageFormat>();

function message(language: Language, key: string): IntlMessageFormat {
  const id = `${language} ${key}`;
  const known = compiled.get(id);
  if (known) return known;
  const source = messages[language][key];
  if (source === undefined) throw new Error(`The text ${key} is missing in ${language}.`);
  const made = new IntlMessageFormat(source, language, undefined, { ignoreTag: true });
  compiled.set(id, made);
  return made;
}

export function hasText(language: Language, key: string): boolean {
  return messages[language][key] !== undefined;
}

/** A text of the catalogue in a language, its `{places}` filled. */
export function text(language: Language, key: string, values: Readonly<Record<string, string>> = {}): string {
  return String(message(language, key).format({ ...values }));
}
