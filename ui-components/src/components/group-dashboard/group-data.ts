import { ask } from "../../data/ask.ts";
import { programsOperation } from "../../data/board-operations.ts";
import { comparisonOperation, dealerResultsOperation, groupMonthsOperation } from "../../data/comparison-operations.ts";
import { GraphqlClient } from "../../data/graphql-client.ts";
import type { Page } from "../../data/operations.ts";
import { readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import { type TokenProvider, TokenSource } from "../../data/token-source.ts";
import type { DealerResult, MetricKey } from "../../model/comparison-types.ts";
import type { InstantText, Month, ProgramChoice } from "../../model/types.ts";
import type { LookBack } from "../dashboard/as-of-panel.ts";
import { type ComparisonSection, comparisonSection, monthsIn } from "./group-view.ts";

/** Where to ask, as whom, and about what. */
export interface GroupSource {
  readonly endpoint: string;
  readonly tokenProvider: TokenProvider;
  readonly program: string;
}

/** Which dealers' results are compared. */
export interface ComparisonAsked {
  readonly month: Month;
  readonly country: string | null;
}

export interface DealersAsked extends ComparisonAsked {
  readonly chosen: MetricKey;
  readonly highestFirst: boolean;
}

interface DealersSection {
  readonly list: Page<DealerResult>;
}

/** Dealers asked for at once. */
const dealersAtOnce = 20;

const filterOf = ({ country }: ComparisonAsked) => (country ? { countries: [country] } : {});

/** What the staff view shows, section by section: each is asked for, kept and fails on its own. */
export class GroupData {
  readonly programs: Resource<readonly ProgramChoice[]>;
  readonly months: Resource<readonly Month[]>;
  readonly comparison: Resource<ComparisonSection>;
  readonly dealers: Resource<DealersSection>;
  /** Whether the reader may see what is for staff alone. */
  staff = false;
  /** Names come in it. */
  language = "en";
  #source: GroupSource | undefined;
  #client: GraphqlClient | undefined;
  #life = new AbortController();
  #asOf: InstantText | null = null;

  constructor(changed: () => void) {
    this.programs = new Resource(changed);
    this.months = new Resource(changed);
    this.comparison = new Resource(changed);
    this.dealers = new Resource(changed);
  }

  get connected(): boolean {
    return this.#client !== undefined;
  }

  /** Who asks; undefined where nobody does. */
  get client(): GraphqlClient | undefined {
    return this.#client;
  }

  /** The token of the source before is dropped, and so is what was read of another program. */
  connect(source: GroupSource): void {
    this.disconnect();
    const { endpoint, program } = this.#source ?? {};
    if (source.endpoint !== endpoint || source.program !== program) this.#forget();
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
    for (const section of [this.months, this.comparison, this.dealers]) section.outdate();
    return true;
  }

  /** Whether what is seen is still that of another instant. */
  get outdated(): boolean {
    return this.comparison.outdated || this.dealers.outdated;
  }

  /** Back to the first month that any dealer has, on the reader's own clocks: dealers may be on several. */
  lookBack(opened: boolean): LookBack | null {
    const client = this.#client;
    if (!client) return null;
    const today = client.lookingAt(null);
    return {
      opened,
      subject: this.#program,
      range: async (signal) => {
        const { data, failure } = await ask(today, groupMonthsOperation, { program: this.#program }, this.#as(signal));
        const month = data && monthsIn(data).at(-1);
        const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
        return { data: data && { timeZone, from: month ? `${month}-01` : null }, failure };
      },
    };
  }

  /** Breaks off whatever is under way and forgets what was loaded. */
  clear(): void {
    this.disconnect();
    this.#forget();
  }

  #forget(): void {
    this.staff = false;
    for (const section of [this.months, this.comparison, this.dealers]) section.clear();
  }

  /** Breaks off whatever is under way; what was loaded stays. */
  disconnect(): void {
    for (const section of [this.programs, this.months, this.comparison, this.dealers]) section.abort();
    this.#life.abort();
    this.#client = undefined;
  }

  /** Names of the programs there are to choose from. */
  async loadPrograms(codes: readonly string[]): Promise<void> {
    if (codes.length === 0) return this.programs.settle([]);
    await this.programs.load(async (signal) => {
      const { operation, variables } = programsOperation(codes);
      const { data, failure } = await ask(this.#client, operation, variables, this.#as(signal));
      return { data: data && Object.values(data), failure };
    });
  }

  loadMonths(): Promise<void> {
    return this.months.load(async (signal) => {
      const { data, failure } = await ask(this.#client, groupMonthsOperation, { program: this.#program }, this.#as(signal));
      this.staff = data?.viewer.roles.includes("STAFF") ?? false;
      return { data: data && monthsIn(data), failure };
    });
  }

  loadComparison(asked: ComparisonAsked): Promise<void> {
    return this.comparison.load(async (signal) => {
      const variables = { program: this.#program, month: asked.month, filter: filterOf(asked) };
      const { data, failure } = await ask(this.#client, comparisonOperation, variables, this.#as(signal));
      return { data: data && comparisonSection(data), failure };
    });
  }

  /** As many dealers as were there before, at least the first. */
  loadDealers(asked: DealersAsked): Promise<void> {
    const count = this.dealers.data?.list.nodes.length ?? 0;
    return this.#readDealers(asked, (rows) => rows.length >= count, null);
  }

  async loadMoreDealers(asked: DealersAsked): Promise<void> {
    if (!this.dealers.pending) await this.#readDealers(asked, () => true, this.dealers.data);
  }

  #readDealers(asked: DealersAsked, enough: (rows: readonly DealerResult[]) => boolean, from: DealersSection | null): Promise<void> {
    const { chosen, month, highestFirst } = asked;
    const order = highestFirst ? ("HIGHEST_FIRST" as const) : ("LOWEST_FIRST" as const);
    return this.dealers.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<DealersSection>> => {
        const variables = { ...chosen, program: this.#program, month, filter: filterOf(asked), order, first: dealersAtOnce, after };
        const { data, failure } = await ask(this.#client, dealerResultsOperation, variables, this.#as(signal));
        return { data: data?.dealerGroup ?? null, failure };
      };
      return readPages(read, enough, from);
    });
  }

  get #program(): string {
    return this.#source?.program ?? "";
  }

  #as(signal: AbortSignal): { readonly language: string; readonly signal: AbortSignal } {
    return { language: this.language, signal };
  }
}
