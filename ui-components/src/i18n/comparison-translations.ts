import type { Translations } from "./locale-controller.ts";

/** Languages with the words of elements that compare dealers. */
export const comparisonTranslations: Translations = {
  fr: () => import("./locales/fr-comparison.ts"),
  ru: () => import("./locales/ru-comparison.ts"),
  zh: () => import("./locales/zh-hans-comparison.ts"),
};
