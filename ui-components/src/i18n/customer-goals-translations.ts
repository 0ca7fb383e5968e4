import type { Translations } from "./locale-controller.ts";

/** Languages with the words of customers' goals. */
export const customerGoalsTranslations: Translations = {
  fr: () => import("./locales/fr-customer-goals.ts"),
  ru: () => import("./locales/ru-customer-goals.ts"),
  zh: () => import("./locales/zh-hans-customer-goals.ts"),
};
