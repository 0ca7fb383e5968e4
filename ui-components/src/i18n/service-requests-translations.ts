import type { Translations } from "./locale-controller.ts";

/** Languages with the words of service requests. */
export const serviceRequestsTranslations: Translations = {
  fr: () => import("./locales/fr-service-requests.ts"),
  ru: () => import("./locales/ru-service-requests.ts"),
  zh: () => import("./locales/zh-hans-service-requests.ts"),
};
