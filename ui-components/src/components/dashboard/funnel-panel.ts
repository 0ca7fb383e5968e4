import { html, nothing, type TemplateResult } from "lit";
import type { BoardMonth } from "../../data/board-operations.ts";
import { type LeadFindingsData, leadFindingsOperation, type LeadPeriod, weeklyFunnelsOperation } from "../../data/funnel-operations.ts";
import { readPages } from "../../data/pages.ts";
import type { Loaded, Resource } from "../../data/resource.ts";
import { chosenMonth, chosenWeek } from "../../model/funnel.ts";
import type { FunnelMonth, FunnelWeek, LeadFinding } from "../../model/funnel-types.ts";
import type { InstantText } from "../../model/types.ts";
import type { BoardSection } from "./board-view.ts";
import type { DashboardData } from "./dashboard-data.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import { unanswered } from "./unanswered.ts";
import { type DashboardView, type FunnelPlace, sameView } from "./view.ts";

type FindingsSection = NonNullable<LeadFindingsData["dealer"]>;

const findingsAtOnce = 5;
/** Half a year. */
const weeksAtOnce = 26;

const newestMonth: FunnelPlace = { weeks: false, period: null };

/** A month of the funnel stands as the metrics do that tell its steps. */
function funnelMonth({ month, funnel, results }: BoardMonth): FunnelMonth {
  const codes = new Set(funnel.map(({ metricCode }) => metricCode));
  const told = results.filter(({ metricCode }) => codes.has(metricCode));
  const open = told.some(({ state }) => state === "IN_PROGRESS");
  const none = funnel.every(({ count }) => count === 0);
  const finalAt = told.reduce<InstantText | null>((last, result) => ((result.finalAt ?? "") > (last ?? "") ? result.finalAt : last), null);
  return { month, state: open ? "IN_PROGRESS" : none ? "NO_DATA" : "FINAL", finalAt, steps: funnel };
}

/** The funnel of a program that has one: its months come with the board, its weeks and the leads with a step missing when they are shown. */
export class FunnelPanel {
  readonly #weeks: Resource<readonly FunnelWeek[]>;
  readonly #findings: Resource<FindingsSection>;
  #findingsOf: LeadPeriod | null = null;
  #board: BoardSection | null = null;
  #months: readonly FunnelMonth[] = [];

  constructor(private readonly data: DashboardData) {
    this.#weeks = data.section();
    this.#findings = data.section();
  }

  /** None where the program has no funnel. */
  get #monthsOfBoard(): readonly FunnelMonth[] {
    const { data } = this.data.board;
    if (data !== this.#board) {
      this.#board = data;
      this.#months = (data?.months ?? []).filter(({ funnel }) => funnel.length > 0).map(funnelMonth);
    }
    return this.#months;
  }

  /** Loads what the view shows and is not there. */
  follow({ funnel }: DashboardView): void {
    if (this.#monthsOfBoard.length === 0) return;
    const place = funnel ?? newestMonth;
    if (place.weeks && unanswered(this.#weeks)) void this.#loadWeeks();
    const period = this.#periodOf(place);
    if (!sameView(period, this.#findingsOf)) this.#findings.clear();
    this.#findingsOf = period;
    if (period && unanswered(this.#findings)) void this.#loadFindings(period);
  }

  /** Asks for everything again that was there, or failed. */
  refresh(): void {
    if (!unanswered(this.#weeks)) void this.#loadWeeks();
    if (!unanswered(this.#findings) && this.#findingsOf) void this.#loadFindings(this.#findingsOf);
  }

  #periodOf({ weeks, period }: FunnelPlace): LeadPeriod | null {
    if (weeks) {
      const week = chosenWeek(this.#weeks.data ?? [], period)?.from;
      return week === undefined ? null : { week };
    }
    const chosen = chosenMonth(this.#monthsOfBoard, period);
    return chosen && chosen.state !== "NO_DATA" ? { month: chosen.month } : null;
  }

  #loadWeeks(): Promise<void> {
    return this.#weeks.load(async (signal) => {
      const { data, failure } = await this.data.ask(weeklyFunnelsOperation, { weeks: weeksAtOnce }, signal);
      return { data: data?.dealer?.weeklyFunnels ?? null, failure };
    });
  }

  /** As many as were there before. */
  #loadFindings(period: LeadPeriod): Promise<void> {
    const count = this.#findings.data?.list.nodes.length ?? 0;
    return this.#readFindings(period, (rows) => rows.length >= count, null);
  }

  #readFindings(period: LeadPeriod, enough: (rows: readonly LeadFinding[]) => boolean, from: FindingsSection | null): Promise<void> {
    return this.#findings.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<FindingsSection>> => {
        const variables = { ...period, first: findingsAtOnce, after, counted: after === null };
        const { data, failure } = await this.data.ask(leadFindingsOperation, variables, signal);
        return { data: data?.dealer ?? null, failure };
      };
      return readPages(read, enough, from);
    });
  }

  /** The next page; of what failed before there was any, the first. */
  readonly #loadMore = (): void => {
    const { data, pending } = this.#findings;
    if (!pending && this.#findingsOf) void this.#readFindings(this.#findingsOf, () => true, data);
  };

  /** Above the board. */
  render({ data, view, messages, headingLevel, errorOf, change }: DashboardPart): TemplateResult | typeof nothing {
    const months = this.#monthsOfBoard;
    if (months.length === 0) return nothing;
    const { weeks, period } = view.funnel ?? newestMonth;
    const { list } = this.#findings.data ?? {};
    const findings = list ? { total: list.totalCount ?? 0, list: list.nodes, hasMore: list.pageInfo.hasNextPage } : null;
    return html`<scorecard-funnel part="funnel" .months=${months} .weeks=${this.#weeks.data} .weeksShown=${weeks} .period=${period}
      .findings=${findings} .findingsState=${this.#findings.state} .findingsError=${errorOf(this.#findings.failure)} .timeZone=${data.board.data?.timeZone ?? "UTC"}
      .state=${weeks ? this.#weeks.state : "ready"} .error=${errorOf(weeks ? this.#weeks.failure : null)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-funnel-change=${({ detail }: CustomEvent<FunnelPlace>) => change({ funnel: detail })}
      @scorecard-load-more=${this.#loadMore} @scorecard-retry=${() => void this.#loadWeeks()}></scorecard-funnel>`;
  }
}
