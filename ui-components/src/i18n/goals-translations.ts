import type { Translations } from "./locale-controller.ts";

/** Languages with the words of goals. */
export const goalsTranslations: Translations = {
  fr: () => import("./locales/fr-goals.ts"),
  ru: () => import("./locales/ru-goals.ts"),
  zh: () => import("./locales/zh-hans-goals.ts"),
};
