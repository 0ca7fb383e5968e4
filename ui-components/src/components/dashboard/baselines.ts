import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { type BaselinesData, baselinesOperation, setBaselineOperation } from "../../data/improvement-operations.ts";
import { readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import type { Baseline, BaselineInput } from "../../model/improvement-types.ts";
import type { MetricDefinition, MetricGroup, MetricResult } from "../../model/types.ts";
import "../../opened/define.ts";
import "../baseline/define.ts";
import { type Asking, otherReader, otherSource } from "./asking.ts";
import type { BaselinesAsking, BaselinesHost } from "./baselines-place.ts";
import { Change } from "./change.ts";
import type { ReceiptView } from "./view.ts";

type BaselinesSection = NonNullable<BaselinesData["dealer"]>;

/** A metric, with the months that it is shown over, in one currency. */
interface ShownMetric {
  readonly metric: MetricDefinition;
  readonly months: readonly MetricResult[];
  readonly currency: string | null;
}

interface OfMetric {
  readonly list: Resource<BaselinesSection>;
  readonly change: Change<Baseline>;
  /** In which currency the newest change is. */
  currency: string | null;
}

const baselinesAtOnce = 20;
const none: readonly never[] = [];

/** The baselines of metrics that a reader opens, and those that are set there. */
export class Baselines {
  readonly #metrics = new Map<string, OfMetric>();
  #asking: Asking | null = null;
  #open: readonly string[] = none;

  constructor(private readonly host: BaselinesHost) {}

  follow(asking: BaselinesAsking | null): void {
    this.#open = asking?.metrics ?? none;
    if (!asking) return this.#breakOff();
    const { language } = this.#asking ?? {};
    if (otherReader(asking, this.#asking)) {
      for (const { list, change } of this.#metrics.values()) {
        list.abort();
        change.forget();
      }
      this.#metrics.clear();
    } else if (otherSource(asking, this.#asking)) {
      for (const { list } of this.#metrics.values()) list.clear();
    }
    const again = otherSource(asking, this.#asking) || asking.language !== language;
    this.#asking = asking;
    // What is being set goes on.
    if (again) this.refresh();
    for (const metric of asking.metrics) if (!this.#metrics.has(metric)) this.#begin(metric, asking);
  }

  /** What is broken off is asked for again when it is opened again; what is being set goes on. */
  #breakOff(): void {
    for (const [metric, { list, change }] of this.#metrics) {
      if (!list.pending || change.saving) continue;
      list.abort();
      this.#metrics.delete(metric);
    }
  }

  /** Asks again for what is there. */
  refresh(): void {
    if (this.#asking) for (const metric of this.#metrics.keys()) void this.#load(metric, this.#asking);
  }

  #begin(metric: string, asking: Asking): void {
    const { changed } = this.host;
    this.#metrics.set(metric, { list: new Resource(changed), change: new Change(changed), currency: null });
    void this.#load(metric, asking);
  }

  /** As many as were there before. */
  #load(metric: string, asking: Asking): Promise<void> {
    const count = this.#metrics.get(metric)?.list.data?.list.nodes.length ?? 0;
    return this.#read(metric, asking, (rows) => rows.length >= count, null);
  }

  async #read(
    metric: string,
    { client, dealer, program, language }: Asking,
    enough: (rows: readonly Baseline[]) => boolean,
    from: BaselinesSection | null,
  ): Promise<void> {
    await this.#metrics.get(metric)?.list.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<BaselinesSection>> => {
        const variables = { dealer, program, metric, first: baselinesAtOnce, after };
        const { data, failure } = await ask(client, baselinesOperation, variables, { language, signal });
        return { data: data?.dealer ?? null, failure };
      };
      return readPages(read, enough, from);
    });
  }

  #of(metric: string, currency: string | null): readonly Baseline[] | null {
    return this.#metrics.get(metric)?.list.data?.list.nodes.filter((each) => each.currency === currency) ?? null;
  }

  /** Those in force of the metrics that were opened. */
  get inForce(): readonly Baseline[] {
    const all = [...this.#metrics.values()].flatMap(({ list }) => list.data?.list.nodes ?? none);
    return all.filter(
      (each, place) => place === all.findIndex(({ metric, currency }) => metric.code === each.metric.code && currency === each.currency),
    );
  }

  /** A metric's baseline in force, those before it, and how another is set, under a heading so many levels below the dashboard's. */
  render({ metric, months, currency }: ShownMetric, slot: string, below: number): TemplateResult | typeof nothing {
    const known = this.#metrics.get(metric.code);
    if (!known) return nothing;
    const { list, change } = known;
    const refused = known.currency === currency ? change.userErrors : none;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    const failure = change.failure ?? list.failure;
    // Looking back, there is none to set one of.
    const final = view.asOf ? [] : months.filter(({ state }) => state === "FINAL" || state === "UNDEFINED").map(({ month }) => month);
    // What was typed about one dealer is never set for another.
    return html`${keyed(
      `${this.#asking?.dealer} ${this.#asking?.program} ${metric.code} ${currency}`,
      html`<scorecard-baseline slot=${slot} part="baseline" .metric=${metric} .currency=${currency} .baselines=${this.#of(metric.code, currency)}
      .hasMore=${list.data?.list.pageInfo.hasNextPage ?? false} .finalMonths=${final} .timeZone=${list.data?.timeZone ?? "UTC"} .saving=${change.saving}
      .userErrors=${refused} .saved=${change.saved?.currency === currency ? change.saved : null} .state=${failure ? "error" : list.state} .error=${errorOf(failure)}
      .messages=${messages} heading-level=${Math.min(6, headingLevel + below)}
      @scorecard-baseline-set=${this.#set} @scorecard-load-more=${(event: Event) => this.#loadMore(event, metric.code)}
      @scorecard-retry=${() => this.#retry(metric.code)}></scorecard-baseline>`,
    )}`;
  }

  /** Below the trends of a board's opened metrics, in each currency. */
  renderBelow(groups: readonly MetricGroup[]): readonly unknown[] {
    return groups
      .flatMap(({ metrics }) => metrics)
      .filter(({ metric }) => this.#open.includes(metric.code))
      .flatMap(({ metric, result, months, others = [] }) =>
        [{ result, months }, ...others].map((each) =>
          this.render(
            { metric, months: each.months, currency: (each.result ?? each.months.at(-1))?.currency ?? null },
            `baseline-${metric.code}`,
            3,
          ),
        ),
      );
  }

  /** In the receipt of a number whose program has no board: its months with the baseline in force, and the baseline itself. */
  renderInReceipt(shown: ShownMetric): TemplateResult {
    const { metric, months, currency } = shown;
    const { messages, headingLevel, change } = this.host.part();
    const timeZone = this.#metrics.get(metric.code)?.list.data?.timeZone ?? "UTC";
    return html`<scorecard-trend slot="baseline" part="trend" .metric=${metric} .results=${months} .baseline=${this.#of(metric.code, currency)?.[0] ?? null}
      .timeZone=${timeZone} .messages=${messages} heading-level=${Math.min(6, headingLevel + 1)}
      @scorecard-receipt-open=${({ detail }: CustomEvent<ReceiptView>) => change({ receipt: detail })}></scorecard-trend>${this.render(shown, "baseline", 1)}`;
  }

  readonly #retry = (metric: string): void => {
    this.#metrics.get(metric)?.change.forget();
    if (this.#asking) void this.#load(metric, this.#asking);
  };

  #loadMore(event: Event, metric: string): void {
    // What it stands in has lists of its own.
    event.stopPropagation();
    const list = this.#metrics.get(metric)?.list;
    if (this.#asking && list && !list.pending) void this.#read(metric, this.#asking, () => true, list.data);
  }

  /** Told again as the dashboard's own: the page decides before it acts. */
  readonly #set = (event: CustomEvent<{ input: BaselineInput }>): void => {
    event.stopPropagation();
    const { input } = event.detail;
    if (!this.host.emit("scorecard-baseline-set", { input })) return event.preventDefault();
    if (this.#asking) void this.#save(this.#asking, input);
  };

  async #save(asking: Asking, input: BaselineInput): Promise<void> {
    const known = this.#metrics.get(input.metric);
    if (!known || known.change.saving) return;
    known.currency = input.currency;
    const all = { ...input, dealerID: asking.dealer, program: asking.program };
    await known.change.send(
      asking,
      setBaselineOperation,
      { input: all },
      ({ setBaseline }) => ({ saved: setBaseline?.baseline ?? null, userErrors: setBaseline?.userErrors ?? none }),
      async () => {
        if (this.#asking) await this.#load(input.metric, this.#asking);
      },
    );
  }
}
