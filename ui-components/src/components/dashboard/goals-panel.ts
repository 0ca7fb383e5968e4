import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { type GoalsData, goalsOperation, type SetGoalData, setGoalOperation } from "../../data/goal-operations.ts";
import type { GoalInput, GoalTarget, MetricGoal } from "../../model/goal-types.ts";
import type { MetricDefinition } from "../../model/types.ts";
import "../goals/define.ts";
import type { Asking } from "./asking.ts";
import { ChangingPanel } from "./changing-panel.ts";
import { today } from "./today.ts";

const noRows: readonly never[] = [];

function targetsOf({ viewer, dealer }: GoalsData): readonly GoalTarget[] {
  if (!viewer.roles.includes("STAFF")) return ["DEALER"];
  return dealer?.country ? ["EVERYBODY", "COUNTRY", "DEALER"] : ["EVERYBODY", "DEALER"];
}

/** Staff set any goal; a dealer those that neither the program nor staff give. */
function metricsOf({ viewer, dealer, program }: GoalsData): readonly MetricDefinition[] {
  if (viewer.roles.includes("STAFF")) return program.metrics;
  const given = new Set(dealer?.goals.filter(({ source }) => source !== "OWN").map(({ metric }) => metric.code));
  return program.metrics.filter(({ code }) => !given.has(code));
}

const outcomeOf = ({ setMetricGoal: made }: SetGoalData) => ({ saved: made?.goal ?? null, userErrors: made?.userErrors ?? noRows });

/** The goals of a dealer in place of the overview, and what is set there. */
export class GoalsPanel extends ChangingPanel<GoalsData, MetricGoal> {
  protected override load({ client, dealer, program, language }: Asking): Promise<void> {
    return this.shown.load(async (signal) => {
      const { data, failure } = await ask(client, goalsOperation, { dealer, program }, { language, signal });
      return { data: data?.dealer ? data : null, failure };
    });
  }

  override render(): TemplateResult {
    const { data, state, failure } = this.shown;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    const { saving, userErrors, saved, failure: unsent } = this.change;
    const { dealer, program } = this.asking ?? {};
    // What was typed about one dealer is never set for another.
    return html`${keyed(
      `${dealer} ${program}`,
      html`<scorecard-goals part="goals" .goals=${data?.dealer?.goals ?? null} .dealer=${data?.dealer ?? null} .metrics=${data ? metricsOf(data) : noRows}
      .targets=${data && !view.asOf ? targetsOf(data) : noRows} valid-from=${today()} .saving=${saving} .userErrors=${userErrors} .saved=${saved}
      .state=${unsent ? "error" : state} .error=${errorOf(unsent ?? failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-goal-set=${this.#set} @scorecard-goals-close=${this.host.close} @scorecard-retry=${this.retry}></scorecard-goals>`,
    )}`;
  }

  readonly #set = (event: CustomEvent<{ input: GoalInput }>): void => {
    const asking = this.asks(event, () => this.host.emit("scorecard-goal-set", event.detail));
    if (!asking) return;
    const input = { ...event.detail.input, program: asking.program };
    void this.send(asking, setGoalOperation, { input }, outcomeOf, this.host.refresh);
  };
}
