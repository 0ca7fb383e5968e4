import type { Translations } from "./locale-controller.ts";

/** Languages with the words of an outlook. */
export const outlookTranslations: Translations = {
  fr: () => import("./locales/fr-outlook.ts"),
  ru: () => import("./locales/ru-outlook.ts"),
  zh: () => import("./locales/zh-hans-outlook.ts"),
};
