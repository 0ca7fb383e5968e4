// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { RequestFailure } from "../../data/graphql-client.ts";
import {
  leadCountsOperation,
  type LeadsData,
  leadsOperation,
  recordLeadStepOperation,
  undoLeadStepOperation,
} from "../../data/lead-operations.ts";
import { pageSize, readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import type { ContactLead, LeadStepCount, LeadToggle } from "../../model/lead-types.ts";
import type { Month } from "../../model/types.ts";
import { wallAt } from "../../model/zoned-time.ts";
import "../contact-list/define.ts";
import { type Asking, otherSource, sameAsking, sameSubject } from "./asking.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";
import { type LeadsPlace, sameView } from "./view.ts";

type LeadsSection = NonNullable<LeadsData["dealer"]>;

const noRows: readonly never[] = [];
const monthsToChoose = 24;
const current: LeadsPlace = { month: null, waitingFor: null };

/** Newest first, and the one that is shown. */
function monthsBackFrom(newest: Month | null, shown: Month | null): readonly Month[] {
  if (newest === null) return noRows;
  const [year = 0, month = 1] = newest.split("-").map(Number);
  const months = Array.from({ length: monthsToChoose }, (_, ago) => new Date(Date.UTC(year, month - 1 - ago)).toISOString().slice(0, 7));
  return shown === null || months.includes(shown) ? months : [...months, shown].toSorted().toReversed();
}

/** A dealer's leads in place of the overview, and what is ticked there. */
export class LeadsPanel implements ToolPanel {
  readonly #leads: Resource<LeadsSection>;
  #asking: Asking | null = null;
  #open = false;
  /** The dealer's current month: as the API says where none is asked for, else by the dealer's clocks. */
  #newest: Month | null = null;
  /** The dealer's, once it is known: on its clocks it is told which months have been. */
  #timeZone = "UTC";
  #place: LeadsPlace = current;
  /** Leads as they are since they were changed here: a page that was asked for before does not know. */
  #changed = new Map<string, ContactLead>();
  #counts: readonly LeadStepCount[] | null = null;
  /** Those of the place before stand until the answer comes: the choice that was used does not go. */
  #countsBefore: readonly LeadStepCount[] = noRows;
  /** What is said of one lead is sent one after another, so that the newest answer is the last. */
  #sent = new Map<string, Promise<unknown>>();
  /** Whether the overview shows what was before. */
  #stale = false;

  constructor(private readonly host: ToolsHost) {
    this.#leads = new Resource(host.changed);
  }

  /** Asks for what is to be shown; null where the leads are not open. */
  follow(asking: Asking | null): void {
    const opens = asking !== null && !this.#open;
    this.#open = asking !== null;
    if (!asking) {
      this.#leads.abort();
      return this.#freshen();
    }
    const place = this.#placeInView;
    if (!opens && sameAsking(asking, this.#asking) && sameView(place, this.#place)) return;
    if (!sameSubject(asking, this.#asking)) this.#stale = false;
    if (otherSource(asking, this.#asking)) {
      this.#leads.clear();
      [this.#newest, this.#counts, this.#countsBefore] = [null, null, noRows];
      this.#changed.clear();
    } else if (!sameView(place, this.#place)) {
      this.#countsBefore = this.#countsShown;
      this.#counts = null;
      this.#leads.clear();
    }
    [this.#place, this.#asking] = [place, asking];
    void this.#load();
  }

  /** A month after the instant that is looked back at has not been. */
  get #placeInView(): LeadsPlace {
    const { leads, asOf } = this.host.part().view;
    const { month, waitingFor } = leads ?? current;
    return { month: month !== null && asOf && month > this.#monthNow ? null : month, waitingFor };
  }

  refresh(): void {
    void this.#load();
  }

  /** Whoever goes back sees in funnel and board what was ticked. */
  #freshen(): void {
    if (!this.#stale || this.#open) return;
    this.#stale = false;
    this.host.refresh();
  }

  /** As many as were there before. What was changed until now is in the answer, and stays over what is there until it comes. */
  async #load(): Promise<void> {
    const count = this.#leads.data?.list.nodes.length ?? 0;
    const [changed, counts] = [[...this.#changed], this.#counts];
    await this.#read((rows) => rows.length >= count, null);
    if (this.#leads.state !== "ready") return;
    for (const [id, lead] of changed) if (this.#changed.get(id) === lead) this.#changed.delete(id);
    if (this.#counts === counts) this.#counts = null;
    this.host.changed();
  }

  #read(enough: (rows: readonly ContactLead[]) => boolean, from: LeadsSection | null): Promise<void> {
    const { month } = this.#place;
    const asking = this.#asking;
    return this.#leads.load(async (signal) => {
      const read = async (after: string | null): Promise<Loaded<LeadsSection>> => {
        const variables = {
          dealer: asking?.dealer ?? "",
          ...this.#place,
          first: pageSize,
          after,
          counted: !after,
        };
        const { data, failure } = await ask(asking?.client, leadsOperation, variables, { language: asking?.language ?? "en", signal });
        if (data?.dealer) {
          this.#timeZone = data.dealer.timeZone;
          this.#newest ??= month === null ? data.dealer.list.month : this.#monthNow;
        }
        return { data: data?.dealer ?? null, failure };
      };
      return readPages(read, enough, from);
    });
  }

  get #monthNow(): Month {
    const { asOf } = this.host.part().view;
    return wallAt(asOf ? new Date(asOf) : new Date(), this.#timeZone).slice(0, 7);
  }

  get #countsShown(): readonly LeadStepCount[] {
    return this.#counts ?? this.#leads.data?.list.stepCounts ?? this.#countsBefore;
  }

  render(): TemplateResult {
    const { data, state, failure } = this.#leads;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    const leads = data?.list.nodes.map((lead) => this.#changed.get(lead.internalID) ?? lead) ?? null;
    const { month, waitingFor } = this.#place;
    const { dealer, program } = this.#asking ?? {};
    // What was done to one dealer's lead is never undone at another's.
    return html`${keyed(
      `${dealer} ${program}`,
      html`<scorecard-contact-list part="leads" .leads=${leads} .month=${month ?? this.#newest} .months=${monthsBackFrom(this.#newest, month)}
      .waitingFor=${waitingFor} .counts=${this.#countsShown} .total=${data?.list.totalCount ?? 0}
      .hasMore=${data?.list.pageInfo.hasNextPage ?? false} time-zone=${data?.timeZone ?? "UTC"} .state=${state} .error=${errorOf(failure)}
      .closed=${Boolean(view.asOf)} .messages=${messages} heading-level=${headingLevel} @scorecard-toggle=${this.#toggle} @scorecard-leads-change=${this.#choose}
      @scorecard-load-more=${this.#loadMore} @scorecard-leads-close=${this.host.close} @scorecard-retry=${this.#retry}></scorecard-contact-list>`,
    )}`;
  }

  /** The view leads, the list follows. */
  readonly #choose = (event: CustomEvent<LeadsPlace>): void => {
    event.preventDefault();
    this.host.part().change({ leads: event.detail });
  };

  readonly #retry = (): void => void this.#load();

  readonly #loadMore = (): void => {
    if (!this.#leads.pending) void this.#read(() => true, this.#leads.data);
  };

  /** Told again as the dashboard's own: the page decides before it acts. */
  readonly #toggle = (event: CustomEvent<LeadToggle>): void => {
    event.stopPropagation();
    const { detail } = event;
    if (!this.host.emit("scorecard-toggle", detail)) return event.preventDefault();
    if (this.#asking) detail.waitUntil(this.#save(this.#asking, detail));
  };

  #save(asking: Asking, toggle: LeadToggle): Promise<ContactLead | undefined> {
    const before = this.#sent.get(toggle.lead) ?? Promise.resolve();
    const saved = before.then(
      () => this.#send(asking, toggle),
      () => this.#send(asking, toggle),
    );
    this.#sent.set(toggle.lead, saved);
    return saved;
  }

  async #send(asking: Asking, toggle: LeadToggle): Promise<ContactLead | undefined> {
    try {
      const lead = await this.#mutate(asking, toggle);
      // Of another instant, the lead stays as it is shown.
      if (otherSource(asking, this.#asking)) return this.#leads.data?.list.nodes.find(({ internalID }) => internalID === toggle.lead);
      this.#changed.set(lead.internalID, lead);
      this.#stale = true;
      this.#freshen();
      void this.#readCounts(asking);
      this.host.changed();
      return lead;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      throw new Error(this.host.part().errorOf(error)?.message ?? error.message, { cause: error });
    }
  }

  async #mutate({ client, dealer, language }: Asking, { lead, step, checked, at, answer, tick }: LeadToggle): Promise<ContactLead> {
    const as = { language, signal: new AbortController().signal };
    const of = { dealerID: dealer, leadID: lead };
    const { data, errors } = checked
      ? await client.mutate(recordLeadStepOperation, { input: { ...of, step, at, answer, replaces: tick } }, as)
      : await client.mutate(undoLeadStepOperation, { input: { ...of, tick: tick ?? 0 } }, as);
    const { lead: saved = null, userErrors = noRows } = data.saved ?? {};
    // What was recorded is recorded, whatever else of the answer failed.
    if (saved) return saved;
    if (userErrors[0]) throw new Error(userErrors[0].message);
    throw new RequestFailure("graphql", errors[0]?.message ?? "The answer holds no lead.");
  }

  /** Where they do not come, those before stand. */
  async #readCounts(asking: Asking): Promise<void> {
    const month = this.#place.month ?? this.#newest;
    if (month === null) return;
    const as = { language: asking.language, signal: new AbortController().signal };
    const answer = await ask(asking.client, leadCountsOperation, { dealer: asking.dealer, month }, as).catch(() => null);
    if (!answer?.data?.dealer || otherSource(asking, this.#asking) || month !== (this.#place.month ?? this.#newest)) return;
    this.#counts = answer.data.dealer.list.stepCounts;
    this.host.changed();
  }
}
