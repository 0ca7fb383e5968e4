// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { RequestFailure } from "../../data/graphql-client.ts";
import {
  type InboxData,
  inboxOperation,
  moreOpenOperation,
  type OpenPage,
  type OpportunityData,
  opportunityOperation,
  type StepData,
  stepOperations,
} from "../../data/opportunity-operations.ts";
import { readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import type { OpenOpportunity, OpportunityStepWish } from "../../model/opportunity-types.ts";
import "../opportunity/define.ts";
import "../opportunity-inbox/define.ts";
import { type Asking, otherSource, sameAsking } from "./asking.ts";
import { Poll } from "./poll.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";

type Inbox = NonNullable<InboxData["dealer"]>;
type InFull = NonNullable<OpportunityData["dealer"]>;

type Stage = "NEW" | "IN_WORK";

interface MoreOfList {
  readonly list: OpenPage;
  readonly failure: RequestFailure | null;
}

const atFirst = 20;
/** The API gives no longer pages. */
const pageRows = 100;

const headOf = (rows: number): number => Math.min(rows, pageRows);

/** A dealer's open opportunities in place of the overview, or one of them in full, and the steps that are taken there. */
export class OpportunitiesPanel implements ToolPanel {
  readonly #inbox: Resource<Inbox>;
  readonly #opened: Resource<InFull>;
  readonly #poll = new Poll(() => this.#look());
  #asking: Asking | null = null;
  #id: string | null = null;
  #rows = { NEW: atFirst, IN_WORK: atFirst };
  /** Whether the overview shows what was before. */
  #stale = false;

  constructor(private readonly host: ToolsHost) {
    this.#inbox = new Resource(host.changed);
    this.#opened = new Resource(host.changed);
  }

  follow(asking: Asking | null): void {
    const { view } = this.host.part();
    const id = view.opportunity ?? null;
    this.#poll.running = asking !== null && !view.asOf && id === null;
    if (!asking) return this.#leave();
    const other = otherSource(asking, this.#asking);
    const sameAsked = sameAsking(asking, this.#asking);
    const sameId = id === this.#id;
    if (other) {
      [this.#inbox, this.#opened].forEach((each) => each.clear());
      this.#rows = { NEW: atFirst, IN_WORK: atFirst };
    } else if (!sameId) this.#opened.clear();
    [this.#asking, this.#id] = [asking, id];
    if (id === null && (!sameAsked || !sameId || this.#inbox.data === null)) void this.#loadInbox();
    if (id !== null && !(sameAsked && sameId)) void this.#loadOpened();
  }

  refresh(): void {
    void this.#load();
  }

  #load(): Promise<void> {
    return this.#id === null ? this.#loadInbox() : this.#loadOpened();
  }

  /** Whoever goes back sees in tiles and months what was done. */
  #leave(): void {
    if (this.#asking && this.#stale) this.host.refresh();
    this.#stale = false;
    [this.#asking, this.#id] = [null, null];
    this.#inbox.abort();
    this.#opened.clear();
  }

  /** Not while the last answer is still on its way. */
  #look(): void {
    if (!this.#inbox.pending) void this.#loadInbox(true);
  }

  async #loadInbox(quietly = false): Promise<void> {
    const asking = this.#asking;
    if (!asking) return;
    const { client, dealer, language } = asking;
    const variables = { dealer, fresh: headOf(this.#rows.NEW), inWork: headOf(this.#rows.IN_WORK) };
    await this.#inbox.load(async (signal) => {
      const { data, failure } = await ask(client, inboxOperation, variables, { language, signal });
      if (!data?.dealer || failure) return { data: data?.dealer ?? null, failure };
      const fresh = await this.#wholeList(asking, "NEW", data.dealer.fresh, signal);
      const inWork = await this.#wholeList(asking, "IN_WORK", data.dealer.inWork, signal);
      return { data: { ...data.dealer, fresh: fresh.list, inWork: inWork.list }, failure: fresh.failure ?? inWork.failure };
    }, quietly);
  }

  /** As long as the reader has asked for, on from its head. */
  async #wholeList({ client, dealer, language }: Asking, stage: Stage, head: OpenPage, signal: AbortSignal): Promise<MoreOfList> {
    const enough = (rows: readonly OpenOpportunity[]) => rows.length >= this.#rows[stage];
    if (enough(head.nodes) || !head.pageInfo.hasNextPage) return { list: head, failure: null };
    const read = async (after: string | null): Promise<Loaded<{ readonly list: OpenPage }>> => {
      const { data, failure } = await ask(client, moreOpenOperation, { dealer, stage, first: pageRows, after }, { language, signal });
      return { data: data?.dealer ?? null, failure };
    };
    const { data, failure } = await readPages<OpenOpportunity, { readonly list: OpenPage }>(read, enough, { list: head });
    return { list: data?.list ?? head, failure };
  }

  async #loadOpened(): Promise<void> {
    const [asking, id] = [this.#asking, this.#id];
    if (!asking || id === null) return;
    const { client, dealer, language } = asking;
    await this.#opened.load(async (signal) => {
      const { data, failure } = await ask(client, opportunityOperation, { dealer, id }, { language, signal });
      return { data: data?.dealer ?? null, failure };
    });
  }

  render(): TemplateResult {
    return html`${keyed(this.#asking?.dealer, this.#id === null ? this.#renderInbox() : this.#renderOpened())}`;
  }

  #renderInbox(): TemplateResult {
    const { data, state, failure } = this.#inbox;
    const { messages, headingLevel, errorOf } = this.host.part();
    // What is asked for again and again shows no sign of it.
    return html`<scorecard-opportunity-inbox part="opportunities" dealer-name=${data?.name ?? ""} .participation=${data?.participation ?? null} .fresh=${data?.fresh.nodes ?? null} .inWork=${data?.inWork.nodes ?? []}
      .freshTotal=${data?.fresh.totalCount ?? 0} .workTotal=${data?.inWork.totalCount ?? 0} as-of=${data?.fresh.asOf ?? nothing} time-zone=${data?.timeZone ?? "UTC"}
      .state=${state === "loading" && data ? "ready" : state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-opportunity-step=${this.#step} @scorecard-load-more=${this.#loadMore} @scorecard-inbox-close=${this.host.close}
      @scorecard-participation-open=${this.#openParticipation} @scorecard-retry=${this.#again}></scorecard-opportunity-inbox>`;
  }

  #renderOpened(): TemplateResult {
    const { data, state, failure } = this.#opened;
    const { messages, headingLevel, errorOf } = this.host.part();
    return html`<scorecard-opportunity part="opportunities" .opportunity=${data?.opportunity ?? null} time-zone=${data?.timeZone ?? "UTC"}
      .state=${state === "loading" && data ? "ready" : state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-opportunity-step=${this.#step} @scorecard-opportunity-close=${this.#close} @scorecard-retry=${this.#again}></scorecard-opportunity>`;
  }

  readonly #openParticipation = (): void => this.host.part().change({ panel: "participation" });

  readonly #again = (): void => this.refresh();

  /** Back to where it was opened: a month's opportunities, or the open ones. */
  readonly #close = (): void => {
    const { view, change } = this.host.part();
    change(view.details ? { panel: null, opportunity: null } : { opportunity: null });
  };

  readonly #loadMore = ({ detail: { stage } }: CustomEvent<{ stage: Stage }>): void => {
    const rows = this.#rows[stage];
    this.#rows = { ...this.#rows, [stage]: rows < pageRows ? pageRows : rows + pageRows };
    void this.#loadInbox();
  };

  /** Told again as the dashboard's own: the page decides before it acts. */
  readonly #step = (event: CustomEvent<OpportunityStepWish>): void => {
    event.stopPropagation();
    const { detail } = event;
    if (!this.host.emit("scorecard-opportunity-step", detail)) return event.preventDefault();
    if (this.#asking) detail.waitUntil(this.#take(this.#asking, detail));
  };

  async #take(asking: Asking, wish: OpportunityStepWish): Promise<void> {
    const done = await this.#send(asking, wish).catch((error: unknown) => {
      if (!(error instanceof RequestFailure)) throw error;
      throw new Error(this.host.part().errorOf(error)?.message ?? error.message, { cause: error });
    });
    const refused = done?.userErrors[0];
    // Whatever became of it, what is shown was before it.
    if (!otherSource(asking, this.#asking)) await this.#load();
    if (refused) throw new Error(refused.message);
    this.#stale = true;
  }

  async #send({ client, dealer, language }: Asking, { id, step, words, updateID }: OpportunityStepWish): Promise<StepData["done"]> {
    const of = { dealerID: dealer, opportunityID: id };
    const input = step === "UPDATE_STATUS" ? { ...of, updateID, note: words ?? "" } : words === null ? of : { ...of, reason: words };
    const as = { language, signal: new AbortController().signal };
    const { data, errors } = await client.mutate(stepOperations[step], { input }, as);
    if (!data.done) throw new RequestFailure("graphql", errors[0]?.message ?? "The answer holds nothing.");
    return data.done;
  }
}
