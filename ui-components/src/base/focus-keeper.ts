import type { LitElement, ReactiveController } from "lit";
import { focusIsLost } from "./focus-lost.ts";

/** Where a new picture is without what had the focus, the reader goes on at the first there is of other places, which are selectors. */
export class FocusKeeper implements ReactiveController {
  #had: Element | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly otherwise: (lost: Element) => readonly string[],
  ) {}

  hostUpdate(): void {
    this.#had = this.host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const had = this.#had;
    if (had) void this.#keep(had);
  }

  /** The element itself may know better. */
  async #keep(had: Element): Promise<void> {
    await this.host.updateComplete;
    if (had.isConnected || !focusIsLost(this.host)) return;
    for (const place of this.otherwise(had)) {
      this.host.renderRoot.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
      if (!focusIsLost(this.host)) return;
    }
  }
}
