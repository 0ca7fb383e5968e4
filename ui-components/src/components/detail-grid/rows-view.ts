import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type RowWindow, rowWindow, windowedAbove } from "../../model/row-window.ts";

/** Before the first layout: enough to fill a tall window at once. */
const assumed = { viewport: 640, rowSize: 40 };

/** Fills the element of one row. */
type RenderRow = (index: number, slot: HTMLElement) => void;

/**
 * The rows in view, in the order of the document. A scroll gives the elements of rows that left the window to those that
 * came in, without a pass over the rest of the page; the row that holds the grid's tab stop stays. Fewer than a few
 * hundred rows are all there. Style gives every row of a window the same size, so that its place needs no measuring.
 */
export class RowsView implements ReactiveController {
  readonly #slots = new Map<number, HTMLElement>();
  #scroller: HTMLElement | null = null;
  #body: HTMLElement | null = null;
  #observer: ResizeObserver | undefined;
  #count = 0;
  #kept = 0;
  #offset = 0;
  #viewport = assumed.viewport;
  #rowSize = assumed.rowSize;
  #printing = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly renderRow: RenderRow,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(() => this.#measure());
    if (this.#scroller) this.#observe(this.#scroller);
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#print);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#print);
  }

  /** How many rows fit in view. */
  get page(): number {
    return Math.max(1, Math.floor(this.#viewport / this.#rowSize) - 1);
  }

  /** The element of a row, where it is rendered. */
  slot(index: number): HTMLElement | undefined {
    return this.#slots.get(index);
  }

  /** Renders the rows in view anew. `kept` is there wherever the reader scrolls. */
  update(scroller: HTMLElement | null, count: number, kept: number): void {
    if (scroller !== this.#scroller) this.#attach(scroller);
    this.#count = count;
    this.#kept = kept;
    if (!this.#body) return;
    this.#body.classList.toggle("windowed", this.#windowed);
    this.#body.style.setProperty("--count", String(count));
    this.#show(true);
  }

  /** Keeps another row, and renders it and the one before. */
  keep(index: number): void {
    const before = this.#kept;
    this.#kept = index;
    this.#show(false);
    for (const changed of [before, index]) {
      const slot = this.#slots.get(changed);
      if (slot) this.renderRow(changed, slot);
    }
  }

  toStart(): void {
    this.#offset = 0;
    if (this.#scroller) this.#scroller.scrollTop = 0;
  }

  get #windowed(): boolean {
    return this.#count > windowedAbove && !this.#printing;
  }

  /** Paper has no scroll bar: it gets every row. */
  readonly #print = ({ type }: Event): void => {
    this.#printing = type === "beforeprint";
    this.update(this.#scroller, this.#count, this.#kept);
  };

  readonly #scroll = (): void => {
    this.#offset = this.#scroller?.scrollTop ?? 0;
    if (this.#windowed) this.#show(false);
  };

  #attach(scroller: HTMLElement | null): void {
    this.#scroller?.removeEventListener("scroll", this.#scroll);
    this.#observer?.disconnect();
    this.#slots.clear();
    this.#offset = 0;
    this.#scroller = scroller;
    this.#body = scroller?.querySelector<HTMLElement>(".rows") ?? null;
    scroller?.addEventListener("scroll", this.#scroll, { passive: true });
    if (scroller) this.#observe(scroller);
  }

  #observe(scroller: HTMLElement): void {
    this.#observer?.observe(scroller);
    if (this.#body) this.#observer?.observe(this.#body);
  }

  /** Called between layout and paint, so that reading sizes costs nothing and no reader sees the first guess. */
  #measure(): void {
    if (!this.#scroller || !this.#body || this.#count === 0) return;
    this.#viewport = this.#scroller.clientHeight;
    this.#rowSize = this.#body.offsetHeight / this.#count || assumed.rowSize;
    if (this.#windowed) this.#show(false);
  }

  #window(): RowWindow {
    if (!this.#windowed) return { first: 0, end: this.#count };
    return rowWindow(this.#offset, this.#viewport, this.#rowSize, this.#count);
  }

  #show(anew: boolean): void {
    if (!this.#body) return;
    const { first, end } = this.#window();
    const wanted = (index: number) => index < this.#count && ((index >= first && index < end) || index === this.#kept);
    // In the order of the document: after a leap each element stands where its new row belongs, and none moves.
    const left = [...this.#slots.keys()].filter((index) => !wanted(index)).toSorted((one, other) => one - other);
    const free = left.flatMap((index) => this.#slots.get(index) ?? []);
    for (const index of left) this.#slots.delete(index);
    // From the end, each before the one placed last. Rows that stay do not move: a moved element loses its focus.
    let next: HTMLElement | null = null;
    if (this.#kept >= end) next = this.#place(this.#kept, next, free, anew) ?? next;
    for (let index = end - 1; index >= first; index -= 1) next = this.#place(index, next, free, anew) ?? next;
    if (this.#kept < first) this.#place(this.#kept, next, free, anew);
    for (const slot of free) slot.remove();
  }

  #place(index: number, next: HTMLElement | null, free: HTMLElement[], anew: boolean): HTMLElement | undefined {
    if (index < 0 || index >= this.#count) return undefined;
    const known = this.#slots.get(index);
    if (known && !anew) return known;
    const slot = known ?? free.pop() ?? this.#make();
    this.renderRow(index, slot);
    slot.style.translate = this.#windowed ? `0 calc(${index} * var(--row))` : "";
    if (known) return known;
    this.#slots.set(index, slot);
    if (!slot.isConnected || slot.nextSibling !== next) this.#body?.insertBefore(slot, next);
    return slot;
  }

  #make(): HTMLElement {
    const slot = document.createElement("div");
    slot.className = "row";
    slot.part.add("row");
    slot.setAttribute("role", "row");
    return slot;
  }
}
