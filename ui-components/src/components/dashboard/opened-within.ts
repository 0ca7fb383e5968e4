import type { LitElement, ReactiveController } from "lit";

/** Takes the word that an opportunity is to be opened from whatever stands in an element: it reaches the page as the element's own. */
export class OpenedWithin implements ReactiveController {
  #listens = false;

  constructor(
    private readonly host: LitElement,
    private readonly open: (detail: { id: string }) => void,
  ) {}

  hostUpdated(): void {
    if (this.#listens) return;
    this.#listens = true;
    this.host.renderRoot.addEventListener("scorecard-opportunity-open", (event) => {
      event.stopPropagation();
      this.open((event as CustomEvent<{ id: string }>).detail);
    });
  }
}
