import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import "../src/components/dashboard/define.ts";
import type { GroupView } from "../src/components/group-dashboard/group-view.ts";
import { allSettled } from "../src/base/focus-keeper.ts";
import { focusedIn, focusIsLost } from "../src/base/focus-lost.ts";
import { type DashboardView, newestFirst } from "../src/components/dashboard/view.ts";
import { fetchedModule } from "../src/data/fetched-module.ts";
import type { GraphqlClient } from "../src/data/graphql-client.ts";
import type { TokenProvider } from "../src/data/token-source.ts";
import { monthText } from "../src/model/format.ts";
import { choice, type Option } from "./choice.ts";
import { isStep, type Place, placeFrom, searchFor } from "./address.ts";
import {
  choicesOperation,
  clientOf,
  type DealerChoice,
  endpoint,
  monthsOperation,
  type ProgramText,
  programs,
  readViewers,
  tokensOf,
  type Viewer,
} from "./demo-api.ts";
import icon from "./icon.svg";
import { type Language, languageFor, languages, words } from "./words.ts";

/** The demo's page: who looks at which dealer in which language, all of it in the address. */
@customElement("demo-page")
export class DemoPage extends LitElement {
  @state() private place: Place = placeFrom(location.search);
  @state() private viewers: readonly Viewer[] = [];
  @state() private dealers: readonly DealerChoice[] | null = null;
  /** Who sees every dealer begins with all of them together. */
  @state() private seesAll = false;
  @state() private program: ProgramText = { name: "", explanation: "", groups: [] };
  @state() private shown: {
    readonly dealer: string;
    readonly program: string;
    readonly asOf: string | null;
    readonly name: string;
    readonly months: readonly string[];
  } | null = null;
  @state() private failed = false;
  @state() private comparison: "coming" | "there" | "failed" = "coming";

  #viewer = "";
  #asksAbout = "";
  #tokens: TokenProvider | null = null;
  #client: GraphqlClient | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener("popstate", () => {
      const had = focusedIn(document);
      this.place = placeFrom(location.search);
      void this.#keepFocus(had);
    });
    void this.#readAll();
  }

  #readAll(): Promise<void> {
    if (this.viewers.length > 0) return this.#readChoices();
    return this.#try(async () => void (this.viewers = await readViewers()));
  }

  /** Where what had the focus is gone with the place before, whoever goes by keyboard goes on at the name of this one. */
  async #keepFocus(had: HTMLElement | null): Promise<void> {
    await this.updateComplete;
    await allSettled();
    if (had && !had.isConnected && focusIsLost(this)) this.querySelector("h1")?.focus({ preventScroll: true });
  }

  get #language(): Language {
    const { language } = this.place;
    return languageFor(language ? [language, ...navigator.languages] : navigator.languages);
  }

  get #dealer(): string | undefined {
    return this.place.dealer ?? (this.seesAll ? undefined : this.dealers?.[0]?.internalID);
  }

  get #comparesDealers(): boolean {
    return this.seesAll && this.#dealer === undefined;
  }

  get #program(): string {
    return programs.find((code) => code === this.place.program) ?? programs[0];
  }

  protected override willUpdate(changed: PropertyValues): void {
    const language = this.#language;
    const otherLanguage = document.documentElement.lang !== language || !this.hasUpdated;
    document.documentElement.lang = language;
    const viewer = this.viewers.find(({ key }) => key === this.place.viewer)?.key ?? this.viewers[0]?.key;
    if (!viewer) return;
    if (viewer !== this.#viewer) this.#seeAs(viewer);
    else if (otherLanguage || this.#program !== this.#asksAbout) void this.#readChoices();
    if (changed.has("place") || changed.has("dealers")) this.#readMonths();
  }

  #seeAs(viewer: string): void {
    this.#viewer = viewer;
    this.#tokens = tokensOf(viewer);
    this.#client = clientOf(this.#tokens, new AbortController().signal);
    this.dealers = null;
    this.seesAll = false;
    this.shown = null;
    void this.#readChoices();
  }

  async #try(step: () => Promise<void>): Promise<void> {
    try {
      await step();
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  #readChoices(): Promise<void> {
    const [program, language] = [this.#program, this.#language];
    this.#asksAbout = program;
    return this.#try(async () => {
      const client = this.#client;
      const { data } = (await client?.query(choicesOperation, { program }, this.#asked())) ?? {};
      if (!data || client !== this.#client || program !== this.#program || language !== this.#language) return;
      this.program = data.program;
      this.dealers = data.viewer.dealers.nodes;
      this.seesAll = data.viewer.roles.includes("STAFF");
      if (this.seesAll) void this.#defineComparison();
    });
  }

  /** The elements of all dealers come when there is somebody to see them. */
  async #defineComparison(): Promise<void> {
    this.comparison = await fetchedModule(() => import("../src/define-others.ts")).then(
      () => "there",
      () => "failed",
    );
  }

  #readMonths(): void {
    const dealer = this.#dealer;
    const program = this.#program;
    const { asOf = null } = this.place.view;
    if (this.#comparesDealers) this.shown = null;
    if (!dealer || !this.dealers || (dealer === this.shown?.dealer && program === this.shown.program && asOf === this.shown.asOf)) return;
    this.shown = { dealer, program, asOf, name: this.dealers.find(({ internalID }) => internalID === dealer)?.name ?? "", months: [] };
    void this.#try(async () => {
      const { data } = (await this.#client?.query(monthsOperation, { program, dealer, asOf }, this.#asked())) ?? {};
      if (!data?.dealer || this.shown?.dealer !== dealer || this.shown.program !== program || this.shown.asOf !== asOf) return;
      this.shown = { dealer, program, asOf, name: data.dealer.name, months: data.dealer.scorecards.nodes.map(({ month }) => month) };
    });
  }

  #asked(): { readonly language: string; readonly signal: AbortSignal } {
    return { language: this.#language, signal: new AbortController().signal };
  }

  /** Goes somewhere. Closing what the last step opened is that step taken back, so that the back button does not open it again. */
  #go(part: Partial<Place>): void {
    const place = { ...this.place, ...part };
    const search = searchFor(place);
    const before = (history.state as { before?: string } | null)?.before;
    if (!isStep(this.place, place)) history.replaceState(history.state, "", search || location.pathname);
    else if (before === search) history.back();
    else history.pushState({ before: searchFor(this.place) }, "", search || location.pathname);
    this.place = place;
  }

  get #title(): string | undefined {
    return this.#comparesDealers ? words[this.#language].allDealers : this.shown?.name;
  }

  protected override updated(): void {
    document.title = [this.#title, this.program.name, words[this.#language].product].filter(Boolean).join(" · ");
  }

  protected override render(): TemplateResult {
    const text = words[this.#language];
    return html`<header class="bar">
        <div class="bar-inner">
          <p class="product"><img src=${icon} alt="" />${text.product}</p>
          <div class="controls">${this.#renderControls()}</div>
        </div>
      </header>
      <main>
        <div class="title">
          <h1 tabindex="-1">${this.#title || text.product}</h1>
          <p><span class="program">${this.program.name}</span>${this.program.name ? " · " : ""}${this.program.explanation}</p>
        </div>
        ${this.#comparesDealers ? this.#renderComparison() : this.#renderDashboard()}
      </main>`;
  }

  #renderControls(): TemplateResult {
    const text = words[this.#language];
    const { details } = this.place.view;
    const viewers = this.viewers.map(({ key, name }): Option => [key, name]);
    const all: readonly Option[] = this.seesAll ? [["", text.allDealers]] : [];
    const dealers = [...all, ...(this.dealers ?? []).map(({ internalID, name }): Option => [internalID, name])];
    const dealer = this.#dealer ?? "";
    // An address may name a dealer that is not in the list.
    if (dealer && this.dealers && dealers.every(([id]) => id !== dealer)) dealers.push([dealer, dealer]);
    const months = (this.shown?.months ?? []).map((month): Option => [month, monthText(this.#language, month)]);
    return html`${choice(text.viewer, viewers, this.#viewer, (viewer) => this.#go({ viewer, dealer: undefined, view: {}, group: {} }))}
    ${choice(text.dealer, dealers, dealer, (chosen) => this.#goToDealer(chosen || undefined))}
    ${this.program.groups.length > 0 || this.#comparesDealers ? nothing : choice(text.month, [["", text.overview], ...months], details?.month ?? "", (month) => this.#goToMonth(month))}
    ${choice(text.language, Object.entries(languages), this.#language, (language) => this.#go({ language }))}`;
  }

  #goToMonth(month: string): void {
    const { view } = this.place;
    const details = month ? { sort: newestFirst, filter: {}, ...view.details, month } : null;
    this.#go({ view: { ...view, receipt: null, details } });
  }

  #renderFailed(again: () => void): TemplateResult {
    const text = words[this.#language];
    return html`<p class="notice" role="alert">${text.failed} <button type="button" @click=${again}>${text.retry}</button></p>`;
  }

  #renderDashboard(): TemplateResult | typeof nothing {
    const text = words[this.#language];
    if (this.failed && !this.dealers) return this.#renderFailed(() => void this.#readAll());
    if (this.dealers?.length === 0 && !this.place.dealer) return html`<p class="notice">${text.noDealers}</p>`;
    if (!this.shown) return nothing;
    // Another viewer gets another element: nothing of what the one before saw may stay.
    return html`${keyed(
      this.#viewer,
      html`<scorecard-dashboard endpoint=${endpoint} program=${this.#program} programs=${programs.join(" ")} dealer-id=${this.shown.dealer} heading-level="2" .tokenProvider=${this.#tokens} .view=${this.place.view}
        @scorecard-view-change=${this.#changeView} @scorecard-program-change=${this.#changeProgram}></scorecard-dashboard>`,
    )}`;
  }

  #renderComparison(): TemplateResult | typeof nothing {
    if (this.comparison === "coming") return nothing;
    if (this.comparison === "failed") return this.#renderFailed(() => void this.#defineComparison());
    const countries = [...new Set(this.dealers?.flatMap(({ country }) => country ?? []))].toSorted().join(" ");
    return html`${keyed(
      this.#viewer,
      html`<scorecard-group-dashboard endpoint=${endpoint} program=${this.#program} programs=${programs.join(" ")} countries=${countries} heading-level="2" .tokenProvider=${this.#tokens} .view=${this.place.group}
        @scorecard-view-change=${this.#changeGroup} @scorecard-program-change=${this.#changeProgram} @scorecard-dealer-open=${this.#openDealer}></scorecard-group-dashboard>`,
    )}`;
  }

  readonly #changeGroup = (event: CustomEvent<{ view: GroupView }>): void => {
    event.preventDefault();
    const { view: group } = event.detail;
    this.#go({ group, view: { ...this.place.view, asOf: group.asOf ?? null } });
  };

  readonly #openDealer = ({ detail }: CustomEvent<{ dealer: string }>): void => {
    this.#goToDealer(detail.dealer);
    scrollTo({ top: 0 });
    // What was pressed is gone with the comparison: whoever goes by keyboard goes on at the dealer's name.
    void this.updateComplete.then(() => this.querySelector("h1")?.focus({ preventScroll: true }));
  };

  #goToDealer(dealer: string | undefined): void {
    const { asOf = null } = this.place.view;
    this.#go({ dealer, view: { asOf }, group: { asOf } });
  }

  /** The address leads, the dashboard follows. */
  readonly #changeView = (event: CustomEvent<{ view: DashboardView }>): void => {
    event.preventDefault();
    const { view } = event.detail;
    this.#go({ view, group: { ...this.place.group, asOf: view.asOf ?? null } });
  };

  readonly #changeProgram = (event: CustomEvent<{ program: string }>): void => {
    event.preventDefault();
    const { asOf = null } = this.place.view;
    this.#go({ program: event.detail.program, view: { asOf }, group: { asOf } });
  };
}
