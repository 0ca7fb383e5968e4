import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { selectStyles } from "../../base/select.styles.ts";
import { waitingStyles } from "../../base/waiting.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { detailGridEnglish } from "../../i18n/english/detail-grid.ts";
import { countText, monthText } from "../../model/format.ts";
import { continues } from "../../model/row-window.ts";
import type { Month, OpportunityActivity, OpportunityFilter, OpportunitySort, OpportunitySortField } from "../../model/types.ts";
import type { GridWord } from "./activity-words.ts";
import { detailFilters, narrows } from "./detail-filters.ts";
import { detailGridStyles } from "./detail-grid.styles.ts";
import { gridColumns } from "./grid-columns.ts";
import { gridHeader } from "./grid-header.ts";
import { gridRowsStyles } from "./grid-rows.styles.ts";
import { GridRows } from "./grid-rows.ts";
import { LoadAhead } from "./load-ahead.ts";
import { markStyles } from "./mark.styles.ts";

/** Long enough for a reader's own typing to be spoken first. */
const announceAfter = 500;

const skeletonRows = 8;

/**
 * The opportunities assigned in a month, a row each. Sorting, filtering and further rows are the page's: it hears what
 * is asked for, and sets the rows. Defined by `detail-grid/define`.
 *
 * @fires {CustomEvent<{ sort: ScorecardDetailGrid["sort"] }>} scorecard-sort-change - Another order is asked for; cancellable.
 * @fires {CustomEvent<{ filter: ScorecardDetailGrid["filter"] }>} scorecard-filter-change - Other rows are asked for; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - The end of the rows is near, or its button pressed.
 * @fires {CustomEvent<{ id: string }>} scorecard-opportunity-open - "Details" of an opportunity.
 * @fires {CustomEvent<Record<string, never>>} scorecard-details-close - The reader is done.
 * @slot actions - In place of the button that closes the grid.
 * @slot no-match - In place of the sentence shown when no row matches the filters.
 * @csspart heading - The element's heading.
 * @csspart count - How many opportunities there are.
 * @csspart close - Tells the page that the reader is done.
 * @csspart toolbar - The filters.
 * @csspart filter - A choice of the toolbar.
 * @csspart clear - Clears the filters.
 * @csspart scroller - The part that scrolls.
 * @csspart table - The grid.
 * @csspart head - The names of the columns.
 * @csspart header-cell - The name of a column.
 * @csspart sort-button - Sorts by a column.
 * @csspart row - An opportunity.
 * @csspart cell - What an opportunity has in a column.
 * @csspart status - What became of an opportunity, in a word.
 * @csspart link - Opens an opportunity.
 * @csspart more - Asks for further rows.
 * @csspart no-match - Says that no row matches the filters.
 * @cssprop --scorecard-grid-block-size - Beyond this height the rows scroll.
 */
export class ScorecardDetailGrid extends ScorecardElement<GridWord> {
  static override styles = [hostStyles, selectStyles, waitingStyles, markStyles, gridRowsStyles, detailGridStyles];

  protected override readonly english = { ...commonEnglish, ...detailGridEnglish };

  /** The rows so far, in the order asked for. */
  @property({ attribute: false }) rows: readonly OpportunityActivity[] = [];

  /** How many rows there are in all; null where nobody has counted. */
  @property({ attribute: false }) totalCount: number | null = null;

  /** The order of the rows. */
  @property({ attribute: false }) sort: OpportunitySort = { field: "ASSIGNED_AT", direction: "DESC" };

  /** What the rows are narrowed to. */
  @property({ attribute: false }) filter: OpportunityFilter = {};

  /** Whether rows follow after those here. */
  @property({ attribute: "has-more", type: Boolean }) hasMore = false;

  /** The dealer's: days are shown on its clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** The month the opportunities were assigned in. */
  @property() month: Month | null = null;

  @property({ state: true, attribute: false }) private announcement = "";

  readonly #grid = new GridRows(this, () => ({
    rows: this.rows,
    words: { locale: this.locale, timeZone: this.timeZone, text: (key, values) => this.text(key, values) },
  }));
  readonly #ahead = new LoadAhead(this, () => this.#loadMore());
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override get hasData(): boolean {
    // A failure leaves the heading and the button that closes: a reader who can do nothing about it can go back.
    return this.rows.length > 0 || narrows(this.filter) || this.state === "error";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("rows");
    if (before && !continues(before, this.rows)) this.#grid.toStart();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#grid.update(this.renderRoot.querySelector<HTMLElement>(".scroller"));
    this.#ahead.watch(this.state === "ready" ? this.renderRoot.querySelector(".more") : null, this.rows);
    // What the element begins with is not told, what the reader asked for is.
    const asked = (["rows", "sort", "filter"] as const).some((name) => changed.get(name) !== undefined);
    if (asked || changed.get("state") === "loading") this.#announceSoon();
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><div class="head"><div class="skeleton title"></div></div>${this.#renderSkeletonRows()}</div>`;
  }

  protected override renderContent(): TemplateResult {
    const title = this.month === null ? this.text("details") : this.text("opportunitiesOf", { month: monthText(this.locale, this.month) });
    return html`<section class="card" aria-labelledby="name">
      <div class="head">
        ${heading(this.headingLevel, title)}<p part="count" class="count">${this.rows.length > 0 ? this.#countText() : nothing}</p>
        <slot name="actions"><button part="close" class="action close" type="button" @click=${this.#close}>${this.text("close")}</button></slot>
      </div>
      <div part="toolbar" class="toolbar" role="group" aria-label=${this.text("filters")}>
        ${detailFilters(this.filter, (key) => this.text(key), this.#changeFilter)}
        ${narrows(this.filter) ? html`<button part="clear" class="action" type="button" @click=${this.#clearFilters}>${this.text("clearFilters")}</button>` : nothing}
      </div>
      ${this.rows.length > 0 ? this.#renderGrid() : this.#renderNoRows()}
      <p class="visually-hidden" role="status">${this.announcement}</p>
    </section>`;
  }

  #renderGrid(): TemplateResult {
    const known = this.totalCount ?? (this.hasMore ? null : this.rows.length);
    return html`<div part="scroller" class="scroller">
      <div part="table" class="grid" role="grid" aria-labelledby="name" aria-readonly="true" aria-colcount=${gridColumns.length}
        aria-rowcount=${known === null ? -1 : known + 1} @keydown=${this.#grid.onKeyDown} @focusin=${this.#grid.onFocusIn} @click=${this.#open}>
        ${gridHeader(this.sort, this.#grid.active, (key) => this.text(key), this.#changeSort)}
        <div class="rows" role="rowgroup"></div>
      </div>
      ${this.hasMore ? this.#renderMore() : nothing}
    </div>`;
  }

  #renderMore(): TemplateResult {
    const loading = this.state === "loading";
    // Not `disabled`: the button would drop the focus it was pressed with.
    return html`<button part="more" class="action more" type="button" aria-disabled=${loading ? "true" : "false"} @click=${this.#loadMore}>
      ${this.text(loading ? "loading" : "loadMore")}
    </button>`;
  }

  #renderNoRows(): TemplateResult | typeof nothing {
    if (this.state === "loading") return html`<div aria-hidden="true">${this.#renderSkeletonRows()}</div>`;
    if (this.state === "error") return nothing;
    if (narrows(this.filter)) return html`<p part="no-match" class="no-rows"><slot name="no-match">${this.text("noMatch")}</slot></p>`;
    return html`<p part="empty" class="no-rows"><slot name="empty">${this.text("empty")}</slot></p>`;
  }

  #renderSkeletonRows(): TemplateResult {
    return html`${Array.from({ length: skeletonRows }, () => html`<div class="skeleton-row"><div class="skeleton"></div></div>`)}`;
  }

  #countText(): string {
    const shown = this.rows.length;
    const number = (count: number) => countText(this.locale, count);
    if (this.totalCount !== null && this.totalCount > shown)
      return this.text("opportunitiesShown", { count: this.totalCount, shown: number(shown), number: number(this.totalCount) });
    return this.text("opportunities", {
      count: shown,
      number: this.hasMore && this.totalCount === null ? `${number(shown)}+` : number(shown),
    });
  }

  #announceSoon(): void {
    clearTimeout(this.#timer);
    if (this.state === "ready") this.#timer = setTimeout(() => this.#announce(), announceAfter);
  }

  #announce(): void {
    if (this.rows.length === 0) {
      this.announcement = this.text(narrows(this.filter) ? "noMatch" : "empty");
      return;
    }
    const column = gridColumns.find(({ sort }) => sort === this.sort.field);
    const direction = this.text(this.sort.direction === "ASC" ? "ascending" : "descending");
    const sorted = column ? this.text("sortedBy", { column: this.text(column.heading), direction }) : "";
    this.announcement = `${sorted} ${this.#countText()}`.trim();
  }

  readonly #changeSort = (field: OpportunitySortField): void => {
    // Dates start with the newest, as the month does.
    const first = field === "ID" ? "ASC" : "DESC";
    const other = this.sort.direction === "ASC" ? "DESC" : "ASC";
    const sort: OpportunitySort = { field, direction: this.sort.field === field ? other : first };
    if (this.emit("scorecard-sort-change", { sort })) this.sort = sort;
  };

  readonly #changeFilter = (filter: OpportunityFilter): boolean => {
    const accepted = this.emit("scorecard-filter-change", { filter });
    if (accepted) this.filter = filter;
    return accepted;
  };

  #clearFilters(): void {
    this.#changeFilter({});
    // The button goes away with the filters it cleared.
    this.renderRoot.querySelector("select")?.focus();
  }

  #loadMore(): void {
    if (this.state !== "loading") this.emit("scorecard-load-more", {});
  }

  #open({ target }: Event): void {
    const slot = target instanceof Element ? target.closest(".link")?.closest("[aria-rowindex]") : null;
    const row = slot ? this.rows[Number(slot.ariaRowIndex) - 2] : undefined;
    if (row) this.emit("scorecard-opportunity-open", { id: row.internalID });
  }

  #close(): void {
    this.emit("scorecard-details-close", {});
  }
}
