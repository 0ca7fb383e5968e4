import { messages as french } from "@dealer-scorecards/ui-components/i18n/locales/fr-funnel.ts";
import { messages as russian } from "@dealer-scorecards/ui-components/i18n/locales/ru-funnel.ts";
import { messages as chinese } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-funnel.ts";
import { boardEnglish } from "@dealer-scorecards/ui-components/i18n/english/board.ts";
import { onDemandEnglish } from "@dealer-scorecards/ui-components/i18n/english/on-demand.ts";
import { messages as frenchComparison } from "@dealer-scorecards/ui-components/i18n/locales/fr-comparison.ts";
import { messages as russianComparison } from "@dealer-scorecards/ui-components/i18n/locales/ru-comparison.ts";
import { messages as chineseComparison } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-comparison.ts";
import { messages as frenchGoals } from "@dealer-scorecards/ui-components/i18n/locales/fr-goals.ts";
import { messages as russianGoals } from "@dealer-scorecards/ui-components/i18n/locales/ru-goals.ts";
import { messages as chineseGoals } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-goals.ts";
import { messages as frenchContactList } from "@dealer-scorecards/ui-components/i18n/locales/fr-contact-list.ts";
import { messages as russianContactList } from "@dealer-scorecards/ui-components/i18n/locales/ru-contact-list.ts";
import { messages as chineseContactList } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-contact-list.ts";
import { customerGoalsEnglish } from "@dealer-scorecards/ui-components/i18n/english/customer-goals.ts";
import { messages as frenchCustomers } from "@dealer-scorecards/ui-components/i18n/locales/fr-customer-goals.ts";
import { messages as russianCustomers } from "@dealer-scorecards/ui-components/i18n/locales/ru-customer-goals.ts";
import { messages as chineseCustomers } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-customer-goals.ts";
import { opportunityEnglish } from "@dealer-scorecards/ui-components/i18n/english/opportunity.ts";
import { messages as frenchOpportunity } from "@dealer-scorecards/ui-components/i18n/locales/fr-opportunity.ts";
import { messages as russianOpportunity } from "@dealer-scorecards/ui-components/i18n/locales/ru-opportunity.ts";
import { messages as chineseOpportunity } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-opportunity.ts";
import { participationEnglish } from "@dealer-scorecards/ui-components/i18n/english/participation.ts";
import { messages as frenchParticipation } from "@dealer-scorecards/ui-components/i18n/locales/fr-participation.ts";
import { messages as russianParticipation } from "@dealer-scorecards/ui-components/i18n/locales/ru-participation.ts";
import { messages as chineseParticipation } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-participation.ts";
import { serviceRequestsEnglish } from "@dealer-scorecards/ui-components/i18n/english/service-requests.ts";
import { messages as frenchRequests } from "@dealer-scorecards/ui-components/i18n/locales/fr-service-requests.ts";
import { messages as russianRequests } from "@dealer-scorecards/ui-components/i18n/locales/ru-service-requests.ts";
import { messages as chineseRequests } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-service-requests.ts";
import { messages as frenchPlans } from "@dealer-scorecards/ui-components/i18n/locales/fr-plans.ts";
import { messages as russianPlans } from "@dealer-scorecards/ui-components/i18n/locales/ru-plans.ts";
import { messages as chinesePlans } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-plans.ts";
import { baselineEnglish } from "@dealer-scorecards/ui-components/i18n/english/baseline.ts";
import { plansEnglish } from "@dealer-scorecards/ui-components/i18n/english/plans.ts";
import { messages as frenchOutlook } from "@dealer-scorecards/ui-components/i18n/locales/fr-outlook.ts";
import { messages as russianOutlook } from "@dealer-scorecards/ui-components/i18n/locales/ru-outlook.ts";
import { messages as chineseOutlook } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-outlook.ts";
import { outlookEnglish } from "@dealer-scorecards/ui-components/i18n/english/outlook.ts";
import { messages as frenchExport } from "@dealer-scorecards/ui-components/i18n/locales/fr-export.ts";
import { messages as russianExport } from "@dealer-scorecards/ui-components/i18n/locales/ru-export.ts";
import { messages as chineseExport } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-export.ts";
import { exportEnglish } from "@dealer-scorecards/ui-components/i18n/english/export.ts";
import { messages as frenchPrint } from "@dealer-scorecards/ui-components/i18n/locales/fr-print.ts";
import { messages as russianPrint } from "@dealer-scorecards/ui-components/i18n/locales/ru-print.ts";
import { messages as chinesePrint } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-print.ts";
import { printEnglish } from "@dealer-scorecards/ui-components/i18n/english/print.ts";
import { comparisonEnglish } from "@dealer-scorecards/ui-components/i18n/english/comparison.ts";
import { contactListEnglish } from "@dealer-scorecards/ui-components/i18n/english/contact-list.ts";
import { messages as frenchDefinitions } from "@dealer-scorecards/ui-components/i18n/locales/fr-definitions.ts";
import { messages as russianDefinitions } from "@dealer-scorecards/ui-components/i18n/locales/ru-definitions.ts";
import { messages as chineseDefinitions } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-definitions.ts";
import { messages as frenchFairness } from "@dealer-scorecards/ui-components/i18n/locales/fr-fairness.ts";
import { messages as russianFairness } from "@dealer-scorecards/ui-components/i18n/locales/ru-fairness.ts";
import { messages as chineseFairness } from "@dealer-scorecards/ui-components/i18n/locales/zh-hans-fairness.ts";
import { fairnessEnglish } from "@dealer-scorecards/ui-components/i18n/english/fairness.ts";
import { definitionsEnglish } from "@dealer-scorecards/ui-components/i18n/english/definitions.ts";
import { funnelEnglish } from "@dealer-scorecards/ui-components/i18n/english/funnel.ts";
import { english } from "@dealer-scorecards/ui-components/i18n/english/english.ts";
import { goalsEnglish } from "@dealer-scorecards/ui-components/i18n/english/goals.ts";
import { type Message, messageText } from "@dealer-scorecards/ui-components/i18n/message.ts";
import type { Messages } from "@dealer-scorecards/ui-components/i18n/messages.ts";
import { expect, test } from "vitest";

function forms(message: Message): readonly string[] {
  return typeof message === "string" ? [message] : Object.values(message);
}

function places(form: string): string {
  return [...form.matchAll(/\{\w+\}/g)].map(String).toSorted().join(" ");
}

function placesOf(messages: Partial<Messages>): readonly string[] {
  return Object.entries<Message>({ ...messages }).flatMap(([key, message]) => [
    ...new Set(forms(message).map((form) => `${key} ${places(form)}`)),
  ]);
}

const boards = { ...english, ...boardEnglish, ...onDemandEnglish, ...funnelEnglish };
const ofGoals = { ...english, ...goalsEnglish };
const ofContactList = { ...english, ...contactListEnglish };
const ofPlans = { ...english, ...boardEnglish, ...baselineEnglish, ...plansEnglish };
const ofCustomers = { ...english, ...customerGoalsEnglish };
const ofOpportunities = { ...english, ...opportunityEnglish };
const ofParticipation = { ...english, ...participationEnglish };
const ofRequests = { ...ofOpportunities, ...serviceRequestsEnglish };
const outlooks = { ...english, ...outlookEnglish };
const ofExport = { ...english, ...exportEnglish };
const ofPrint = { ...english, ...printEnglish };
const ofDefinitions = { ...english, ...definitionsEnglish };
const ofFairness = { ...english, ...fairnessEnglish };
const comparisons = { ...english, ...comparisonEnglish };

test.each<[string, Partial<Messages>, Partial<Messages>]>([
  ["French", french, boards],
  ["Russian", russian, boards],
  ["Chinese", chinese, boards],
  ["French of comparisons", frenchComparison, comparisons],
  ["Russian of comparisons", russianComparison, comparisons],
  ["Chinese of comparisons", chineseComparison, comparisons],
  ["French of definitions", frenchDefinitions, ofDefinitions],
  ["Russian of definitions", russianDefinitions, ofDefinitions],
  ["Chinese of definitions", chineseDefinitions, ofDefinitions],
  ["French of fairness", frenchFairness, ofFairness],
  ["Russian of fairness", russianFairness, ofFairness],
  ["Chinese of fairness", chineseFairness, ofFairness],
  ["French of goals", frenchGoals, ofGoals],
  ["Russian of goals", russianGoals, ofGoals],
  ["Chinese of goals", chineseGoals, ofGoals],
  ["French of outlooks", frenchOutlook, outlooks],
  ["Russian of outlooks", russianOutlook, outlooks],
  ["Chinese of outlooks", chineseOutlook, outlooks],
  ["French of leads", frenchContactList, ofContactList],
  ["Russian of leads", russianContactList, ofContactList],
  ["Chinese of leads", chineseContactList, ofContactList],
  ["French of plans", frenchPlans, ofPlans],
  ["Russian of plans", russianPlans, ofPlans],
  ["Chinese of plans", chinesePlans, ofPlans],
  ["French of customers' goals", frenchCustomers, ofCustomers],
  ["Russian of customers' goals", russianCustomers, ofCustomers],
  ["Chinese of customers' goals", chineseCustomers, ofCustomers],
  ["French of opportunities", frenchOpportunity, ofOpportunities],
  ["Russian of opportunities", russianOpportunity, ofOpportunities],
  ["Chinese of opportunities", chineseOpportunity, ofOpportunities],
  ["French of taking part", frenchParticipation, ofParticipation],
  ["Russian of taking part", russianParticipation, ofParticipation],
  ["Chinese of taking part", chineseParticipation, ofParticipation],
  ["French of requests", frenchRequests, ofRequests],
  ["Russian of requests", russianRequests, ofRequests],
  ["Chinese of requests", chineseRequests, ofRequests],
  ["French of exports", frenchExport, ofExport],
  ["Russian of exports", russianExport, ofExport],
  ["Chinese of exports", chineseExport, ofExport],
  ["French of paper", frenchPrint, ofPrint],
  ["Russian of paper", russianPrint, ofPrint],
  ["Chinese of paper", chinesePrint, ofPrint],
])("%s fills the same places in each text as English does", (_, messages, inEnglish) => {
  expect(placesOf(messages).toSorted()).toEqual(placesOf(inEnglish).toSorted());
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
