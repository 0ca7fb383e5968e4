// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { type CustomerGoalsData, customerGoalsOperation, type GoalChangeData, goalChanges } from "../../data/customer-goal-operations.ts";
import { readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import type { CustomerGoal, GoalChange } from "../../model/customer-goal-types.ts";
import "../customer-goals/define.ts";
import { type Asking, otherReader, otherSource, sameAsking } from "./asking.ts";
import { Change, type Outcome } from "./change.ts";
import { today } from "./today.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";

type GoalsSection = NonNullable<CustomerGoalsData["dealer"]>;

const goalsAtOnce = 20;
const none: readonly never[] = [];

/** What a dealer's customers want to reach, in place of the overview, and what is recorded of it. */
export class CustomerGoalsPanel implements ToolPanel {
  readonly #goals: Resource<GoalsSection>;
  readonly #change: Change<object>;
  #asking: Asking | null = null;
  #open = false;

  constructor(private readonly host: ToolsHost) {
    this.#goals = new Resource(host.changed);
    this.#change = new Change(host.changed);
  }

  follow(asking: Asking | null): void {
    const opens = asking !== null && !this.#open;
    // What is under way stays so, and what comes of it while the goals are closed is told when they are opened again.
    if (this.#open && !asking && !this.#change.saving) this.#change.forget();
    this.#open = asking !== null;
    if (!asking || (!opens && sameAsking(asking, this.#asking))) return;
    if (otherSource(asking, this.#asking)) this.#goals.clear();
    if (otherReader(asking, this.#asking)) this.#change.forget();
    this.#asking = asking;
    void this.#load(asking);
  }

  refresh(): void {
    if (this.#asking) void this.#load(this.#asking);
  }

  /** As many as were there before. */
  #load(asking: Asking): Promise<void> {
    const count = this.#goals.data?.list.nodes.length ?? 0;
    return this.#read(asking, (rows) => rows.length >= count, null);
  }

  #read(
    { client, dealer, language }: Asking,
    enough: (rows: readonly CustomerGoal[]) => boolean,
    from: GoalsSection | null,
  ): Promise<void> {
    return this.#goals.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<GoalsSection>> => {
        const { data, failure } = await ask(client, customerGoalsOperation, { dealer, first: goalsAtOnce, after }, { language, signal });
        return { data: data?.dealer ?? null, failure };
      };
      return readPages(read, enough, from);
    });
  }

  render(): TemplateResult {
    const { data, state, failure } = this.#goals;
    const { saving, userErrors, saved, failure: unsent } = this.#change;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    // What was typed about one dealer is never sent for another.
    return html`${keyed(
      this.#asking?.dealer,
      html`<scorecard-customer-goals part="customers" .goals=${data?.list.nodes ?? null} .hasMore=${data?.list.pageInfo.hasNextPage ?? false}
        .agreements=${data?.agreements.nodes ?? none} .choices=${data?.choices ?? { customers: none, technicians: none, contracts: none }}
        .dealer=${data?.name ?? ""} .today=${today()} .closed=${Boolean(view.asOf)} .saving=${saving} .userErrors=${userErrors} .saved=${saved}
        .state=${unsent ? "error" : state} .error=${errorOf(unsent ?? failure)} .messages=${messages} heading-level=${headingLevel}
        @scorecard-customer-goal-change=${this.#record} @scorecard-load-more=${this.#loadMore} @scorecard-customer-goals-close=${this.host.close}
        @scorecard-retry=${this.#retry}></scorecard-customer-goals>`,
    )}`;
  }

  readonly #retry = (): void => {
    this.#change.forget();
    if (this.#asking) void this.#load(this.#asking);
  };

  readonly #loadMore = (): void => {
    if (this.#asking && !this.#goals.pending) void this.#read(this.#asking, () => true, this.#goals.data);
  };

  readonly #record = (event: CustomEvent<GoalChange>): void => {
    event.stopPropagation();
    const { mutation, input } = event.detail;
    // Told again as the dashboard's own: the page decides before it acts.
    if (!this.host.emit("scorecard-customer-goal-change", event.detail)) {
      event.preventDefault();
      return;
    }
    const asking = this.#asking;
    if (!asking) return;
    const variables = { input: { ...input, dealerID: asking.dealer } };
    const outcome = (data: GoalChangeData): Outcome<object> => {
      const made = data[mutation];
      return { saved: made && made.userErrors.length === 0 ? {} : null, userErrors: made?.userErrors ?? none };
    };
    void this.#change.send(asking, goalChanges[mutation], variables, outcome, async () => {
      // In the language that is spoken now.
      if (this.#open && this.#asking) await this.#load(this.#asking);
    });
  };
}
