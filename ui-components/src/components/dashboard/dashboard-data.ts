import { ask } from "../../data/ask.ts";
import { boardOperation, obstaclesOperation, type ProgramsData, programsOperation } from "../../data/board-operations.ts";
import { GraphqlClient, type Operation } from "../../data/graphql-client.ts";
import {
  historyOperation,
  monthCountsOperation,
  type MonthScorecard,
  type OpportunitiesData,
  opportunitiesOperation,
  receiptOperation,
  receiptRecordsOperation,
  type TilesData,
  tilesOperation,
} from "../../data/operations.ts";
import { pageSize, readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import { type TokenProvider, TokenSource } from "../../data/token-source.ts";
import type { InstantText, Month, OpportunityActivity, ProgramChoice, ReceiptListName } from "../../model/types.ts";
import type { Asking } from "./asking.ts";
import {
  type CountsByMonth,
  type HistorySection,
  historySection,
  type ReceiptSection,
  receiptSection,
  resultIn,
  withRecords,
} from "./section-views.ts";
import { type BoardSection, boardSection, missedOn, type ObstaclesByMetric, obstaclesByMetric } from "./board-view.ts";
import { type DashboardView, type DetailsView, keyOf, type ReceiptView } from "./view.ts";

/** Where to ask, as whom, and about what. */
export interface DashboardSource {
  readonly endpoint: string;
  readonly tokenProvider: TokenProvider;
  readonly dealer: string;
  readonly program: string;
}

type TilesSection = NonNullable<TilesData["dealer"]>;
type DetailsSection = NonNullable<OpportunitiesData["dealer"]>;

/** Months asked for at once. */
const monthsAtOnce = 12;
/** Months of a board: a year, and those that are not final yet. */
const monthsOfBoard = 14;

const lacks = ({ pending, state }: Resource<unknown>): boolean => !pending && state !== "ready";

/** What the dashboard shows, section by section: each is asked for, kept and fails on its own. */
export class DashboardData {
  readonly tiles: Resource<TilesSection>;
  readonly history: Resource<HistorySection>;
  /** What became of the records of the months that were expanded. */
  readonly counts: Resource<CountsByMonth>;
  readonly details: Resource<DetailsSection>;
  readonly receipt: Resource<ReceiptSection>;
  /** In place of the history where the program has parts. */
  readonly board: Resource<BoardSection>;
  /** Why metrics of the board miss their goals. */
  readonly obstacles: Resource<ObstaclesByMetric>;
  /** What the reader may choose from. */
  readonly programs: Resource<readonly ProgramChoice[]>;
  /** Whether the program has parts, as far as is known. */
  divided = false;
  /** Names and reasons come in it. */
  language = "en";
  #source: DashboardSource | undefined;
  #client: GraphqlClient | undefined;
  #life = new AbortController();
  #asOf: InstantText | null = null;

  readonly #sections: Resource<unknown>[] = [];

  constructor(private readonly changed: () => void) {
    this.tiles = this.section();
    this.history = this.section();
    this.counts = this.section();
    this.details = this.section();
    this.receipt = this.section();
    this.board = this.section();
    this.obstacles = this.section();
    this.programs = new Resource(changed);
  }

  /** A part of what is shown of this dealer and program, forgotten with them. */
  section<Data>(): Resource<Data> {
    const section = new Resource<Data>(this.changed);
    this.#sections.push(section);
    return section;
  }

  get connected(): boolean {
    return this.#client !== undefined;
  }

  /** For parts that ask for themselves; null while there is nobody to ask. */
  get asking(): Asking | null {
    if (!this.#client || !this.#source) return null;
    const { dealer, program } = this.#source;
    return { client: this.#client, language: this.language, dealer, program };
  }

  /** The token of the source before is dropped, and so is what was read of another dealer. */
  connect(source: DashboardSource): void {
    this.disconnect();
    const { endpoint, dealer, program } = this.#source ?? {};
    if (source.endpoint !== endpoint || source.dealer !== dealer || source.program !== program) {
      for (const section of this.#sections) section.clear();
      this.divided = false;
    }
    this.#source = source;
    this.#life = new AbortController();
    const tokens = new TokenSource(source.tokenProvider, this.#life.signal);
    this.#client = new GraphqlClient({ endpoint: source.endpoint, tokens, asOf: this.#asOf });
  }

  /** From here on all is asked as of another instant. Whether it is another one; what is there stays until it has been asked for again. */
  lookAt(asOf: InstantText | null): boolean {
    if (asOf === this.#asOf) return false;
    this.#asOf = asOf;
    this.#client = this.#client?.lookingAt(asOf);
    for (const section of this.#sections) section.outdate();
    return true;
  }

  /** Breaks off whatever is under way and forgets what was loaded. */
  clear(): void {
    this.disconnect();
    for (const section of this.#sections) section.clear();
  }

  /** Breaks off whatever is under way; what was loaded stays. */
  disconnect(): void {
    for (const section of [...this.#sections, this.programs]) section.abort();
    this.#life.abort();
    this.#client = undefined;
  }

  loadTiles(): Promise<void> {
    return this.tiles.load(async (signal) => {
      const { data, failure } = await this.ask(tilesOperation, {}, signal);
      if (data?.dealer && data.program?.groups.length) this.#showBoard();
      return { data: data?.dealer ?? null, failure };
    });
  }

  #showBoard(): void {
    this.divided = true;
    this.history.clear();
    void this.loadBoard();
  }

  async loadBoard(): Promise<void> {
    await this.board.load(async (signal) => {
      const { data, failure } = await this.ask(boardOperation, { months: monthsOfBoard }, signal);
      return { data: data && boardSection(data), failure };
    });
    if (this.board.data && this.board.state === "ready") await this.#loadObstacles(this.board.data);
  }

  async #loadObstacles(section: BoardSection): Promise<void> {
    const missed = missedOn(section);
    if (missed.length === 0) return this.obstacles.settle(new Map());
    await this.obstacles.load(async (signal) => {
      const { operation, variables } = obstaclesOperation(missed);
      const { data, failure } = await this.ask(operation, variables, signal);
      return { data: data && obstaclesByMetric(data), failure };
    });
  }

  /** Names of the programs there are to choose from. */
  async loadPrograms(codes: readonly string[]): Promise<void> {
    if (codes.length === 0) return this.programs.settle([]);
    await this.programs.load(async (signal) => {
      const { operation, variables } = programsOperation(codes);
      const { data, failure } = await this.#query<ProgramsData, Readonly<Record<string, string>>>(operation, variables, signal);
      return { data: data && Object.values(data), failure };
    });
  }

  /** Loads what was never asked for, broken off, or failed. */
  loadUnanswered({ expanded = [], details, receipt }: DashboardView): void {
    if (lacks(this.tiles)) void this.loadTiles();
    if (lacks(this.history)) void this.loadHistory(expanded);
    if (lacks(this.counts)) void this.loadMissingCounts(expanded);
    if (details && lacks(this.details)) void this.loadDetails(details, true);
    if (receipt && lacks(this.receipt)) void this.loadReceipt(receipt);
  }

  /** As many months as were there before, and on to the oldest of `wanted`. */
  loadHistory(wanted: readonly Month[]): Promise<void> {
    if (this.divided) return Promise.resolve();
    const count = this.history.data?.list.nodes.length ?? 0;
    const oldest = wanted.toSorted()[0] ?? "9999-12";
    return this.#readHistory((months) => months.length >= count && (months.at(-1)?.month ?? "") <= oldest, null);
  }

  async loadOlderMonths(): Promise<void> {
    if (!this.history.pending) await this.#readHistory(() => true, this.history.data);
  }

  /** The counts of months that are not there yet, all in one question. */
  loadMissingCounts(months: readonly Month[]): Promise<void> {
    const known: CountsByMonth = this.counts.data ?? new Map<Month, never>();
    return this.#readCounts(
      months.filter((month) => !known.has(month)),
      known,
    );
  }

  /** The counts of months anew; those of others are forgotten. */
  loadCountsAgain(months: readonly Month[]): Promise<void> {
    return this.#readCounts(months, new Map());
  }

  async #readCounts(months: readonly Month[], known: CountsByMonth): Promise<void> {
    if (months.length === 0) return this.counts.settle(known);
    await this.counts.load(async (signal) => {
      const { operation, variables } = monthCountsOperation(months);
      const { data, failure } = await this.ask(operation, variables, signal);
      const read = Object.values(data?.dealer ?? {}).map(({ month, counts }) => [month, counts] as const);
      return { data: failure ? null : new Map([...known, ...read]), failure };
    });
  }

  #readHistory(enough: (months: readonly MonthScorecard[]) => boolean, from: HistorySection | null): Promise<void> {
    return this.history.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<HistorySection>> => {
        const { data, failure } = await this.ask(historyOperation, { first: monthsAtOnce, after }, signal);
        return { data: data && historySection(data), failure };
      };
      return readPages(read, enough, from);
    });
  }

  /** The first rows of another view; of the same one, as many as were there before. */
  loadDetails(view: DetailsView, again: boolean): Promise<void> {
    const count = again ? (this.details.data?.list.nodes.length ?? 0) : 0;
    return this.#readDetails(view, (rows) => rows.length >= count, null);
  }

  async loadMoreDetails(view: DetailsView): Promise<void> {
    if (!this.details.pending) await this.#readDetails(view, () => true, this.details.data);
  }

  #readDetails(view: DetailsView, enough: (rows: readonly OpportunityActivity[]) => boolean, from: DetailsSection | null): Promise<void> {
    return this.details.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<DetailsSection>> => {
        const { data, failure } = await this.ask(
          opportunitiesOperation,
          { ...view, first: pageSize, after, counted: after === null },
          signal,
        );
        return { data: data?.dealer ?? null, failure };
      };
      return readPages(read, enough, from);
    });
  }

  loadReceipt(view: ReceiptView): Promise<void> {
    return this.receipt.load(async (signal) => {
      const { data, failure } = await this.ask(receiptOperation, { ...keyOf(view), first: pageSize }, signal);
      return { data: data && receiptSection(data, view.currency), failure };
    });
  }

  /** The next page of one of the receipt's lists. */
  async loadMoreRecords(view: ReceiptView, name: ReceiptListName): Promise<void> {
    const shown = this.receipt.data;
    if (!shown || this.receipt.pending) return;
    const chosen = { counted: name === "counted", notCounted: name === "notCounted", leftOut: name === "leftOut" };
    await this.receipt.load(async (signal) => {
      const variables = { ...keyOf(view), ...chosen, first: pageSize, after: shown.ends[name] };
      const { data, failure } = await this.ask(receiptRecordsOperation, variables, signal);
      const page = data?.dealer && resultIn(data.dealer.scorecard, view.currency)?.receipt[name];
      return { data: page ? withRecords(shown, name, page) : shown, failure };
    });
  }

  /** Asks about the dealer and program at hand. */
  ask<Data, Variables extends { readonly dealer: string }>(
    operation: Operation<Data, Variables>,
    variables: Omit<Variables, "dealer" | "program">,
    signal: AbortSignal,
  ): Promise<Loaded<Data>> {
    const { dealer, program } = this.#source ?? {};
    return this.#query(operation, { ...variables, dealer, program } as unknown as Variables, signal);
  }

  #query<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): Promise<Loaded<Data>> {
    return ask(this.#client, operation, variables, { language: this.language, signal });
  }
}
