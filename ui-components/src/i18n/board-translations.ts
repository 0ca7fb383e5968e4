import type { Translations } from "./locale-controller.ts";

/** Languages with the words of boards. */
export const boardTranslations: Translations = {
  fr: () => import("./locales/fr-board.ts"),
  ru: () => import("./locales/ru-board.ts"),
  zh: () => import("./locales/zh-hans-board.ts"),
};
