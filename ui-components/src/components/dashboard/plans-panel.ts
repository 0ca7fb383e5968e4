import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import type { Operation } from "../../data/graphql-client.ts";
import {
  decidePlanOperation,
  type PlansData,
  plansOperation,
  setBaselineOperation,
  startPlanOperation,
} from "../../data/improvement-operations.ts";
import { readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import type { BaselineInput, ImprovementPlan, PlanDecisionInput, PlanInput, SavedPlan } from "../../model/improvement-types.ts";
import type { MetricDefinition } from "../../model/types.ts";
import "../plans/define.ts";
import { type Asking, otherReader, otherSource, sameAsking } from "./asking.ts";
import { Change, type Outcome } from "./change.ts";
import { today } from "./today.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";

type PlansSection = NonNullable<PlansData["dealer"]> & { readonly metrics: readonly MetricDefinition[] };

const plansAtOnce = 10;
const none: readonly never[] = [];
const unmade = { saved: null, userErrors: none };

/** The plans of a dealer in place of the overview, and what is started and decided there. */
export class PlansPanel implements ToolPanel {
  readonly #plans: Resource<PlansSection>;
  readonly #change: Change<SavedPlan | "baseline">;
  #asking: Asking | null = null;
  #open = false;
  /** The plan that was decided of last; null where another was started. */
  #decided: number | null = null;

  constructor(private readonly host: ToolsHost) {
    this.#plans = new Resource(host.changed);
    this.#change = new Change(host.changed);
  }

  follow(asking: Asking | null): void {
    const opens = asking !== null && !this.#open;
    // What is under way stays so, and what comes of it while the plans are closed is told when they are opened again.
    if (this.#open && !asking && !this.#change.saving) this.#change.forget();
    this.#open = asking !== null;
    if (!asking || (!opens && sameAsking(asking, this.#asking))) return;
    if (otherSource(asking, this.#asking)) this.#plans.clear();
    if (otherReader(asking, this.#asking)) this.#change.forget();
    this.#asking = asking;
    void this.#load(asking);
  }

  refresh(): void {
    if (this.#asking) void this.#load(this.#asking);
  }

  /** As many as were there before. */
  #load(asking: Asking): Promise<void> {
    const count = this.#plans.data?.list.nodes.length ?? 0;
    return this.#read(asking, (rows) => rows.length >= count, null);
  }

  #read(
    { client, dealer, program, language }: Asking,
    enough: (rows: readonly ImprovementPlan[]) => boolean,
    from: PlansSection | null,
  ): Promise<void> {
    return this.#plans.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<PlansSection>> => {
        const { data, failure } = await ask(client, plansOperation, { dealer, program, first: plansAtOnce, after }, { language, signal });
        return { data: data?.dealer ? { ...data.dealer, metrics: data.program.metrics } : null, failure };
      };
      return readPages(read, enough, from);
    });
  }

  render(): TemplateResult {
    const { data, state, failure } = this.#plans;
    const { saving, userErrors, saved, failure: unsent } = this.#change;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    const { dealer, program } = this.#asking ?? {};
    // What was typed about one dealer is never sent for another.
    return html`${keyed(
      `${dealer} ${program}`,
      html`<scorecard-plans part="plans" .plans=${data?.list.nodes ?? null} .hasMore=${data?.list.pageInfo.hasNextPage ?? false} .dealer=${data}
      .metrics=${data?.metrics ?? none} .baselines=${data?.baselines ?? none} starts-on=${today()} .closed=${Boolean(view.asOf)} .saving=${saving} .userErrors=${userErrors}
      .refusedPlan=${this.#decided} .saved=${saved === "baseline" ? null : saved} .state=${unsent ? "error" : state} .error=${errorOf(unsent ?? failure)}
      .messages=${messages} heading-level=${headingLevel}
      @scorecard-plan-start=${this.#start} @scorecard-plan-decide=${this.#decide} @scorecard-baseline-set=${this.#setBaseline}
      @scorecard-load-more=${this.#loadMore} @scorecard-plans-close=${this.host.close} @scorecard-retry=${this.#retry}></scorecard-plans>`,
    )}`;
  }

  readonly #retry = (): void => {
    this.#change.forget();
    if (this.#asking) void this.#load(this.#asking);
  };

  readonly #loadMore = (): void => {
    if (this.#asking && !this.#plans.pending) void this.#read(this.#asking, () => true, this.#plans.data);
  };

  /** Told again as the dashboard's own: the page decides before it acts. */
  #asks(event: Event, emit: () => boolean): Asking | null {
    event.stopPropagation();
    if (emit()) return this.#asking;
    event.preventDefault();
    return null;
  }

  async #send<Data, Variables>(
    asking: Asking,
    operation: Operation<Data, Variables>,
    variables: Variables,
    outcome: (data: Data) => Outcome<SavedPlan | "baseline">,
  ): Promise<void> {
    await this.#change.send(asking, operation, variables, outcome, async () => {
      // A baseline that was set stands in trends, too.
      this.host.refresh();
      // In the language that is spoken now.
      if (this.#open && this.#asking) await this.#load(this.#asking);
    });
  }

  readonly #start = (event: CustomEvent<{ input: PlanInput }>): void => {
    const asking = this.#asks(event, () => this.host.emit("scorecard-plan-start", { input: event.detail.input }));
    if (!asking) return;
    this.#decided = null;
    const input = { ...event.detail.input, dealerID: asking.dealer, program: asking.program };
    void this.#send(asking, startPlanOperation, { input }, ({ startImprovementPlan: made }) =>
      made ? { saved: made.plan && { ...made.plan, what: "started" }, userErrors: made.userErrors } : unmade,
    );
  };

  readonly #decide = (event: CustomEvent<{ input: PlanDecisionInput }>): void => {
    const asking = this.#asks(event, () => this.host.emit("scorecard-plan-decide", { input: event.detail.input }));
    if (!asking) return;
    this.#decided = event.detail.input.plan;
    const input = { ...event.detail.input, dealerID: asking.dealer };
    void this.#send(asking, decidePlanOperation, { input }, ({ decideImprovementPlan: made }) =>
      made ? { saved: made.plan && { ...made.plan, what: "decided" }, userErrors: made.userErrors } : unmade,
    );
  };

  readonly #setBaseline = (event: CustomEvent<{ input: BaselineInput }>): void => {
    const asking = this.#asks(event, () => this.host.emit("scorecard-baseline-set", { input: event.detail.input }));
    if (!asking) return;
    this.#decided = null;
    const input = { ...event.detail.input, dealerID: asking.dealer, program: asking.program };
    void this.#send(asking, setBaselineOperation, { input }, ({ setBaseline: made }) =>
      made ? { saved: made.baseline && "baseline", userErrors: made.userErrors } : unmade,
    );
  };
}
