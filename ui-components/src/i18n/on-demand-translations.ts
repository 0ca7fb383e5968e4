import type { Translations } from "./locale-controller.ts";

/** Languages with the words of what is shown on demand. */
export const onDemandTranslations: Translations = {
  fr: () => import("./locales/fr-on-demand.ts"),
  ru: () => import("./locales/ru-on-demand.ts"),
  zh: () => import("./locales/zh-hans-on-demand.ts"),
};
