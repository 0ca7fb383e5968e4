import type { Translations } from "./locale-controller.ts";

/** Languages with the names of tools. */
export const toolsTranslations: Translations = {
  fr: () => import("./locales/fr-tools.ts"),
  ru: () => import("./locales/ru-tools.ts"),
  zh: () => import("./locales/zh-hans-tools.ts"),
};
