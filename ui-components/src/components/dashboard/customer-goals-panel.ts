// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { type CustomerGoalsData, customerGoalsOperation, type GoalChangeData, goalChanges } from "../../data/customer-goal-operations.ts";
import type { Loaded } from "../../data/resource.ts";
import type { CustomerGoal, GoalChange } from "../../model/customer-goal-types.ts";
import "../customer-goals/define.ts";
import type { Asking } from "./asking.ts";
import type { Outcome } from "./change.ts";
import { ChangingListPanel } from "./changing-list-panel.ts";
import { today } from "./today.ts";

type GoalsSection = NonNullable<CustomerGoalsData["dealer"]>;

const goalsAtOnce = 20;
const none: readonly never[] = [];

/** What a dealer's customers want to reach, in place of the overview, and what is recorded of it. */
export class CustomerGoalsPanel extends ChangingListPanel<CustomerGoal, GoalsSection, object> {
  protected override async readPage(
    { client, dealer, language }: Asking,
    after: string | null,
    signal: AbortSignal,
  ): Promise<Loaded<GoalsSection>> {
    const { data, failure } = await ask(client, customerGoalsOperation, { dealer, first: goalsAtOnce, after }, { language, signal });
    return { data: data?.dealer ?? null, failure };
  }

  override render(): TemplateResult {
    const { data, state, failure } = this.shown;
    const { saving, userErrors, saved, failure: unsent } = this.change;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    // What was typed about one dealer is never sent for another.
    return html`${keyed(
      this.asking?.dealer,
      html`<scorecard-customer-goals part="customers" .goals=${data?.list.nodes ?? null} .hasMore=${data?.list.pageInfo.hasNextPage ?? false}
        .agreements=${data?.agreements.nodes ?? none} .choices=${data?.choices ?? { customers: none, technicians: none, contracts: none }}
        .dealer=${data?.name ?? ""} .today=${today()} .closed=${Boolean(view.asOf)} .saving=${saving} .userErrors=${userErrors} .saved=${saved}
        .state=${unsent ? "error" : state} .error=${errorOf(unsent ?? failure)} .messages=${messages} heading-level=${headingLevel}
        @scorecard-customer-goal-change=${this.#record} @scorecard-load-more=${this.loadMore} @scorecard-customer-goals-close=${this.host.close}
        @scorecard-retry=${this.retry}></scorecard-customer-goals>`,
    )}`;
  }

  readonly #record = (event: CustomEvent<GoalChange>): void => {
    const asking = this.asks(event, () => this.host.emit("scorecard-customer-goal-change", event.detail));
    if (!asking) return;
    const { mutation, input } = event.detail;
    const outcome = (data: GoalChangeData): Outcome<object> => {
      const made = data[mutation];
      return { saved: made && made.userErrors.length === 0 ? {} : null, userErrors: made?.userErrors ?? none };
    };
    void this.send(asking, goalChanges[mutation], { input: { ...input, dealerID: asking.dealer } }, outcome);
  };
}
