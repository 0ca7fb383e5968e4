import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "./language.ts";
import { messages } from "./messages.ts";

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
export function text(language: Language, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return String(message(language, key).format({ ...values }));
}
