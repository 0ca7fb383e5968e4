import type { ReactiveController } from "lit";
import { focusedIn } from "../../base/focus-lost.ts";

/** A modal dialog floats above the pages of paper: while it is printed it stands in the place of the rest. */
export class PrintedDialog implements ReactiveController {
  constructor(private readonly dialog: () => HTMLDialogElement | null) {}

  hostConnected(): void {
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#print);
  }

  hostDisconnected(): void {
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#print);
  }

  readonly #print = ({ type }: Event): void => {
    const dialog = this.dialog();
    if (!dialog?.open) return;
    const root = dialog.getRootNode();
    const active = root instanceof ShadowRoot ? focusedIn(root) : null;
    dialog.close();
    if (type === "beforeprint") dialog.show();
    else dialog.showModal();
    active?.focus({ preventScroll: true });
  };
}
