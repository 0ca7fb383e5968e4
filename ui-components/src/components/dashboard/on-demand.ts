import type { Resource } from "../../data/resource.ts";
import { weeksOperation } from "../../data/on-demand-operations.ts";
import type { WeeklyResult } from "../../model/types.ts";
import "../weeks/define.ts";
import type { DashboardData } from "./dashboard-data.ts";
import type { DashboardView } from "./view.ts";

type WeeksByMetric = ReadonlyMap<string, readonly WeeklyResult[]>;

/** Half a year. */
const weeksAtOnce = 26;
const noWeeks: WeeksByMetric = new Map();

/** What few readers ask for, with the elements that show it: loaded when a board is there that may need it. */
export class OnDemand {
  readonly #weeks: Resource<WeeksByMetric>;
  #weeksAsked: readonly string[] = [];

  constructor(private readonly data: DashboardData) {
    this.#weeks = data.section();
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
    const missing = this.#weeksIn(view).filter((code) => !this.weeksByMetric.has(code));
    // Asked for already: under way, or failed.
    if (missing.every((code) => this.#weeksAsked.includes(code))) return;
    this.#weeksAsked = missing;
    this.loadWeeksAgain();
  }

  /** Asks for everything again that the view shows. */
  refresh(view: DashboardView): void {
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
