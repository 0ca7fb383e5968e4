import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Messages } from "./messages.ts";

type Translation = () => Promise<{ readonly messages: Messages }>;

/** Languages beside English, each loaded when a page first needs it. */
const translations: Readonly<Record<string, Translation>> = {
  fr: () => import("./locales/fr.ts"),
  ru: () => import("./locales/ru.ts"),
  zh: () => import("./locales/zh-hans.ts"),
};

const loaded = new Map<string, Messages>();
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

async function load(language: string): Promise<void> {
  // Where the words do not come, English stands.
  const translation = await translations[language]?.().catch(() => undefined);
  if (!translation) return;
  loaded.set(language, translation.messages);
  for (const controller of controllers) controller.follow();
}

/** Follows the nearest `lang`: the locale for numbers and dates, and the messages of its language once they are loaded. */
export class LocaleController implements ReactiveController {
  locale = "en";
  /** Null for English, and until they are loaded. */
  messages: Messages | null = null;

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
    if (controllers.size === 0) observer?.disconnect();
  }

  follow(): void {
    const locale = valid(nearestLang(this.host));
    const language = locale.split("-")[0] ?? "en";
    const messages = loaded.get(language) ?? null;
    if (locale === this.locale && messages === this.messages) return;
    this.locale = locale;
    this.messages = messages;
    if (!messages) void load(language);
    this.host.requestUpdate();
  }
}
