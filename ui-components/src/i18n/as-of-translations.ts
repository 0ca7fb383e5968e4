import type { Translations } from "./locale-controller.ts";

/** Languages with the words of looking back. */
export const asOfTranslations: Translations = {
  fr: () => import("./locales/fr-as-of.ts"),
  ru: () => import("./locales/ru-as-of.ts"),
  zh: () => import("./locales/zh-hans-as-of.ts"),
};
