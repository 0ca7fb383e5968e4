import type { Translations } from "./locale-controller.ts";

/** Languages with the words of baselines. */
export const baselineTranslations: Translations = {
  fr: () => import("./locales/fr-baseline.ts"),
  ru: () => import("./locales/ru-baseline.ts"),
  zh: () => import("./locales/zh-hans-baseline.ts"),
};
