/** The element that has the focus, through every shadow root. */
function focused(root: Document | ShadowRoot): HTMLElement | null {
  const active = root.activeElement;
  const within = active?.shadowRoot && focused(active.shadowRoot);
  return within || (active instanceof HTMLElement ? active : null);
}

/** Takes the focus to what has opened, and afterwards back to where it was. */
export class FocusReturn {
  #opener: HTMLElement | null = null;
  #candidate: HTMLElement | null = null;

  /** Notes where the reader is just before going somewhere. */
  remember(element: Element): void {
    const root = element.getRootNode();
    this.#candidate = root instanceof Document || root instanceof ShadowRoot ? focused(root) : null;
  }

  goTo(place: HTMLElement | null): void {
    this.#opener = this.#candidate;
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "nearest" });
  }

  goBack(): void {
    this.#opener?.focus();
    this.#opener = null;
  }
}
