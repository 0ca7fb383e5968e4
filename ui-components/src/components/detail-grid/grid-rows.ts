import { type ReactiveController, type ReactiveElement, render } from "lit";
import { type GridPosition, movedBy } from "../../model/grid-position.ts";
import type { OpportunityActivity } from "../../model/types.ts";
import { detailRow, type RowWords } from "./detail-row.ts";
import { gridColumns } from "./grid-columns.ts";
import { RowsView } from "./rows-view.ts";

interface GridData {
  readonly rows: readonly OpportunityActivity[];
  readonly words: RowWords;
}

/** The grid's rows and its one tab stop, which arrow keys move. Row 0 of a position is the header. */
export class GridRows implements ReactiveController {
  active: GridPosition = { row: 0, column: 0 };
  readonly #view: RowsView;
  #scroller: HTMLElement | null = null;
  #held = false;
  #moved = false;
  #count = 0;

  constructor(
    private readonly host: ReactiveElement,
    private readonly data: () => GridData,
  ) {
    host.addController(this);
    this.#view = new RowsView(host, (index, slot) => this.#renderRow(index, slot));
  }

  /** Other rows have come: the reader starts at the first of them. */
  toStart(): void {
    this.#moveTo(Math.min(this.active.row, 1));
    this.#view.toStart();
  }

  hostUpdate(): void {
    this.#moveTo(Math.min(this.active.row, this.data().rows.length));
    this.#held = this.#focused !== null && this.#scroller?.contains(this.#focused) === true;
  }

  /** Renders the rows after the rest of the element. Focus whose control went away goes to the tab stop. */
  update(scroller: HTMLElement | null): void {
    const count = this.data().rows.length;
    const lost = this.#held && this.#focused === null;
    // The button for more went with the last of them: its reader goes on at the first new row.
    if (lost && !this.#moved && count > this.#count) this.#moveTo(this.#count + 1);
    this.#scroller = scroller;
    this.#count = count;
    this.#view.update(scroller, count, this.active.row - 1);
    if (lost || (this.#held && this.#moved)) this.#focusActive();
    this.#moved = false;
  }

  readonly onFocusIn = ({ target }: Event): void => {
    const cell = target instanceof Element ? target.closest("[aria-colindex]") : null;
    const row = cell?.closest("[aria-rowindex]");
    if (cell && row) this.#activate({ row: Number(row.ariaRowIndex) - 1, column: Number(cell.ariaColIndex) - 1 });
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.shiftKey) return;
    const position = movedBy(event.key, event.ctrlKey || event.metaKey, this.active, {
      rows: this.data().rows.length + 1,
      columns: gridColumns.length,
      page: this.#view.page,
      rightToLeft: this.host.matches(":dir(rtl)"),
    });
    if (!position) return;
    event.preventDefault();
    this.#activate(position);
    this.#focusActive();
  };

  get #focused(): Element | null {
    return this.host.shadowRoot?.activeElement ?? null;
  }

  #moveTo(row: number): void {
    this.#moved ||= row !== this.active.row;
    this.active = { ...this.active, row };
  }

  #activate(position: GridPosition): void {
    const before = this.active;
    if (before.row === position.row && before.column === position.column) return;
    this.active = position;
    this.#view.keep(position.row - 1);
    if (before.row === 0 || position.row === 0) this.host.requestUpdate();
  }

  #focusActive(): void {
    const { row, column } = this.active;
    const slot = row === 0 ? this.#scroller?.querySelector(".head-row") : this.#view.slot(row - 1);
    const cell = slot?.querySelector<HTMLElement>(`[aria-colindex="${column + 1}"]`);
    // A cell's one control stands for the cell.
    const target = cell?.querySelector<HTMLElement>("button:not([hidden])") ?? cell;
    target?.focus({ preventScroll: true });
    // Nothing more than needed, and clear of the header, which `scroll-padding` allows for.
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #renderRow(index: number, slot: HTMLElement): void {
    const { rows, words } = this.data();
    const row = rows[index];
    if (!row) return;
    slot.ariaRowIndex = String(index + 2);
    render(detailRow(row, words, index === this.active.row - 1 ? this.active.column : -1), slot);
  }
}
