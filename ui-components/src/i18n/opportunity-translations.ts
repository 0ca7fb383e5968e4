import type { Translations } from "./locale-controller.ts";

/** Languages with the words of opportunities. */
export const opportunityTranslations: Translations = {
  fr: () => import("./locales/fr-opportunity.ts"),
  ru: () => import("./locales/ru-opportunity.ts"),
  zh: () => import("./locales/zh-hans-opportunity.ts"),
};
