import type { LitElement } from "lit";
import { focusedIn, focusIsLost } from "../../base/focus-lost.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";

/** Takes the focus to what has opened, and afterwards back to where it was; without a place, it stays where it is. */
export class FocusReturn {
  #opener: HTMLElement | null = null;
  #candidate: HTMLElement | null = null;

  /** Notes where the reader is just before going somewhere. */
  remember(element: Element): void {
    const root = element.getRootNode();
    this.#candidate = root instanceof Document || root instanceof ShadowRoot ? focusedIn(root) : null;
  }

  goTo(place: HTMLElement | null): void {
    // From one thing that is open to the next, what opened the first is still there afterwards.
    this.#opener = place && (this.#opener?.isConnected ? this.#opener : this.#candidate);
    this.#candidate = null;
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "nearest" });
  }

  /** Back to what opened it; to `otherwise` where that is not there, as after an address that led here. */
  goBack(otherwise: HTMLElement | null): void {
    const opener = this.#opener?.isConnected ? this.#opener : null;
    if (otherwise) (opener ?? otherwise).focus({ preventScroll: opener === null });
    this.#opener = null;
  }
}

/** The button to try again goes with the failure: who pressed it goes on at what it asked for. */
export async function goOnWhereAsked(dashboard: LitElement, event: Event): Promise<void> {
  const [section] = event.composedPath();
  if (!(section instanceof ScorecardElement)) return;
  await dashboard.updateComplete;
  await section.updateComplete;
  if (!focusIsLost(dashboard)) return;
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
}
