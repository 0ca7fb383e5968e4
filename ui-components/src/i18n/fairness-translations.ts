import type { Translations } from "./locale-controller.ts";

/** Languages with the words of the fairness report. */
export const fairnessTranslations: Translations = {
  fr: () => import("./locales/fr-fairness.ts"),
  ru: () => import("./locales/ru-fairness.ts"),
  zh: () => import("./locales/zh-hans-fairness.ts"),
};
