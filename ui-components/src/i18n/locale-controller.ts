import type { ReactiveController, ReactiveControllerHost } from "lit";
import { english, type Messages } from "./messages.ts";

type Translation = () => Promise<{ readonly messages: Messages }>;

/** Languages beside English, each loaded when a page first needs it. */
const translations: Readonly<Record<string, Translation>> = {
  fr: () => import("./locales/fr.ts"),
  ru: () => import("./locales/ru.ts"),
  zh: () => import("./locales/zh-hans.ts"),
};

const loaded = new Map<string, Messages>([["en", english]]);
const controllers = new Set<LocaleController>();
let observer: MutationObserver | undefined;

/** The nearest `lang`, also across shadow roots. */
function nearestLang(element: Element): string {
  let current: Node | null = element;
  while (current) {
    if (current instanceof Element) {
      const found: Element | null = current.closest("[lang]");
      if (found) return found.getAttribute("lang") || "en";
    }
    const root: Node = current.getRootNode();
    current = root instanceof ShadowRoot ? root.host : null;
  }
  return "en";
}

function valid(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** Follows the nearest `lang`: the locale for numbers and dates, and the messages of its language, English until they are loaded. */
export class LocaleController implements ReactiveController {
  locale = "en";
  messages = english;

  constructor(private readonly host: ReactiveControllerHost & Element) {
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
    if (controllers.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  }

  follow(): void {
    const locale = valid(nearestLang(this.host));
    if (locale === this.locale) return;
    this.locale = locale;
    const language = locale.split("-")[0] ?? "en";
    const known = loaded.get(language);
    this.messages = known ?? english;
    if (!known) void this.#load(language);
    this.host.requestUpdate();
  }

  async #load(language: string): Promise<void> {
    const translation = translations[language];
    if (!translation) return;
    const { messages } = await translation();
    loaded.set(language, messages);
    for (const controller of controllers) controller.adopt(language, messages);
  }

  private adopt(language: string, messages: Messages): void {
    if (this.locale.split("-")[0] !== language) return;
    this.messages = messages;
    this.host.requestUpdate();
  }
}
