import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type BlockWindow, blockSize, blockWindow, windowedAbove } from "../../model/row-window.ts";

/** Before the first layout: enough to fill a tall window at once. */
const assumed = { viewport: 640, rowSize: 40 };

/** A scroll that has rested for so many milliseconds is over. */
const restsAfter = 150;

/** Fills the element of one row. */
type RenderRow = (index: number, slot: HTMLElement) => void;

/**
 * The rows in view, in blocks that are filled and placed as one. While the reader scrolls, blocks that left the window are
 * filled with the rows that come, one a frame ahead of the reader, and stay where they stand in the document; at rest the
 * document gets the order of the rows. The block with the grid's tab stop stays. Fewer than a few hundred rows are all
 * there. Style gives every row of a window the same size, so that its place needs no measuring.
 */
export class RowsView implements ReactiveController {
  readonly #blocks = new Map<number, HTMLElement>();
  #scroller: HTMLElement | null = null;
  #body: HTMLElement | null = null;
  #observer: ResizeObserver | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #count = 0;
  #kept = 0;
  #offset = 0;
  #forward = true;
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
    clearTimeout(this.#rest);
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#print);
  }

  /** How many rows fit in view. */
  get page(): number {
    return Math.max(1, Math.floor(this.#viewport / this.#rowSize) - 1);
  }

  /** The element of a row, where it is rendered. */
  slot(index: number): HTMLElement | undefined {
    const slot = this.#blocks.get(blockOf(index))?.children[index % blockSize];
    return slot instanceof HTMLElement ? slot : undefined;
  }

  /** Renders the rows in view anew. `kept` is there wherever the reader scrolls. */
  update(scroller: HTMLElement | null, count: number, kept: number): void {
    if (scroller !== this.#scroller) this.#attach(scroller);
    this.#count = count;
    this.#kept = kept;
    if (!this.#body) return;
    this.#body.classList.toggle("windowed", this.#windowed);
    this.#body.style.setProperty("--count", String(count));
    const { seen, ahead } = this.#wanted();
    for (const [index, block] of this.#blocks) {
      if (seen.has(index) || ahead.has(index)) this.#fill(index, block);
      else if (this.#blocks.delete(index)) block.remove();
    }
    this.#show(0);
    this.#putInOrder();
    this.#restSoon();
  }

  /** Keeps another row, and renders it and the one before. */
  keep(index: number): void {
    const before = this.#kept;
    this.#kept = index;
    this.#show(0);
    this.#renderAt(before);
    this.#renderAt(index);
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
    const offset = this.#scroller?.scrollTop ?? 0;
    if (offset === this.#offset) return;
    this.#forward = offset > this.#offset;
    this.#offset = offset;
    if (!this.#windowed) return;
    this.#show(1);
    this.#restSoon();
  };

  #restSoon(): void {
    clearTimeout(this.#rest);
    if (this.#windowed) this.#rest = setTimeout(() => this.#atRest(), restsAfter);
  }

  #atRest(): void {
    this.#show(Infinity);
    this.#putInOrder();
  }

  #attach(scroller: HTMLElement | null): void {
    this.#scroller?.removeEventListener("scroll", this.#scroll);
    this.#observer?.disconnect();
    this.#blocks.clear();
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
    if (this.#windowed) this.#show(0);
  }

  #wanted(): BlockWindow {
    const all = this.#windowed
      ? blockWindow(this.#offset, this.#viewport, this.#rowSize, this.#count, this.#forward)
      : blockWindow(0, this.#count, 1, this.#count, true);
    const kept = blockOf(this.#kept);
    return this.#kept < 0 || this.#kept >= this.#count ? all : { ...all, seen: new Set([...all.seen, kept]) };
  }

  /** Fills the blocks that have to be there; where those are fewer than so many, also some ahead of the reader. */
  #show(most: number): void {
    const { seen, ahead } = this.#wanted();
    const isMissing = (index: number) => !this.#blocks.has(index);
    const needed = [...seen].filter(isMissing);
    const missing = [...needed, ...[...ahead].filter(isMissing).slice(0, Math.max(0, most - needed.length))];
    const free = [...this.#blocks].filter(([index]) => !seen.has(index) && !ahead.has(index));
    for (const index of missing) {
      const [before, block] = free.pop() ?? [-1, this.#make()];
      this.#blocks.delete(before);
      this.#blocks.set(index, block);
      this.#fill(index, block);
    }
  }

  #make(): HTMLElement {
    const block = document.createElement("div");
    block.className = "block";
    this.#body?.append(block);
    return block;
  }

  #fill(index: number, block: HTMLElement): void {
    const first = index * blockSize;
    const size = Math.min(blockSize, this.#count - first);
    while (block.children.length > size) block.lastElementChild?.remove();
    while (block.children.length < size) block.append(newRow());
    for (let row = first; row < first + size; row += 1) this.#renderAt(row);
    block.style.translate = this.#windowed ? `0 calc(${first} * var(--row))` : "";
  }

  #renderAt(index: number): void {
    const slot = this.slot(index);
    if (slot) this.renderRow(index, slot);
  }

  /** Each before the one placed last, from the end. Others go round the kept one: a moved element loses its focus. */
  #putInOrder(): void {
    const kept = this.#blocks.get(blockOf(this.#kept));
    let next: Element | null = null;
    for (const [, block] of [...this.#blocks].toSorted(([one], [other]) => other - one)) {
      if (block === kept) clearBetween(kept, next);
      else if (block.nextElementSibling !== next) this.#body?.insertBefore(block, next);
      next = block;
    }
  }
}

/** Moves what stands between an element and another to before them. */
function clearBetween(element: Element, next: Element | null): void {
  for (let other = element.nextElementSibling; other && other !== next; other = element.nextElementSibling) element.before(other);
}

function blockOf(index: number): number {
  return Math.floor(index / blockSize);
}

function newRow(): HTMLElement {
  const row = document.createElement("div");
  row.className = "row";
  row.part.add("row");
  row.setAttribute("role", "row");
  return row;
}
