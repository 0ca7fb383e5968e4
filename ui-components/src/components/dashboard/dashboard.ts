import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query } from "lit/decorators/query.js";
import { focusIsLost } from "../../base/focus-lost.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { type ElementError, ScorecardElement } from "../../base/scorecard-element.ts";
import type { RequestFailure } from "../../data/graphql-client.ts";
import type { TokenProvider } from "../../data/token-source.ts";
import { english } from "../../i18n/english/english.ts";
import { baselinesAsking, baselinesPlace } from "./baselines-place.ts";
import { asOfPart, missingPart } from "./as-of-part.ts";
import { boardPart } from "./board-part.ts";
import { dashboardStyles } from "./dashboard.styles.ts";
import { DashboardData } from "./dashboard-data.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import { detailsSection } from "./details-section.ts";
import { errorOf } from "./failure-words.ts";
import { allSettled, FocusKeeper } from "../../base/focus-keeper.ts";
import { FocusReturn, goOnWhereAsked } from "./focus-return.ts";
import { historyPart } from "./history-part.ts";
import { OnDemandLoader } from "./on-demand-loader.ts";
import { OpenedWithin } from "./opened-within.ts";
import { outlookAsking, outlookPlace } from "./outlook-place.ts";
import { PrintedDialog } from "./printed-dialog.ts";
import { programChoice } from "./program-choice.ts";
import { receiptPart } from "./receipt-part.ts";
import { follow, leave, readAgain } from "./sections-in-view.ts";
import { standingsAsking, standingsPlace } from "./standings-place.ts";
import { tilesPart } from "./tiles-part.ts";
import { panelPart, toolsPlace } from "./tools-place.ts";
import { type DashboardView, type DetailsView, placeOf, type ReceiptView } from "./view.ts";

const noRows: readonly never[] = [];

/**
 * A dealer's goals and metrics: tiles, the history of months, a month's opportunities, and the receipt of any number. The one
 * element that fetches; the others get what they show from it. Defined by `dashboard/define`.
 *
 * @fires {CustomEvent<{ view: ScorecardDashboard["view"] }>} scorecard-view-change - The reader goes somewhere; cancellable, for a page that sets `view` itself.
 * @fires {CustomEvent<{ id: string }>} scorecard-opportunity-open - "Details" of an opportunity; cancellable, for a page that shows it itself.
 * @fires {CustomEvent<import("../../model/opportunity-types.ts").OpportunityStepWish>} scorecard-opportunity-step - A step of an opportunity is to be taken; cancellable, for a page that does it itself.
 * @fires {CustomEvent<{ program: string; previous: string }>} scorecard-program-change - Another program is chosen; cancellable, for a page that sets `program` and `view` itself.
 * @fires {CustomEvent<{ input: import("../../model/types.ts").GoalInput }>} scorecard-goal-set - A goal is set or withdrawn; cancellable, for a page that does it itself.
 * @fires {CustomEvent<import("../../model/lead-types.ts").LeadToggle>} scorecard-toggle - A step of a lead is ticked, corrected or undone; cancellable, for a page that does it itself.
 * @fires {CustomEvent<{ input: import("../../model/improvement-types.ts").BaselineInput }>} scorecard-baseline-set - A baseline is set; cancellable, for a page that does it itself.
 * @fires {CustomEvent<{ input: import("../../model/improvement-types.ts").PlanInput }>} scorecard-plan-start - A plan is started; cancellable, for a page that does it itself.
 * @fires {CustomEvent<{ input: import("../../model/improvement-types.ts").PlanDecisionInput }>} scorecard-plan-decide - A plan is kept for good or stopped; cancellable, for a page that does it itself.
 * @fires {CustomEvent<import("../../model/customer-goal-types.ts").GoalChange>} scorecard-customer-goal-change - Something is recorded of a customer's goal; cancellable, for a page that does it itself.
 * @fires {CustomEvent<import("../../model/participation-types.ts").ParticipationWish>} scorecard-participation-change - The dealer opts in or out, is suspended or resumed; cancellable, for a page that does it itself.
 * @fires {CustomEvent<{ request: import("../../model/export-types.ts").ExportRequest }>} scorecard-export - A table is to be exported; cancellable, for a page that does it itself.
 * @slot before - Above the tiles.
 * @slot after - Below the history.
 * @csspart overview - Tiles and history.
 * @csspart programs - The choice of programs.
 * @csspart tools - What a reader can do beside reading.
 * @csspart as-of - The past instant that is looked back at, above everything.
 * @csspart goals - The goals, in place of the overview.
 * @csspart opportunities - The open opportunities, or one of them, in place of the overview.
 * @csspart participation - Whether the dealer gets opportunities, in place of the overview.
 * @csspart leads - The leads, in place of the overview.
 * @csspart plans - The plans, in place of the overview.
 * @csspart customers - Customers' goals, in place of the overview.
 * @csspart baseline - The baseline of an opened metric.
 * @csspart trend - The months of a tile, in its receipt.
 * @csspart export - The form to export a table, in place of the overview.
 * @csspart print - The scorecard as it stands on paper, in place of the overview.
 * @csspart funnel - The steps of a program's records, above its board.
 * @csspart board - The program's metrics by group, in place of the history.
 * @csspart unsatisfied-customers - Customers whom follow-ups found unsatisfied, below the board.
 * @csspart readiness - What can be computed, in the header of the board.
 * @csspart tiles - The tiles.
 * @csspart history - The history.
 * @csspart details - A month's opportunities, in place of the overview.
 * @csspart dialog - The window a receipt is shown in.
 * @csspart receipt - The receipt.
 * @csspart outlook - What an open share can still become.
 * @csspart slices - Its number cut by a field of its records.
 * @cssprop --scorecard-dashboard-gap - Space between tiles and history.
 */
export class ScorecardDashboard extends ScorecardElement {
  static override styles = [hostStyles, dashboardStyles];

  protected override readonly english = english;

  /** Where the GraphQL API answers. */
  @property() endpoint = "";

  /** The dealer's own id. */
  @property({ attribute: "dealer-id" }) dealerId = "";

  /** Code of the program. */
  @property() program = "";

  /** Codes of the programs there are to choose from, with spaces between; with none there is no choice. */
  @property() programs = "";

  /** Gives bearer tokens, and new ones before they end. Never an attribute: what it gives is kept in memory alone. */
  @property({ attribute: false }) tokenProvider: TokenProvider | null = null;

  /** Where the reader is; set it to go there. */
  @property({ attribute: false }) view: DashboardView = {};

  @query(".overview") private readonly overview!: HTMLElement | null;
  @query(".details") private readonly detailsPlace!: HTMLElement | null;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;

  readonly #data = new DashboardData(() => this.requestUpdate());
  readonly #focus = new FocusReturn();
  readonly #host = {
    part: () => this.#part,
    changed: () => this.requestUpdate(),
    emit: (name: `scorecard-${string}`, detail: object) => this.emit(name, detail),
    refresh: () => this.#readAgain(),
    close: () => this.#closePanel(),
  };
  #tools = toolsPlace(this.#host);
  readonly #baselines = baselinesPlace(this.#host);
  readonly #standings = standingsPlace(() => this.requestUpdate());
  readonly #outlook = outlookPlace(() => this.requestUpdate());
  #shown: DashboardView = {};
  readonly #onDemand = new OnDemandLoader(this.#data, () => this.requestUpdate());

  constructor() {
    super();
    this.addController(new PrintedDialog(() => this.dialog));
    this.addController(new FocusKeeper(this, () => ["dialog[open]", ".details", ".overview"], allSettled));
    this.addController(new OpenedWithin(this, (detail) => this.#openOpportunity(detail)));
    this.addEventListener("scorecard-retry", (event) => void goOnWhereAsked(this, event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Put back into a page, it goes on with what it had.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#data.disconnect();
    for (const place of [this.#tools, this.#baselines, this.#standings, this.#outlook]) place.follow(null);
  }

  /** Asks for everything again; what is there stays until the answers come. */
  refresh(): void {
    this.#readAgain();
    if (this.#data.connected) this.#tools.part?.refresh();
  }

  /** What is open in place of the overview asks for itself. */
  #readAgain(): void {
    if (!this.#data.connected) return;
    readAgain(this.#data, this.view);
    this.#onDemand.part?.refresh(this.view);
    this.#baselines.part?.refresh();
    this.#standings.part?.refresh();
  }

  protected override get hasData(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const sourceChanged = (["endpoint", "dealerId", "program", "tokenProvider"] as const).some((name) => changed.has(name));
    const connects = this.isConnected && (sourceChanged || !this.#data.connected);
    const otherInstant = this.#data.lookAt(this.view.asOf ?? null);
    if (connects) this.#connect();
    if (!this.#data.connected) {
      // With nobody to ask, what tools have read is gone, and what they do ends.
      this.#tools.follow(null);
      this.#tools = toolsPlace(this.#host);
      return;
    }
    const otherLanguage = this.#data.language !== this.locale;
    this.#data.language = this.locale;
    leave(this.#data, this.view, this.#shown);
    if (otherLanguage || otherInstant) this.#readAgain();
    else follow(this.#data, this.view, this.#shown);
    this.#onDemand.follow(this.view, connects || otherInstant);
    if (connects) this.#data.loadUnanswered(this.view);
    if (connects || otherLanguage || changed.has("programs")) this.#loadPrograms();
    this.#shown = this.view;
    const { asking, board, receipt } = this.#data;
    this.#tools.follow(asking);
    this.#baselines.follow(baselinesAsking(this.#part));
    this.#standings.follow(standingsAsking(asking, board.data?.groups, this.view.metrics));
    this.#outlook.follow(outlookAsking(asking, receipt.data));
  }

  #connect(): void {
    const { endpoint, dealerId: dealer, program, tokenProvider } = this;
    // With nobody to ask, or nothing to ask about, what was seen before is gone too.
    if (!endpoint || !dealer || !program || !tokenProvider) this.#data.clear();
    else this.#data.connect({ endpoint, dealer, program, tokenProvider });
  }

  readonly #loadPrograms = (): void => void this.#data.loadPrograms(this.programs.split(" ").filter(Boolean));

  protected override updated(changed: PropertyValues<this>): void {
    const { dialog } = this;
    if (dialog?.isConnected && dialog.open !== Boolean(this.view.receipt)) {
      if (dialog.open) dialog.close();
      else dialog.showModal();
    }
    if (!changed.has("view")) return;
    const before = placeOf(changed.get("view") ?? {});
    const now = placeOf(this.view);
    // A reader who leads from elsewhere in the page, by a choice of months say, stays there.
    const takes = this.matches(":focus-within") || focusIsLost(this);
    if (now && now !== before) this.#focus.goTo(takes ? this.detailsPlace : null);
    else if (before && !now) this.#focus.goBack(takes ? this.overview : null);
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
    const { details, panel } = this.view;
    const { tiles, history, board } = this.#data;
    const lookBack = asOfPart(this.#tools.part?.asOf, this.#tools, this.view.asOf, this.#words, this.#now);
    if (tiles.state === "empty")
      return html`${lookBack}<p part="empty" class="notice"><slot name="empty">${this.text("noDealer")}</slot></p>`;
    return html`${lookBack}
      <div part="overview" class="overview" tabindex="-1" data-outdated=${[tiles, history, board].some(({ outdated }) => outdated)} ?hidden=${Boolean(placeOf(this.view))} @scorecard-receipt-open=${this.#openReceipt}>
        <slot name="before"></slot>
        <div class="top">${this.#renderPrograms()}${this.#tools.part?.renderBar()}</div>
        ${this.view.receipt ? nothing : this.#renderMissing()}
        ${tilesPart(this.#part)}
        ${this.#data.divided ? boardPart(this.#part, this.#onDemand.part, this.#standings.part?.comparisons ?? noRows, this.#baselines.part) : historyPart(this.#part)}
        <slot name="after"></slot>
      </div>
      ${panel ? panelPart(this.#tools, this.#words, this.#closePanel) : details ? this.#renderDetails(details) : nothing}
      <dialog part="dialog" class="dialog" closedby="any" aria-label=${this.text("howMade")} @close=${this.#closed} @scorecard-receipt-close=${this.#closeReceipt}>
        ${this.view.receipt ? this.#renderMissing() : nothing}${this.view.receipt ? receiptPart(this.#part, this.view.receipt, this.#onDemand.part, this.#baselines.part, this.#outlook.part) : nothing}
      </dialog>`;
  }

  get #part(): DashboardPart {
    const { view, messages, headingLevel } = this;
    return {
      data: this.#data,
      view,
      messages,
      headingLevel,
      errorOf: this.#errorOf,
      change: (part) => this.#change(part),
    };
  }

  readonly #words = (key: Parameters<typeof this.text>[0]): string => this.text(key);
  readonly #errorOf = (failure: RequestFailure | null): ElementError | null => errorOf(failure, this.#words);

  /** What comes later and did not come. */
  #renderMissing(): TemplateResult | typeof nothing {
    return missingPart([this.#tools, this.#onDemand, this.#baselines, this.#standings, this.#outlook], this.#words);
  }

  #renderPrograms(): TemplateResult | typeof nothing {
    const { programs } = this.#data;
    const ask = (change: object) => this.emit("scorecard-program-change", change);
    return programChoice(this, programs, { error: this.#errorOf(programs.failure), ask, retry: this.#loadPrograms });
  }

  #renderDetails(view: DetailsView): TemplateResult {
    const { details } = this.#data;
    return detailsSection(this, view, details, {
      error: this.#errorOf(details.failure),
      change: (changed) => this.#change({ details: changed }),
      loadMore: () => void this.#data.loadMoreDetails(view),
      retry: () => void this.#data.loadDetails(view, true),
    });
  }

  readonly #now = (): void => this.#change({ asOf: null });

  readonly #closePanel = (): void => this.#change({ panel: null, ...(this.view.opportunity && { opportunity: null }) });

  /** A page that has a place for it prevents the event. */
  #openOpportunity(detail: { id: string }): void {
    if (this.emit("scorecard-opportunity-open", detail)) this.#change({ panel: "opportunities", opportunity: detail.id, receipt: null });
  }

  readonly #openReceipt = ({ detail }: CustomEvent<ReceiptView>): void => this.#change({ receipt: detail });

  /** By Escape, or by a click beside it; it may be open again where it was printed meanwhile. */
  readonly #closed = (): void => {
    if (!this.dialog?.open) this.#closeReceipt();
  };

  readonly #closeReceipt = (): void => {
    if (this.view.receipt) this.#change({ receipt: null });
  };
}
