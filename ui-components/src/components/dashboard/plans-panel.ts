import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import {
  decidePlanOperation,
  type PlansData,
  plansOperation,
  setBaselineOperation,
  startPlanOperation,
} from "../../data/improvement-operations.ts";
import type { Loaded } from "../../data/resource.ts";
import type { BaselineInput, ImprovementPlan, PlanDecisionInput, PlanInput, SavedPlan } from "../../model/improvement-types.ts";
import type { MetricDefinition } from "../../model/types.ts";
import "../plans/define.ts";
import type { Asking } from "./asking.ts";
import { ChangingListPanel } from "./changing-list-panel.ts";
import { today } from "./today.ts";

type PlansSection = NonNullable<PlansData["dealer"]> & { readonly metrics: readonly MetricDefinition[] };

const plansAtOnce = 10;
const none: readonly never[] = [];
const unmade = { saved: null, userErrors: none };

/** The plans of a dealer in place of the overview, and what is started and decided there. */
export class PlansPanel extends ChangingListPanel<ImprovementPlan, PlansSection, SavedPlan | "baseline"> {
  /** The plan that was decided of last; null where another was started. */
  #decided: number | null = null;

  protected override async readPage(
    { client, dealer, program, language }: Asking,
    after: string | null,
    signal: AbortSignal,
  ): Promise<Loaded<PlansSection>> {
    const { data, failure } = await ask(client, plansOperation, { dealer, program, first: plansAtOnce, after }, { language, signal });
    return { data: data?.dealer ? { ...data.dealer, metrics: data.program.metrics } : null, failure };
  }

  override render(): TemplateResult {
    const { data, state, failure } = this.shown;
    const { saving, userErrors, saved, failure: unsent } = this.change;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    const { dealer, program } = this.asking ?? {};
    // What was typed about one dealer is never sent for another.
    return html`${keyed(
      `${dealer} ${program}`,
      html`<scorecard-plans part="plans" .plans=${data?.list.nodes ?? null} .hasMore=${data?.list.pageInfo.hasNextPage ?? false} .dealer=${data}
      .metrics=${data?.metrics ?? none} .baselines=${data?.baselines ?? none} starts-on=${today()} .closed=${Boolean(view.asOf)} .saving=${saving} .userErrors=${userErrors}
      .refusedPlan=${this.#decided} .saved=${saved === "baseline" ? null : saved} .state=${unsent ? "error" : state} .error=${errorOf(unsent ?? failure)}
      .messages=${messages} heading-level=${headingLevel}
      @scorecard-plan-start=${this.#start} @scorecard-plan-decide=${this.#decide} @scorecard-baseline-set=${this.#setBaseline}
      @scorecard-load-more=${this.loadMore} @scorecard-plans-close=${this.host.close} @scorecard-retry=${this.retry}></scorecard-plans>`,
    )}`;
  }

  readonly #start = (event: CustomEvent<{ input: PlanInput }>): void => {
    const asking = this.asks(event, () => this.host.emit("scorecard-plan-start", event.detail));
    if (!asking) return;
    this.#decided = null;
    const input = { ...event.detail.input, dealerID: asking.dealer, program: asking.program };
    void this.send(
      asking,
      startPlanOperation,
      { input },
      ({ startImprovementPlan: made }) =>
        made ? { saved: made.plan && { ...made.plan, what: "started" }, userErrors: made.userErrors } : unmade,
      this.host.refresh,
    );
  };

  readonly #decide = (event: CustomEvent<{ input: PlanDecisionInput }>): void => {
    const asking = this.asks(event, () => this.host.emit("scorecard-plan-decide", event.detail));
    if (!asking) return;
    this.#decided = event.detail.input.plan;
    const input = { ...event.detail.input, dealerID: asking.dealer };
    void this.send(
      asking,
      decidePlanOperation,
      { input },
      ({ decideImprovementPlan: made }) =>
        made ? { saved: made.plan && { ...made.plan, what: "decided" }, userErrors: made.userErrors } : unmade,
      this.host.refresh,
    );
  };

  readonly #setBaseline = (event: CustomEvent<{ input: BaselineInput }>): void => {
    const asking = this.asks(event, () => this.host.emit("scorecard-baseline-set", event.detail));
    if (!asking) return;
    this.#decided = null;
    const input = { ...event.detail.input, dealerID: asking.dealer, program: asking.program };
    void this.send(
      asking,
      setBaselineOperation,
      { input },
      ({ setBaseline: made }) => (made ? { saved: made.baseline && "baseline", userErrors: made.userErrors } : unmade),
      this.host.refresh,
    );
  };
}
