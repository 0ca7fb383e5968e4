import type { Translations } from "./locale-controller.ts";

/** Languages with the words of the funnel. */
export const funnelTranslations: Translations = {
  fr: () => import("./locales/fr-funnel.ts"),
  ru: () => import("./locales/ru-funnel.ts"),
  zh: () => import("./locales/zh-hans-funnel.ts"),
};
