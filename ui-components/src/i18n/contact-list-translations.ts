import type { Translations } from "./locale-controller.ts";

/** Languages with the words of the list of leads. */
export const contactListTranslations: Translations = {
  fr: () => import("./locales/fr-contact-list.ts"),
  ru: () => import("./locales/ru-contact-list.ts"),
  zh: () => import("./locales/zh-hans-contact-list.ts"),
};
