import { messages as french } from "@dealer-scorecards/ui-components/i18n/locales/fr-fairness.ts";
import { messages as russian } from "@dealer-scorecards/ui-components/i18n/locales/ru-fairness.ts";
import { messages as chinese } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-fairness.ts";
import { messageText } from "@dealer-scorecards/ui-components/i18n/message.ts";
import { expect, test } from "vitest";

test("in Russian what is handed out are requests, as in the list of them, and not opportunities", () => {
  const told = [russian.fairnessNote, russian.noDecisions, russian.noteDISTANCE].map((message) => messageText(message, "ru", {}));
  expect(told.filter((text) => !/запрос/i.test(text) || /заявк/i.test(text))).toEqual([]);
});

test.each([
  ["fr", french, ["Rang de base", "N’est pas volontaire", "N’est pas concessionnaire de service", "Sans identifiants du portail"]],
  ["ru", russian, ["Базовый ранг", "Не дал согласия", "Не сервисный дилер", "Нет учётных данных портала"]],
  ["zh", chinese, ["核心排名", "未选择参与", "不是服务经销商", "没有门户的登录凭据"]],
] as const)("in %s the report calls things as the requests and taking part do", (lang, messages, expected) => {
  const { columnCORE_RANK, hinderedNOT_OPTED_IN, hinderedNO_SERVICE_DEALER, hinderedNO_PORTAL_CREDENTIALS } = messages;
  const told = [columnCORE_RANK, hinderedNOT_OPTED_IN, hinderedNO_SERVICE_DEALER, hinderedNO_PORTAL_CREDENTIALS];
  expect(told.map((message) => messageText(message, lang, {}))).toEqual(expected);
});
