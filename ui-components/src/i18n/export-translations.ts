import type { Translations } from "./locale-controller.ts";

/** Languages with the words of the export. */
export const exportTranslations: Translations = {
  fr: () => import("./locales/fr-export.ts"),
  ru: () => import("./locales/ru-export.ts"),
  zh: () => import("./locales/zh-hans-export.ts"),
};
