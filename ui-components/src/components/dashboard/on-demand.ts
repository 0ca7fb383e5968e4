// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, nothing, type TemplateResult } from "lit";
import {
  readinessOperation,
  slicesOperation,
  type UnsatisfiedCustomersData,
  unsatisfiedCustomersOperation,
  weeksOperation,
} from "../../data/on-demand-operations.ts";
import { readPages } from "../../data/pages.ts";
import type { Loaded, Resource } from "../../data/resource.ts";
import type { MetricSlice, ProgramReadiness, SliceBy, UnsatisfiedCustomer, WeeklyResult } from "../../model/types.ts";
import "../../opened/define.ts";
import type { DashboardData } from "./dashboard-data.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import { FunnelPanel } from "./funnel-panel.ts";
import { resultIn } from "./section-views.ts";
import { unanswered } from "./unanswered.ts";
import { type DashboardView, keyOf, type ReceiptView, sameView } from "./view.ts";

type WeeksByMetric = ReadonlyMap<string, readonly WeeklyResult[]>;

type CustomersSection = NonNullable<UnsatisfiedCustomersData["dealer"]>;

const customersAtOnce = 10;
const mostSlices = 50;
/** Half a year. */
const weeksAtOnce = 26;
const noWeeks: WeeksByMetric = new Map();

/** Which number is cut, and by what. */
interface Split {
  readonly receipt: ReceiptView;
  readonly by: SliceBy;
}

/** What few readers ask for, with the elements that show it: loaded when a board is there that may need it. */
export class OnDemand {
  readonly funnel: FunnelPanel;
  readonly #weeks: Resource<WeeksByMetric>;
  readonly #customers: Resource<CustomersSection>;
  readonly #readiness: Resource<ProgramReadiness>;
  readonly #slices: Resource<readonly MetricSlice[]>;
  #weeksAsked: readonly string[] = [];
  #split: Split | null = null;

  constructor(private readonly data: DashboardData) {
    this.funnel = new FunnelPanel(data);
    this.#weeks = data.section();
    this.#customers = data.section();
    this.#readiness = data.section();
    this.#slices = data.section();
  }

  get weeksByMetric(): WeeksByMetric {
    return this.#weeks.data ?? noWeeks;
  }

  get failedWeeks(): readonly string[] {
    return this.#weeks.failure ? this.#weeksAsked : [];
  }

  /** What was broken off is asked for again by the view that shows it. */
  forgetAsked(): void {
    this.#weeksAsked = [];
  }

  /** Loads what the view shows and is not there. */
  follow(view: DashboardView): void {
    this.funnel.follow(view);
    if (this.#followsUp && unanswered(this.#customers)) void this.#loadCustomers();
    if (view.readiness && unanswered(this.#readiness)) void this.#loadReadiness();
    const split = this.#splitIn(view);
    // What was cut of another receipt, or by another field, may not stand under the name of this one.
    if (!sameView(split, this.#split)) this.#slices.clear();
    this.#split = split;
    if (this.#split && unanswered(this.#slices)) void this.#loadSlices(this.#split);
    this.#followWeeks(view);
  }

  #followWeeks(view: DashboardView): void {
    const missing = this.#weeksIn(view).filter((code) => !this.weeksByMetric.has(code));
    // Asked for already: under way, or failed.
    if (missing.every((code) => this.#weeksAsked.includes(code))) return;
    this.#weeksAsked = missing;
    this.loadWeeksAgain();
  }

  /** Asks for everything again that the view shows. */
  refresh(view: DashboardView): void {
    this.funnel.refresh();
    if (!unanswered(this.#customers)) void this.#loadCustomers();
    if (!unanswered(this.#readiness)) void this.#loadReadiness();
    if (this.#split && !unanswered(this.#slices)) void this.#loadSlices(this.#split);
    this.#weeksAsked = this.#weeksIn(view);
    void this.#loadWeeks(noWeeks);
  }

  readonly loadWeeksAgain = (): void => void this.#loadWeeks(this.weeksByMetric);

  async #loadWeeks(known: WeeksByMetric): Promise<void> {
    const metrics = this.#weeksAsked;
    if (metrics.length === 0) return this.#weeks.settle(known);
    await this.#weeks.load(async (signal) => {
      const { data, failure } = await this.data.ask(weeksOperation, { metrics, weeks: weeksAtOnce }, signal);
      const results = data?.dealer?.weeklyResults ?? [];
      const read = metrics.map((code) => [code, this.#ofOneCurrency(code, results)] as const);
      return { data: failure ? null : new Map([...known, ...read]), failure };
    });
  }

  #loadReadiness(): Promise<void> {
    return this.#readiness.load(async (signal) => {
      const { data, failure } = await this.data.ask(readinessOperation, {}, signal);
      return { data: data?.dealer?.readiness ?? null, failure };
    });
  }

  /** In the header of the board. */
  renderReadiness({ view, messages, headingLevel, errorOf, change }: DashboardPart): TemplateResult {
    const { data, state, failure } = this.#readiness;
    const toggle = ({ detail }: CustomEvent<{ shown: boolean }>) => change({ readiness: detail.shown });
    return html`<scorecard-readiness slot="readiness" part="readiness" .readiness=${data} .shown=${view.readiness ?? false}
      .state=${state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-readiness-toggle=${toggle} @scorecard-retry=${() => void this.#loadReadiness()}></scorecard-readiness>`;
  }

  /** By a field that the records of the receipt have. */
  #splitIn({ receipt }: DashboardView): Split | null {
    const by = this.data.receipt.data?.result.metric.sliceBy?.find((each) => each === receipt?.by);
    return receipt && by ? { receipt, by } : null;
  }

  #loadSlices({ receipt, by }: Split): Promise<void> {
    return this.#slices.load(async (signal) => {
      const { data, failure } = await this.data.ask(slicesOperation, { ...keyOf(receipt), by, first: mostSlices }, signal);
      return { data: (data?.dealer && resultIn(data.dealer.scorecard, receipt.currency)?.slices) ?? null, failure };
    });
  }

  /** In a receipt whose records have something to cut by. */
  renderSlices(
    { data: { receipt }, messages, headingLevel, errorOf, change }: DashboardPart,
    view: ReceiptView,
  ): TemplateResult | typeof nothing {
    const { metric, month } = receipt.data?.result ?? {};
    if (!metric?.sliceBy?.length || !month) return nothing;
    const split = this.#split;
    /** The view leads, the slices follow. */
    const cut = (event: CustomEvent<{ by: SliceBy | null }>) => {
      event.preventDefault();
      change({ receipt: { ...view, by: event.detail.by } });
    };
    const { data, state, failure } = this.#slices;
    return html`<scorecard-slices slot="slices" part="slices" .metric=${metric} .month=${month} .by=${split?.by ?? null} .slices=${split ? data : null}
      .most=${mostSlices} .state=${split ? state : "ready"} .error=${errorOf(split && failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-slice-change=${cut}
      @scorecard-retry=${() => split && void this.#loadSlices(split)}></scorecard-slices>`;
  }

  /** As many as were there before. */
  #loadCustomers(): Promise<void> {
    const count = this.#customers.data?.list.nodes.length ?? 0;
    return this.#readCustomers((rows) => rows.length >= count, null);
  }

  #readCustomers(enough: (rows: readonly UnsatisfiedCustomer[]) => boolean, from: CustomersSection | null): Promise<void> {
    return this.#customers.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<CustomersSection>> => {
        const { data, failure } = await this.data.ask(unsatisfiedCustomersOperation, { first: customersAtOnce, after }, signal);
        return { data: data?.dealer ?? null, failure };
      };
      return readPages(read, enough, from);
    });
  }

  /** Below the board: those whom follow-ups found unsatisfied, where any were made. */
  renderCustomers({ data, messages, headingLevel, errorOf }: DashboardPart): TemplateResult | typeof nothing {
    if (!this.#followsUp) return nothing;
    const { data: section, state, failure } = this.#customers;
    const loadMore = () => {
      if (!this.#customers.pending) void this.#readCustomers(() => true, this.#customers.data);
    };
    return html`<scorecard-unsatisfied-customers part="unsatisfied-customers" .customers=${section?.list.nodes ?? null} .hasMore=${section?.list.pageInfo.hasNextPage ?? false}
      .timeZone=${data.board.data?.timeZone ?? "UTC"} .state=${state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-load-more=${loadMore} @scorecard-retry=${() => void this.#loadCustomers()}></scorecard-unsatisfied-customers>`;
  }

  get #followsUp(): boolean {
    return this.#shown.some(({ metric, months }) => metric.recordKind === "FOLLOW_UP" && months.some(({ state }) => state !== "NO_DATA"));
  }

  /** Codes that the board does not have, or has no weeks of, would take the others asked for with them. */
  #weeksIn({ metrics = [], weeks = [] }: DashboardView): readonly string[] {
    return this.#shown
      .filter(({ metric }) => metric.weekly && weeks.includes(metric.code) && metrics.includes(metric.code))
      .map(({ metric }) => metric.code);
  }

  get #shown() {
    return this.data.board.data?.groups.flatMap(({ metrics }) => metrics) ?? [];
  }

  /** Of money, the weeks in the currency of the months they stand beside. */
  #ofOneCurrency(code: string, results: readonly WeeklyResult[]): readonly WeeklyResult[] {
    const own = this.#shown.find(({ metric }) => metric.code === code)?.result?.currency;
    return results.filter(({ metricCode, currency }) => metricCode === code && (!currency || currency === own));
  }
}
