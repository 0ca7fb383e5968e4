import type { Translations } from "./locale-controller.ts";

/** Languages with the words of plans. */
export const plansTranslations: Translations = {
  fr: () => import("./locales/fr-plans.ts"),
  ru: () => import("./locales/ru-plans.ts"),
  zh: () => import("./locales/zh-hans-plans.ts"),
};
