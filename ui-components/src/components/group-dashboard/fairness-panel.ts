// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import type { ElementError } from "../../base/scorecard-element.ts";
import { ask } from "../../data/ask.ts";
import { fairnessOperation } from "../../data/fairness-operations.ts";
import type { Page } from "../../data/operations.ts";
import { type Listed, readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import { instantsOf, usualPeriods } from "../../model/fairness.ts";
import type { FairnessDealer, FairnessPeriod, FairnessReport, FairnessSort } from "../../model/fairness-types.ts";
import type { InstantText } from "../../model/types.ts";
import "../assignment-fairness/define.ts";
import type { GroupPanel, GroupPanelAsking, GroupPanelHost, GroupPanelPart } from "./group-panels.ts";

interface Question {
  readonly instants: { readonly from: InstantText; readonly to: InstantText };
  readonly sort: FairnessSort;
}

/** What is shown: a report, and dealers in an order. */
interface FairnessSection extends Listed<FairnessDealer>, Question {
  /** Null for whom it is not. */
  readonly report: FairnessReport | null;
  readonly list: Page<FairnessDealer>;
}

const dealersAtOnce = 20;
const noRows: readonly never[] = [];
const nobody: Page<never> = { nodes: noRows, pageInfo: { hasNextPage: false, endCursor: null } };
const mostAskedFirst: FairnessSort = { field: "ASKED", direction: "DESC" };

/** How requests were handed out among dealers, in place of the comparison. */
export class FairnessPanel implements GroupPanel {
  readonly #section: Resource<FairnessSection>;
  #asking: GroupPanelAsking | null = null;
  #period: FairnessPeriod = { days: usualPeriods[0] };
  #question: Question | null = null;

  constructor(private readonly host: GroupPanelHost) {
    this.#section = new Resource(host.changed);
  }

  follow(asking: GroupPanelAsking | null): void {
    const before = this.#asking;
    this.#asking = asking;
    if (!asking || asking.closed) return this.#section.clear();
    if (asking.client === before?.client && asking.country === before.country && asking.language === before.language && !before.closed)
      return;
    // What is told of one country, or was seen by another client, may not stand under the name of this one.
    if (asking.client !== before?.client || asking.country !== before.country) this.#section.clear();
    this.#loadWhole();
  }

  /** Asks again, up to the day that it is now. */
  refresh(): void {
    if (this.#asking && !this.#asking.closed) this.#loadWhole();
  }

  #loadWhole(): void {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const sort = this.#question?.sort ?? mostAskedFirst;
    this.#question = { instants: instantsOf(this.#period, new Date(), timeZone), sort };
    void this.#load(this.#question, null, null);
  }

  /** `report`: the one that is there, where only dealers are asked for; `from`: those that they follow. */
  async #load({ instants, sort }: Question, report: FairnessReport | null, from: FairnessSection | null): Promise<void> {
    const { client, language, country } = this.#asking ?? {};
    if (!client || language === undefined) return;
    const variables = { ...instants, countries: country ? [country] : null, whole: report === null, sort, first: dealersAtOnce };
    await this.#section.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<FairnessSection>> => {
        const { data, failure } = await ask(client, fairnessOperation, { ...variables, after }, { language, signal });
        if (!data || failure) return { data: null, failure };
        const { assignmentFairness: found } = data;
        if (!found) return { data: { report: null, list: nobody, instants, sort }, failure };
        const { overall } = found;
        return {
          data: { report: overall ? { from: found.from, to: found.to, overall } : report, list: found.list, instants, sort },
          failure,
        };
      };
      return readPages(read, () => true, from);
    });
  }

  render({ messages, headingLevel, errorOf, text }: GroupPanelPart): TemplateResult {
    const { data, failure, state } = this.#section;
    const forbidden: ElementError | null = data && !data.report ? { message: text("notAllowed"), retryable: false } : null;
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return html`<scorecard-assignment-fairness part="fairness" .report=${data?.report ?? null} .dealers=${data?.list.nodes ?? noRows}
      .hasMore=${data?.list.pageInfo.hasNextPage ?? false} .sort=${data?.sort ?? mostAskedFirst} .period=${this.#period}
      .country=${this.#asking?.country ?? null} time-zone=${timeZone} .closed=${this.#asking?.closed ?? false}
      .state=${this.#asking?.closed ? "ready" : forbidden ? "error" : state} .error=${forbidden ?? errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-period-change=${this.#choose} @scorecard-sort-change=${this.#reorder} @scorecard-load-more=${this.#more}
      @scorecard-fairness-close=${this.host.close} @scorecard-retry=${this.#retry}></scorecard-assignment-fairness>`;
  }

  readonly #choose = ({ detail }: CustomEvent<{ period: FairnessPeriod }>): void => {
    this.#period = detail.period;
    // Where the other period does not come, this one is no answer to it.
    this.#section.outdate();
    this.#loadWhole();
  };

  readonly #reorder = ({ detail }: CustomEvent<{ sort: FairnessSort }>): void => {
    if (!this.#question) return;
    this.#question = { ...this.#question, sort: detail.sort };
    const { data } = this.#section;
    // A report that is still on its way, or did not come, is asked for again: the one that is there is of other days, or of before.
    const report = data?.instants === this.#question.instants ? data.report : null;
    void this.#load(this.#question, report, null);
  };

  readonly #more = (): void => {
    const { data, pending } = this.#section;
    if (!pending && data) void this.#load(data, data.report, data);
  };

  readonly #retry = (): void => this.#loadWhole();
}
