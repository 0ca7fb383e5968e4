import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import { hostStyles } from "../../base/host.styles.ts";
import { type ElementError, ScorecardElement } from "../../base/scorecard-element.ts";
import type { RequestFailure } from "../../data/graphql-client.ts";
import type { TokenProvider } from "../../data/token-source.ts";
import type { Month, OpportunityFilter, OpportunitySort, ReceiptListName } from "../../model/types.ts";
import { dashboardStyles } from "./dashboard.styles.ts";
import { DashboardData } from "./dashboard-data.ts";
import { FocusReturn } from "./focus-return.ts";
import { type DashboardView, type DetailsView, newestFirst, type ReceiptView, sameView } from "./view.ts";

const failureWords = { network: "unreachable", timeout: "unreachable", auth: "notAllowed", graphql: "failed" } as const;

const noRows: readonly never[] = [];

/**
 * A dealer's goals and metrics: tiles, the history of months, a month's opportunities, and the receipt of any number. The one
 * element that fetches; the others get what they show from it. Defined by `dashboard/define`.
 *
 * @fires scorecard-view-change - the reader goes somewhere: `{view}`; cancellable, for a page that sets `view` itself.
 * @fires scorecard-opportunity-open - "Details" of an opportunity: `{id}`.
 */
export class ScorecardDashboard extends ScorecardElement {
  static override styles = [hostStyles, dashboardStyles];

  /** Where the GraphQL API answers. */
  @property() endpoint = "";

  /** The dealer's own id. */
  @property({ attribute: "dealer-id" }) dealerId = "";

  /** Code of the program. */
  @property() program = "";

  /** Gives bearer tokens, and new ones before they end. Never an attribute: what it gives is kept in memory alone. */
  @property({ attribute: false }) tokenProvider: TokenProvider | null = null;

  /** Where the reader is; set it to go there. */
  @property({ attribute: false }) view: DashboardView = {};

  @query(".details") private readonly detailsPlace!: HTMLElement | null;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;

  readonly #data = new DashboardData(() => this.requestUpdate());
  readonly #focus = new FocusReturn();
  #shown: DashboardView = {};

  override connectedCallback(): void {
    super.connectedCallback();
    // Put back into a page, it goes on with what it had.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#data.disconnect();
  }

  /** Asks for everything again; what is there stays until the answers come. */
  refresh(): void {
    this.#loadTiles();
    this.#loadHistory();
    this.#loadDetails(true);
    this.#loadReceipt();
  }

  protected override get hasData(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const sourceChanged = (["endpoint", "dealerId", "program", "tokenProvider"] as const).some((name) => changed.has(name));
    if (this.isConnected && (sourceChanged || !this.#data.connected)) this.#connect();
    if (!this.#data.connected) return;
    if (this.#data.language !== this.locale) {
      this.#data.language = this.locale;
      this.refresh();
    } else this.#followView();
    this.#shown = this.view;
  }

  #connect(): void {
    const { endpoint, dealerId: dealer, program, tokenProvider } = this;
    if (!endpoint || !dealer || !program || !tokenProvider) return this.#data.disconnect();
    this.#data.connect({ endpoint, dealer, program, tokenProvider });
    this.#data.language = this.locale;
    const { tiles, history, details, receipt } = this.#data;
    if (tiles.state !== "ready") this.#loadTiles();
    if (history.state !== "ready") this.#loadHistory();
    if (details.state !== "ready") this.#loadDetails(true);
    if (receipt.state !== "ready") this.#loadReceipt();
    this.#shown = this.view;
  }

  /** Loads what another view shows and this one has not. */
  #followView(): void {
    const { details, receipt } = this.view;
    if (!sameView(details, this.#shown.details)) {
      if (details?.month !== this.#shown.details?.month) this.#data.details.clear();
      this.#loadDetails(false);
    }
    if (!sameView(receipt, this.#shown.receipt)) {
      this.#data.receipt.clear();
      this.#loadReceipt();
    }
  }

  readonly #loadTiles = (): void => void this.#data.loadTiles();

  readonly #loadHistory = (): void => void this.#data.loadHistory(this.view.expanded ?? []);

  #loadDetails(again: boolean): void {
    if (this.view.details) void this.#data.loadDetails(this.view.details, again);
  }

  readonly #loadReceipt = (): void => {
    if (this.view.receipt) void this.#data.loadReceipt(this.view.receipt);
  };

  protected override updated(changed: PropertyValues<this>): void {
    const { dialog } = this;
    if (dialog?.isConnected && dialog.open !== Boolean(this.view.receipt)) {
      if (dialog.open) dialog.close();
      else dialog.showModal();
    }
    if (!changed.has("view")) return;
    const before = changed.get("view")?.details?.month;
    const now = this.view.details?.month;
    if (now && now !== before) this.#focus.goTo(this.detailsPlace);
    else if (before && !now) this.#focus.goBack();
  }

  #change(part: DashboardView): void {
    const view = { ...this.view, ...part };
    this.#focus.remember(this);
    if (this.emit("scorecard-view-change", { view })) this.view = view;
  }

  protected override renderSkeleton(): TemplateResult {
    return this.renderContent();
  }

  protected override renderContent(): TemplateResult {
    const { details } = this.view;
    if (this.#data.tiles.state === "empty")
      return html`<p part="empty" class="notice"><slot name="empty">${this.text("noDealer")}</slot></p>`;
    return html`<div part="overview" class="overview" ?hidden=${Boolean(details)} @scorecard-receipt-open=${this.#openReceipt}>
        <slot name="before"></slot>
        ${this.#renderTiles()}${this.#renderHistory()}
        <slot name="after"></slot>
      </div>
      ${details ? this.#renderDetails(details) : nothing}
      <dialog part="dialog" class="dialog" closedby="any" aria-label=${this.text("howMade")} @close=${this.#closeReceipt} @scorecard-receipt-close=${this.#closeReceipt}>
        ${this.view.receipt ? this.#renderReceipt(this.view.receipt) : nothing}
      </dialog>`;
  }

  #errorOf(failure: RequestFailure | null): ElementError | null {
    return failure && { message: this.text(failureWords[failure.kind]) };
  }

  #renderTiles(): TemplateResult {
    const { data, state, failure } = this.#data.tiles;
    return html`<scorecard-tile-row part="tiles" .metrics=${data?.tiles ?? noRows} .state=${state} .error=${this.#errorOf(failure)}
      .messages=${this.messages} heading-level=${this.headingLevel} @scorecard-retry=${this.#loadTiles}></scorecard-tile-row>`;
  }

  #renderHistory(): TemplateResult {
    const { data, state, failure } = this.#data.history;
    return html`<scorecard-history part="history" .metrics=${data?.rates ?? noRows} .cohort=${data?.cohort ?? null} .months=${data?.list.nodes ?? noRows}
      .expandedMonths=${this.view.expanded ?? noRows} .hasMore=${data?.list.pageInfo.hasNextPage ?? false} .timeZone=${data?.timeZone ?? "UTC"}
      .state=${state} .error=${this.#errorOf(failure)} .messages=${this.messages} heading-level=${this.headingLevel}
      @scorecard-expanded-change=${this.#expand} @scorecard-details-open=${this.#openDetails}
      @scorecard-load-more=${this.#loadOlderMonths} @scorecard-retry=${this.#loadHistory}></scorecard-history>`;
  }

  #renderDetails({ month, sort, filter }: DetailsView): TemplateResult {
    const { data, state, failure } = this.#data.details;
    return html`<div part="details" class="details" tabindex="-1">
      <scorecard-detail-grid .month=${month} .rows=${data?.list.nodes ?? noRows} .hasMore=${data?.list.pageInfo.hasNextPage ?? false}
        .sort=${sort} .filter=${filter} .timeZone=${data?.timeZone ?? "UTC"}
        .state=${state} .error=${this.#errorOf(failure)} .messages=${this.messages} heading-level=${this.headingLevel}
        @scorecard-sort-change=${this.#sort} @scorecard-filter-change=${this.#filter} @scorecard-load-more=${this.#loadMoreDetails}
        @scorecard-details-close=${this.#closeDetails} @scorecard-retry=${() => this.#loadDetails(true)}></scorecard-detail-grid>
    </div>`;
  }

  #renderReceipt(view: ReceiptView): TemplateResult {
    const { data, state, failure } = this.#data.receipt;
    return html`<scorecard-receipt part="receipt" .result=${data?.result ?? null} .metric=${data?.result.metric ?? null} .lists=${data?.lists ?? null}
      .differsSincePublication=${data?.result.differsSincePublication ?? false} .completeThrough=${data?.result.receipt.completeThrough ?? null}
      .timeZone=${data?.timeZone ?? "UTC"} .state=${state} .error=${this.#errorOf(failure)} .messages=${this.messages} heading-level=${this.headingLevel}
      @scorecard-load-more=${(event: CustomEvent<{ list: ReceiptListName }>) => this.#loadMoreRecords(view, event.detail.list)}
      @scorecard-retry=${this.#loadReceipt}></scorecard-receipt>`;
  }

  readonly #openReceipt = ({ detail }: CustomEvent<ReceiptView>): void => this.#change({ receipt: detail });

  /** Also after Escape, when the dialog is closed already. */
  readonly #closeReceipt = (): void => {
    if (this.view.receipt) this.#change({ receipt: null });
  };

  readonly #expand = ({ detail }: CustomEvent<{ expandedMonths: readonly Month[] }>): void =>
    this.#change({ expanded: detail.expandedMonths });

  readonly #openDetails = ({ detail }: CustomEvent<{ month: Month }>): void =>
    this.#change({ details: { month: detail.month, sort: newestFirst, filter: {} } });

  readonly #closeDetails = (): void => this.#change({ details: null });

  readonly #sort = ({ detail }: CustomEvent<{ sort: OpportunitySort }>): void => this.#changeDetails(detail);

  readonly #filter = ({ detail }: CustomEvent<{ filter: OpportunityFilter }>): void => this.#changeDetails(detail);

  #changeDetails(part: Partial<DetailsView>): void {
    if (this.view.details) this.#change({ details: { ...this.view.details, ...part } });
  }

  readonly #loadOlderMonths = (): void => {
    if (!this.#data.history.pending) void this.#data.loadOlderMonths();
  };

  readonly #loadMoreDetails = (): void => {
    if (this.view.details && !this.#data.details.pending) void this.#data.loadMoreDetails(this.view.details);
  };

  #loadMoreRecords(view: ReceiptView, list: ReceiptListName): void {
    if (!this.#data.receipt.pending) void this.#data.loadMoreRecords(view, list);
  }
}
