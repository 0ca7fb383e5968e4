import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { allSettled, FocusKeeper } from "../../base/focus-keeper.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { selectStyles } from "../../base/select.styles.ts";
import { property } from "../../base/property.ts";
import { type ElementError, ScorecardElement } from "../../base/scorecard-element.ts";
import type { RequestFailure } from "../../data/graphql-client.ts";
import { fetchedModule } from "../../data/fetched-module.ts";
import type { TokenProvider } from "../../data/token-source.ts";
import { comparisonTranslations } from "../../i18n/comparison-translations.ts";
import { comparisonEnglish } from "../../i18n/english/comparison.ts";
import { english } from "../../i18n/english/english.ts";
import type { CommonMessages, ComparisonMessages } from "../../i18n/messages.ts";
import { sameKey } from "../../model/comparison.ts";
import type { MetricKey } from "../../model/comparison-types.ts";
import type { ToolName } from "../../model/tool-name.ts";
import type { Month } from "../../model/types.ts";
import { asOfPart } from "../dashboard/as-of-part.ts";
import type { AsOfPanel, LookBack } from "../dashboard/as-of-panel.ts";
import { errorOf } from "../dashboard/failure-words.ts";
import { Later } from "../dashboard/later.ts";
import { opportunityProgram } from "../dashboard/new-opportunities.ts";
import { programChoice } from "../dashboard/program-choice.ts";
import { goOnWhereAsked } from "../dashboard/focus-return.ts";
import { sameView } from "../dashboard/view.ts";
import { countryChoice, monthChoice } from "./group-choices.ts";
import { groupDashboardStyles } from "./group-dashboard.styles.ts";
import { type ComparisonAsked, type DealersAsked, GroupData } from "./group-data.ts";
import { GroupPanels, groupPanelWords } from "./group-panels.ts";
import { type GroupPanelName, groupPanelNames, type GroupView, usualMonth } from "./group-view.ts";

const noRows: readonly never[] = [];
const tools: readonly ToolName[] = ["asOf"];

/**
 * All dealers that may be seen, compared: a program's metrics of one month, and of a chosen one the dealers in order. It fetches;
 * the comparison gets what it shows from it. Defined by `group-dashboard/define`.
 *
 * @fires {CustomEvent<{ view: ScorecardGroupDashboard["view"] }>} scorecard-view-change - The reader goes somewhere; cancellable, for a page that sets `view` itself.
 * @fires {CustomEvent<{ program: string; previous: string }>} scorecard-program-change - Another program is chosen; cancellable, for a page that sets `program` and `view` itself.
 * @fires {CustomEvent<{ dealer: string }>} scorecard-dealer-open - Someone opens a dealer, by its own id; cancellable.
 * @fires {CustomEvent<import("../../model/service-request-types.ts").RequestWish>} scorecard-request-change - A request is cancelled, or an opportunity taken back; cancellable, for a page that does it itself.
 * @csspart overview - All of the element.
 * @csspart programs - The choice of programs.
 * @csspart as-of - The past instant that is looked back at, above everything.
 * @csspart tools - What a reader can do beside reading.
 * @csspart controls - The choices of month and country.
 * @csspart choice - A choice among them.
 * @csspart tool - Opens a tool for staff in place of the comparison.
 * @csspart definitions - The preview of definitions.
 * @csspart fairness - The fairness report.
 * @csspart requests - Owners' requests and flagged opportunities.
 * @csspart comparison - The comparison.
 * @cssprop --scorecard-dashboard-gap - Space between choices and comparison.
 */
export class ScorecardGroupDashboard extends ScorecardElement<keyof (CommonMessages & ComparisonMessages)> {
  static override styles = [hostStyles, selectStyles, groupDashboardStyles];

  protected static override readonly translations = comparisonTranslations;

  protected override readonly english = { ...english, ...comparisonEnglish };

  /** Where the GraphQL API answers. */
  @property() endpoint = "";

  /** Code of the program. */
  @property() program = "";

  /** Codes of the programs there are to choose from, with spaces between; with none there is no choice. */
  @property() programs = "";

  /** ISO 3166-1 alpha-2 codes of the countries there are to choose from, with spaces between; with fewer than two there is no choice. */
  @property() countries = "";

  /** Gives bearer tokens, and new ones before they end. Never an attribute: what it gives is kept in memory alone. */
  @property({ attribute: false }) tokenProvider: TokenProvider | null = null;

  /** Where the reader is; set it to go there. */
  @property({ attribute: false }) view: GroupView = {};

  readonly #changed = (): void => this.requestUpdate();
  readonly #data = new GroupData(this.#changed);
  readonly #asOf = new Later<LookBack, AsOfPanel>(
    async () => (await fetchedModule(() => import("../../look-back.ts"))).asOfPanel({ changed: this.#changed, part: () => this.#part }),
    this.#changed,
  );
  readonly #panels = new GroupPanels({ changed: this.#changed, close: () => this.#closePanel(), emit: (...asked) => this.emit(...asked) });
  #compared: ComparisonAsked | null = null;
  #listed: DealersAsked | null = null;

  constructor() {
    super();
    this.addController(new FocusKeeper(this, () => [".panel", ".overview"], allSettled));
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
    this.#panels.follow(null, null);
    this.#asOf.follow(null);
  }

  /** Asks for everything again; what is there stays until the answers come. */
  refresh(): void {
    this.#readAgain();
    if (this.#data.connected) this.#panels.refresh();
  }

  #readAgain(): void {
    if (!this.#data.connected) return;
    void this.#data.loadMonths();
    if (this.#compared) void this.#data.loadComparison(this.#compared);
    if (this.#listed) void this.#data.loadDealers(this.#listed);
  }

  protected override get hasData(): boolean {
    return true;
  }

  get #month(): Month | null {
    return this.view.month ?? usualMonth(this.#data.months.data ?? noRows);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const sourceChanged = (["endpoint", "program", "tokenProvider"] as const).some((name) => changed.has(name));
    const connects = this.isConnected && (sourceChanged || !this.#data.connected);
    const otherInstant = this.#data.lookAt(this.view.asOf ?? null);
    if (connects) this.#connect();
    if (!this.#data.connected) return;
    const otherLanguage = this.#data.language !== this.locale;
    this.#data.language = this.locale;
    if (otherLanguage || otherInstant) this.#readAgain();
    else if (connects) void this.#data.loadMonths();
    if (connects || otherLanguage || changed.has("programs")) this.#loadPrograms();
    this.#follow();
    const { client, language } = this.#data;
    const country = this.view.country ?? null;
    this.#panels.follow(this.#panel, client ? { client, language, program: this.program, country, closed: Boolean(this.view.asOf) } : null);
    if (this.view.asOf || this.#asOf.part || this.#asOf.wanted) this.#asOf.follow(this.#data.lookBack(false));
  }

  #connect(): void {
    const { endpoint, program, tokenProvider } = this;
    [this.#compared, this.#listed] = [null, null];
    // With nobody to ask, or nothing to ask about, what was seen before is gone too.
    if (!endpoint || !program || !tokenProvider) this.#data.clear();
    else this.#data.connect({ endpoint, program, tokenProvider });
  }

  /** Loads what this view shows and the one before did not; what was read of another month may not stand under the name of this one. */
  #follow(): void {
    const month = this.#month;
    const { country = null, chosen = null } = this.view;
    const compared = month === null ? null : { month, country };
    const same = sameView(compared, this.#compared);
    if (!same) {
      if (this.#compared) this.#data.comparison.clear();
      if (compared) void this.#data.loadComparison(compared);
    }
    this.#compared = compared;
    const listed = compared && chosen && this.#listOf(compared, chosen);
    if (sameView(listed, this.#listed)) return;
    // In the other order the dealers stay until the answer comes.
    if (!same || !sameView(chosen, this.#listed?.chosen)) this.#data.dealers.clear();
    this.#listed = listed;
    if (listed) void this.#data.loadDealers(listed);
  }

  /** Which end is the best one is known with the metric: the list waits for it. */
  #listOf(compared: ComparisonAsked, chosen: MetricKey): DealersAsked | null {
    const all = this.#data.comparison.data?.groups.flatMap(({ metrics }) => metrics) ?? noRows;
    const found = all.find(({ result }) => sameKey(chosen, result));
    if (!found) return this.#listed && sameView(this.#listed.chosen, chosen) ? this.#listed : null;
    return { ...compared, chosen, highestFirst: (found.metric.better === "DOWN") === Boolean(this.view.worstFirst) };
  }

  #change(part: GroupView): void {
    const view = { ...this.view, ...part };
    if (this.emit("scorecard-view-change", { view })) this.view = view;
    // A choice that the page refused goes back to what is shown.
    else this.requestUpdate();
  }

  protected override renderSkeleton(): TemplateResult {
    return this.renderContent();
  }

  protected override renderContent(): TemplateResult {
    return html`${asOfPart(this.#asOf, this.#asOf, this.view.asOf, this.#words, () => this.#change({ asOf: null }))}
    <div part="overview" class="overview" tabindex="-1" data-outdated=${this.#data.outdated}>
      <div class="top">${this.#renderPrograms()}<scorecard-tools part="tools" .tools=${tools} .messages=${this.messages} @scorecard-tool-open=${this.#lookBack}></scorecard-tools></div>
      <div part="controls" class="controls">${this.#renderMonths()}${this.#renderCountries()}${this.#renderTools()}</div>
      ${this.#panel ? html`<div class="panel" tabindex="-1">${this.#renderPanel(this.#panel)}</div>` : this.#renderComparison()}
    </div>`;
  }

  get #part() {
    const { view, messages, headingLevel } = this;
    return { view, messages, headingLevel, errorOf: this.#errorOf, change: (part: GroupView) => this.#change(part) };
  }

  readonly #words = (key: Parameters<typeof this.text>[0]): string => this.text(key);
  readonly #errorOf = (failure: RequestFailure | null): ElementError | null => errorOf(failure, this.#words);
  readonly #lookBack = (): void => this.#asOf.follow(this.#data.lookBack(true));
  readonly #loadMore = (): void => void (this.#listed && this.#data.loadMoreDealers(this.#listed));
  readonly #loadPrograms = (): void => void this.#data.loadPrograms(this.programs.split(" ").filter(Boolean));

  #renderPrograms(): TemplateResult | typeof nothing {
    const { programs } = this.#data;
    const ask = (change: object) => this.emit("scorecard-program-change", change);
    return programChoice(this, programs, { error: this.#errorOf(programs.failure), ask, retry: this.#loadPrograms });
  }

  #renderMonths(): TemplateResult | typeof nothing {
    const shown = this.#month;
    // What staff open has months of its own.
    if (!shown || this.#panel) return nothing;
    const known = this.#data.months.data ?? noRows;
    return monthChoice(this.locale, this.text("month"), known, shown, (month) => this.#change({ month }));
  }

  #renderCountries(): TemplateResult | typeof nothing {
    const known = this.countries.split(" ").filter(Boolean);
    // Owners' requests are those of all countries.
    if (known.length < 2 || this.#panel === "requests") return nothing;
    const words = { label: this.text("country"), all: this.text("allCountries") };
    return countryChoice(this.locale, words, known, this.view.country ?? null, (country) => this.#change({ country }));
  }

  /** What staff may open; offers are of one program. */
  get #offered(): readonly GroupPanelName[] {
    if (!this.#data.staff) return noRows;
    return groupPanelNames.filter((name) => name === "definitions" || this.program === opportunityProgram);
  }

  get #panel(): GroupPanelName | null {
    return this.#offered.find((name) => name === this.view.panel) ?? null;
  }

  /** What only staff may do beside comparing. */
  #renderTools(): TemplateResult | typeof nothing {
    if (this.#offered.length === 0 || this.#panel) return nothing;
    return html`<div class="panel-tools">${this.#offered.map(
      (name) =>
        html`<button part="tool" class="action tool" type="button" data-panel=${name} @click=${() => this.#change({ panel: name })}>${this.text(groupPanelWords[name])}</button>`,
    )}</div>`;
  }

  #renderPanel(panel: GroupPanelName): TemplateResult {
    return this.#panels.render(panel, { ...this.#part, text: this.#words, months: this.#data.months.data ?? noRows });
  }

  /** Whoever goes by keyboard goes on where the panel was opened. */
  #closePanel(): void {
    const panel = this.#panel;
    this.#change({ panel: null });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-panel=${panel}]`)?.focus());
  }

  #renderComparison(): TemplateResult {
    const { months, comparison, dealers } = this.#data;
    const { data } = comparison;
    const shown = this.#month === null ? months : comparison;
    return html`<scorecard-comparison part="comparison" .program=${data?.program ?? null} .month=${this.#month ?? ""} .groups=${data?.groups ?? noRows}
      .dealerCount=${data?.dealerCount ?? 0} .chosen=${this.view.chosen ?? null} .worstFirst=${this.view.worstFirst ?? false}
      .dealers=${dealers.data?.list.nodes ?? null} .hasMore=${dealers.data?.list.pageInfo.hasNextPage ?? false} .dealersState=${dealers.state}
      .dealersError=${this.#errorOf(dealers.failure)} .state=${shown.state} .error=${this.#errorOf(shown.failure)} .messages=${this.messages}
      heading-level=${this.headingLevel} @scorecard-metric-choose=${this.#choose} @scorecard-order-change=${this.#reorder}
      @scorecard-load-more=${this.#loadMore} @scorecard-retry=${this.#retry}></scorecard-comparison>`;
  }

  /** The view leads, the comparison follows. */
  readonly #choose = (event: CustomEvent<{ chosen: MetricKey | null }>): void => {
    event.preventDefault();
    this.#change({ chosen: event.detail.chosen, worstFirst: false });
  };

  readonly #reorder = (event: CustomEvent<{ worstFirst: boolean }>): void => {
    event.preventDefault();
    this.#change(event.detail);
  };

  readonly #retry = (): void => {
    const { months, comparison, dealers } = this.#data;
    if (months.failure) void this.#data.loadMonths();
    if (comparison.failure && this.#compared) void this.#data.loadComparison(this.#compared);
    if (dealers.failure && this.#listed) void this.#data.loadDealers(this.#listed);
  };
}
