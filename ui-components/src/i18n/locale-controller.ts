import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CommonMessages, Messages } from "./messages.ts";

type Words = CommonMessages & Partial<Messages>;
type Translation = () => Promise<{ readonly messages: Words }>;

/** Languages beside English, each loaded when a page first needs it. */
export type Translations = Readonly<Record<string, Translation>>;

const commonTranslations: Translations = {
  fr: () => import("./locales/fr.ts"),
  ru: () => import("./locales/ru.ts"),
  zh: () => import("./locales/zh-hans.ts"),
};

const loaded = new Map<Translation, Words>();
const controllers = new Set<LocaleController>();
let observer: MutationObserver | undefined;

/** The nearest `lang`, also across shadow roots. */
function nearestLang(element: Element): string {
  const found = element.closest("[lang]");
  if (found) return found.getAttribute("lang") ?? "en";
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearestLang(root.host) : "en";
}

function valid(locale: string): string {
  try {
    return new Intl.Locale(locale).toString();
  } catch {
    return "en";
  }
}

async function load(translation: Translation): Promise<void> {
  // Where the words do not come, English stands.
  const words = await translation().catch(() => undefined);
  if (!words) return;
  loaded.set(translation, words.messages);
  for (const controller of controllers) controller.follow();
}

/** Follows the nearest `lang`: the locale for numbers and dates, and the messages of its language once they are loaded. */
export class LocaleController implements ReactiveController {
  locale = "en";
  /** None for English, and until they are loaded. */
  messages: Words | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly translations = commonTranslations,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    controllers.add(this);
    observer ??= new MutationObserver(() => {
      for (const controller of controllers) controller.follow();
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
    this.follow();
  }

  hostDisconnected(): void {
    controllers.delete(this);
    if (controllers.size === 0) observer?.disconnect();
  }

  follow(): void {
    const locale = valid(nearestLang(this.host));
    const translation = this.translations[locale.split("-")[0] ?? "en"];
    const messages = translation && loaded.get(translation);
    if (locale === this.locale && messages === this.messages) return;
    this.locale = locale;
    this.messages = messages;
    if (translation && !messages) void load(translation);
    this.host.requestUpdate();
  }
}
