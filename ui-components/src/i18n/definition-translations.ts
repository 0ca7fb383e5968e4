import type { Translations } from "./locale-controller.ts";

/** Languages with the words of the preview of definitions. */
export const definitionTranslations: Translations = {
  fr: () => import("./locales/fr-definitions.ts"),
  ru: () => import("./locales/ru-definitions.ts"),
  zh: () => import("./locales/zh-hans-definitions.ts"),
};
