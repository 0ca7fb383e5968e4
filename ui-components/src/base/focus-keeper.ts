import type { LitElement, ReactiveController } from "lit";
import { focusedIn, focusIsLost } from "./focus-lost.ts";

/** Where a new picture is without what had the focus, the reader goes on at the first there is of other places, which are selectors. */
export class FocusKeeper implements ReactiveController {
  #had: Element | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly otherwise: (lost: Element) => readonly string[],
    /** Until the element itself, which may know better, has had its say. */
    private readonly settled: () => Promise<unknown> = () => host.updateComplete,
  ) {}

  hostUpdate(): void {
    const { shadowRoot } = this.host;
    this.#had = shadowRoot && focusedIn(shadowRoot);
  }

  hostUpdated(): void {
    const had = this.#had;
    if (had) void this.#keep(had);
  }

  async #keep(had: Element): Promise<void> {
    await this.settled();
    if (had.isConnected || !focusIsLost(this.host)) return;
    for (const place of this.otherwise(had)) {
      this.host.renderRoot.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
      if (!focusIsLost(this.host)) return;
    }
  }
}

/** Until those within an element have had theirs. */
export const allSettled = (): Promise<unknown> => new Promise((done) => setTimeout(done));
