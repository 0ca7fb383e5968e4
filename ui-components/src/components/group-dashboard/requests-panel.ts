// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { ask } from "../../data/ask.ts";
import { type GraphqlClient, RequestFailure } from "../../data/graphql-client.ts";
import { readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import {
  dealerNamesOperation,
  decisionsOperation,
  type FlaggedData,
  flaggedOperation,
  requestChanges,
  type ServiceRequestsData,
  serviceRequestsOperation,
} from "../../data/service-request-operations.ts";
import type { DealerNames, Decision, RequestWish, ServiceRequestState } from "../../model/service-request-types.ts";
import { bareOutcome, Change } from "../dashboard/change.ts";
import "../service-requests/define.ts";
import type { GroupPanel, GroupPanelAsking, GroupPanelHost, GroupPanelPart } from "./group-panels.ts";

const rowsAtOnce = 20;
/** The API names no more dealers at once. */
const namesAtOnce = 100;
const none: readonly never[] = [];

/** Owners' requests and the opportunities that are flagged, in place of the comparison. */
export class RequestsPanel implements GroupPanel {
  readonly #requests: Resource<ServiceRequestsData>;
  readonly #flagged: Resource<FlaggedData>;
  readonly #decisions: Resource<readonly Decision[]>;
  readonly #change: Change<object>;
  #asking: GroupPanelAsking | null = null;
  /** Who was asked last: what came of a change while the panel was closed is told to the same reader. */
  #client: GraphqlClient | undefined;
  #naming = new AbortController();
  #state: ServiceRequestState | null = "UNASSIGNED";
  #decisionOf: string | null = null;
  #names: DealerNames = {};

  constructor(private readonly host: GroupPanelHost) {
    this.#requests = new Resource(host.changed);
    this.#flagged = new Resource(host.changed);
    this.#decisions = new Resource(host.changed);
    this.#change = new Change(host.changed);
  }

  follow(asking: GroupPanelAsking | null): void {
    const before = this.#asking;
    this.#asking = asking;
    if (!asking || asking.closed) {
      for (const section of [this.#requests, this.#flagged, this.#decisions]) section.clear();
      this.#decisionOf = null;
      this.#naming.abort();
      if (!this.#change.saving) this.#change.forget();
      return;
    }
    if (!asking.client.isOfSameReader(this.#client)) this.#change.forget();
    this.#client = asking.client;
    if (asking.client === before?.client && asking.language === before.language && !before.closed) return;
    if (asking.client !== before?.client) {
      for (const section of [this.#requests, this.#flagged, this.#decisions]) section.clear();
      this.#naming.abort();
      [this.#names, this.#naming] = [{}, new AbortController()];
    }
    void this.#loadAll();
  }

  refresh(): void {
    void this.#loadAll();
  }

  async #loadAll(): Promise<void> {
    if (!this.#asking || this.#asking.closed) return;
    await Promise.all([this.#loadRequests(), this.#loadFlagged(), this.#loadDecisions()]);
  }

  /** As many as were there before, or more of them. */
  async #loadRequests(from: ServiceRequestsData | null = null): Promise<void> {
    const asking = this.#asking;
    if (!asking) return;
    const { client, language } = asking;
    const states = this.#state && [this.#state];
    const count = this.#requests.data?.list.nodes.length ?? 0;
    await this.#requests.load((signal) => {
      const read = (after: string | null): Promise<Loaded<ServiceRequestsData>> =>
        ask(client, serviceRequestsOperation, { states, first: rowsAtOnce, after }, { language, signal });
      return readPages(read, (rows) => from !== null || rows.length >= count, from);
    });
    const asked = this.#requests.data?.list.nodes.flatMap(({ assignments }) => assignments) ?? none;
    await this.#nameDealers(asked.map(({ dealerID }) => dealerID));
  }

  async #loadFlagged(from: FlaggedData | null = null): Promise<void> {
    const asking = this.#asking;
    if (!asking) return;
    const { client, language } = asking;
    const count = this.#flagged.data?.list.nodes.length ?? 0;
    await this.#flagged.load((signal) => {
      const read = (after: string | null): Promise<Loaded<FlaggedData>> =>
        ask(client, flaggedOperation, { first: rowsAtOnce, after }, { language, signal });
      return readPages(read, (rows) => from !== null || rows.length >= count, from);
    });
    await this.#nameDealers(this.#flagged.data?.list.nodes.map(({ opportunity }) => opportunity.dealerID) ?? none);
  }

  async #loadDecisions(): Promise<void> {
    const [asking, id] = [this.#asking, this.#decisionOf];
    if (!asking || id === null) return;
    const { client, language } = asking;
    await this.#decisions.load(async (signal) => {
      const { data, failure } = await ask(client, decisionsOperation, { id }, { language, signal });
      return { data: data?.serviceRequest?.assignments ?? null, failure };
    });
    await this.#nameDealers(this.#decisions.data?.flatMap(({ candidates }) => candidates.map(({ dealerID }) => dealerID)) ?? none);
  }

  /** Where names do not come, dealers go by their ids. */
  async #nameDealers(ids: readonly (string | null)[]): Promise<void> {
    const asking = this.#asking;
    const unnamed = [...new Set(ids)].filter((id) => id !== null).filter((id) => !Object.hasOwn(this.#names, id));
    if (!asking || unnamed.length === 0) return;
    const { client, language } = asking;
    const { signal } = this.#naming;
    for (let from = 0; from < unnamed.length; from += namesAtOnce) {
      const part = unnamed.slice(from, from + namesAtOnce);
      const found = await ask(client, dealerNamesOperation, { ids: part }, { language, signal }).catch((error: unknown) => {
        if (error instanceof RequestFailure || signal.aborted) return null;
        throw error;
      });
      if (signal.aborted) return;
      const nodes = found?.data?.dealers.nodes ?? none;
      this.#names = { ...this.#names, ...Object.fromEntries(nodes.map(({ internalID, name }) => [internalID, name])) };
    }
    this.host.changed();
  }

  render({ messages, headingLevel, errorOf }: GroupPanelPart): TemplateResult {
    const [requests, flagged, decisions] = [this.#requests, this.#flagged, this.#decisions];
    const { saving, userErrors, saved, failure: unsent } = this.#change;
    const failure = unsent ?? requests.failure ?? flagged.failure;
    const closed = this.#asking?.closed ?? false;
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    // Once there is something to see, the choice of states stays while others are asked for.
    const shown = requests.data?.list.nodes ?? (flagged.data || flagged.failure ? none : null);
    return html`<scorecard-service-requests part="requests" .requests=${shown} .requestState=${this.#state}
      .hasMore=${requests.data?.list.pageInfo.hasNextPage ?? false} .flagged=${flagged.data?.list.nodes ?? null}
      .moreFlagged=${flagged.data?.list.pageInfo.hasNextPage ?? false} .dealers=${this.#names} .decisionOf=${this.#decisionOf}
      .decisions=${decisions.data} .decisionState=${decisions.state} .decisionError=${errorOf(decisions.failure)} time-zone=${timeZone}
      .now=${new Date().toISOString()} .closed=${closed} .saving=${saving} .userErrors=${userErrors} .saved=${saved}
      .state=${closed ? "ready" : failure ? "error" : requests.state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-request-state-change=${this.#choose} @scorecard-load-more=${this.#more} @scorecard-decision-open=${this.#decide}
      @scorecard-request-change=${this.#set} @scorecard-requests-close=${this.host.close} @scorecard-retry=${this.#retry}></scorecard-service-requests>`;
  }

  readonly #choose = ({ detail }: CustomEvent<{ state: ServiceRequestState | null }>): void => {
    this.#state = detail.state;
    // What stands otherwise may not be seen under this name.
    this.#requests.clear();
    this.#decisionOf = null;
    this.#decisions.clear();
    void this.#loadRequests();
  };

  readonly #more = ({ detail: { list } }: CustomEvent<{ list: "requests" | "flagged" }>): void => {
    if (list === "flagged" && !this.#flagged.pending) void this.#loadFlagged(this.#flagged.data);
    if (list === "requests" && !this.#requests.pending) void this.#loadRequests(this.#requests.data);
  };

  readonly #decide = ({ detail: { id } }: CustomEvent<{ id: string | null }>): void => {
    this.#decisionOf = id;
    this.#decisions.clear();
    void this.#loadDecisions();
    this.host.changed();
  };

  readonly #retry = (): void => {
    this.#change.forget();
    void this.#loadAll();
  };

  readonly #set = (event: CustomEvent<RequestWish>): void => {
    event.stopPropagation();
    // Told again as the dashboard's own: the page decides before it acts.
    if (!this.host.emit("scorecard-request-change", event.detail)) return event.preventDefault();
    if (!this.#asking) return;
    const { mutation, input } = event.detail;
    void this.#change.send(this.#asking, requestChanges[mutation], { input }, bareOutcome, () => this.#loadAll());
  };
}
