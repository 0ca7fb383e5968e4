import { messages as french } from "@dealer-scorecards/ui-components/i18n/locales/fr-on-demand.ts";
import { messages as russian } from "@dealer-scorecards/ui-components/i18n/locales/ru-on-demand.ts";
import { messages as chinese } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-on-demand.ts";
import { boardEnglish } from "@dealer-scorecards/ui-components/i18n/english/board.ts";
import { onDemandEnglish } from "@dealer-scorecards/ui-components/i18n/english/on-demand.ts";
import { english } from "@dealer-scorecards/ui-components/i18n/english/english.ts";
import { type Message, type Messages, messageText } from "@dealer-scorecards/ui-components/i18n/messages.ts";
import { expect, test } from "vitest";

function forms(message: Message): readonly string[] {
  return typeof message === "string" ? [message] : Object.values(message);
}

function places(form: string): string {
  return [...form.matchAll(/\{\w+\}/g)].map(String).toSorted().join(" ");
}

function placesOf(messages: Messages): readonly string[] {
  return Object.entries<Message>({ ...messages }).flatMap(([key, message]) => [
    ...new Set(forms(message).map((form) => `${key} ${places(form)}`)),
  ]);
}

test.each([
  ["French", french],
  ["Russian", russian],
  ["Chinese", chinese],
])("%s fills the same places in each text as English does", (_, messages) => {
  expect(placesOf(messages).toSorted()).toEqual(placesOf({ ...english, ...boardEnglish, ...onDemandEnglish }).toSorted());
});

test("Russian plurals", () => {
  expect([1, 3, 5, 11, 21].map((count) => messageText(russian.monthsShown, "ru", { count }))).toEqual([
    "Показан 1 месяц",
    "Показано 3 месяца",
    "Показано 5 месяцев",
    "Показано 11 месяцев",
    "Показан 21 месяц",
  ]);
});
