/** The languages of the product, under their own names. */
export const languages = { en: "English", fr: "Français", ru: "Русский", "zh-Hans": "简体中文" } as const;

export type Language = keyof typeof languages;

interface Words {
  readonly product: string;
  readonly viewer: string;
  readonly dealer: string;
  readonly allDealers: string;
  readonly month: string;
  readonly overview: string;
  readonly language: string;
  readonly noDealers: string;
  readonly failed: string;
  readonly retry: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    product: "Dealer Scorecards",
    viewer: "Seen as",
    dealer: "Dealer",
    allDealers: "All dealers",
    month: "Month",
    overview: "Overview",
    language: "Language",
    noDealers: "This viewer sees no dealer.",
    failed: "The demo does not answer. Is the server running?",
    retry: "Try again",
  },
  fr: {
    product: "Dealer Scorecards",
    viewer: "Vu par",
    dealer: "Concessionnaire",
    allDealers: "Tous les concessionnaires",
    month: "Mois",
    overview: "Vue d’ensemble",
    language: "Langue",
    noDealers: "Cet utilisateur ne voit aucun concessionnaire.",
    failed: "La démonstration ne répond pas. Le serveur est-il en marche ?",
    retry: "Réessayer",
  },
  ru: {
    product: "Dealer Scorecards",
    viewer: "Смотрит",
    dealer: "Дилер",
    allDealers: "Все дилеры",
    month: "Месяц",
    overview: "Обзор",
    language: "Язык",
    noDealers: "Этому пользователю не виден ни один дилер.",
    failed: "Демонстрация не отвечает. Запущен ли сервер?",
    retry: "Повторить",
  },
  "zh-Hans": {
    product: "Dealer Scorecards",
    viewer: "查看身份",
    dealer: "经销商",
    allDealers: "所有经销商",
    month: "月份",
    overview: "概览",
    language: "语言",
    noDealers: "此用户看不到任何经销商。",
    failed: "演示没有响应。服务器是否在运行？",
    retry: "重试",
  },
};

/** The first language of a reader that the product has; English where it has none. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [subtag = ""] = tag.toLowerCase().split("-");
    const found = subtag === "zh" ? "zh-Hans" : subtag;
    if (found in languages) return found as Language;
  }
  return "en";
}
