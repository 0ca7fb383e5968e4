/** Whether what had the focus is gone from the page: only then may an element take it. */
export function focusIsLost({ ownerDocument }: Element): boolean {
  return ownerDocument.activeElement === null || ownerDocument.activeElement === ownerDocument.body;
}

/** The element that has the focus, through every shadow root. */
export function focusedIn(root: Document | ShadowRoot): HTMLElement | null {
  const active = root.activeElement;
  const within = active?.shadowRoot && focusedIn(active.shadowRoot);
  return within || (active instanceof HTMLElement ? active : null);
}
