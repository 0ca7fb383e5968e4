import type { Translations } from "./locale-controller.ts";

/** Languages with the words of the view for paper. */
export const printTranslations: Translations = {
  fr: () => import("./locales/fr-print.ts"),
  ru: () => import("./locales/ru-print.ts"),
  zh: () => import("./locales/zh-hans-print.ts"),
};
