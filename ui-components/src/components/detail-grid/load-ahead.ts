import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Asks for more once a list, when its end comes near the viewport. The button at the end does the same by hand. */
export class LoadAhead implements ReactiveController {
  #observer: IntersectionObserver | undefined;
  #list: unknown;
  #asked: unknown;

  constructor(
    host: ReactiveControllerHost,
    private readonly ask: () => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Looks at the end of a list; null while there is none, or it is being loaded. */
  watch(end: Element | null, list: unknown): void {
    this.#list = list;
    this.#observer?.disconnect();
    // A list that was asked for and did not grow has failed to: the next try is the reader's.
    if (!end || this.#asked === list) return;
    this.#observer ??= new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: "400px", scrollMargin: "400px" });
    this.#observer.observe(end);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    if (this.#asked === this.#list || !entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.#asked = this.#list;
    this.ask();
  }
}
