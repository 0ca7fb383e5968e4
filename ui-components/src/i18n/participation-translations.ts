import type { Translations } from "./locale-controller.ts";

/** Languages with the words of a dealer's taking part. */
export const participationTranslations: Translations = {
  fr: () => import("./locales/fr-participation.ts"),
  ru: () => import("./locales/ru-participation.ts"),
  zh: () => import("./locales/zh-hans-participation.ts"),
};
