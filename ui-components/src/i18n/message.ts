import { pluralRules } from "./intl-cache.ts";

/** A text, or one for each plural form that the language has, by its number `{count}`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** Fills `{places}`; `count` also chooses the plural form. */
export function messageText(message: Message, locale: string, values: Readonly<Record<string, string | number>> = {}): string {
  const form = typeof message === "string" ? message : pluralForm(message, locale, Number(values["count"] ?? 0));
  return form.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

function pluralForm(message: Exclude<Message, string>, locale: string, count: number): string {
  return message[pluralRules(locale).select(count)] ?? message.other ?? "";
}
