import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { type GoalsData, goalsOperation, setGoalOperation } from "../../data/goal-operations.ts";
import { RequestFailure } from "../../data/graphql-client.ts";
import { Resource } from "../../data/resource.ts";
import type { GoalInput, GoalTarget, MetricGoal, UserError } from "../../model/goal-types.ts";
import type { MetricDefinition } from "../../model/types.ts";
import "../goals/define.ts";
import { type Asking, otherSource, sameAsking } from "./asking.ts";
import { today } from "./today.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";

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

/** The goals of a dealer in place of the overview, and what is set there. */
export class GoalsPanel implements ToolPanel {
  readonly #goals: Resource<GoalsData>;
  #asking: Asking | null = null;
  #open = false;
  #saving = false;
  #userErrors: readonly UserError[] = noRows;
  #failure: RequestFailure | null = null;
  #saved: MetricGoal | null = null;

  constructor(private readonly host: ToolsHost) {
    this.#goals = new Resource(host.changed);
  }

  /** Asks for what is to be shown; null where the goals are not open. */
  follow(asking: Asking | null): void {
    const opens = asking !== null && !this.#open;
    this.#open = asking !== null;
    if (!asking || (!opens && sameAsking(asking, this.#asking))) return;
    if (otherSource(asking, this.#asking)) {
      this.#goals.clear();
      this.#saving = false;
    }
    this.#asking = asking;
    [this.#saved, this.#userErrors, this.#failure] = [null, noRows, null];
    void this.#load(asking);
  }

  refresh(): void {
    if (this.#asking) void this.#load(this.#asking);
  }

  #load({ client, dealer, program, language }: Asking): Promise<void> {
    return this.#goals.load(async (signal) => {
      const { data, failure } = await ask(client, goalsOperation, { dealer, program }, { language, signal });
      return { data: data?.dealer ? data : null, failure };
    });
  }

  render(): TemplateResult {
    const { data, state, failure } = this.#goals;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    const shown = this.#failure ? "error" : state;
    const { dealer, program } = this.#asking ?? {};
    // What was typed about one dealer is never set for another.
    return html`${keyed(
      `${dealer} ${program}`,
      html`<scorecard-goals part="goals" .goals=${data?.dealer?.goals ?? null} .dealer=${data?.dealer ?? null} .metrics=${data ? metricsOf(data) : noRows}
      .targets=${data && !view.asOf ? targetsOf(data) : noRows} valid-from=${today()} .saving=${this.#saving} .userErrors=${this.#userErrors} .saved=${this.#saved}
      .state=${shown} .error=${errorOf(this.#failure ?? failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-goal-set=${this.#set} @scorecard-goals-close=${this.host.close} @scorecard-retry=${this.#retry}></scorecard-goals>`,
    )}`;
  }

  readonly #retry = (): void => {
    this.#failure = null;
    if (this.#asking) void this.#load(this.#asking);
  };

  /** Told again as the dashboard's own: the page decides before it acts. */
  readonly #set = (event: CustomEvent<{ input: GoalInput }>): void => {
    event.stopPropagation();
    if (!this.host.emit("scorecard-goal-set", { input: event.detail.input })) return event.preventDefault();
    if (this.#asking) void this.#save(this.#asking, event.detail.input);
  };

  async #save(asking: Asking, input: GoalInput): Promise<void> {
    const { client, program, language } = asking;
    [this.#saving, this.#saved, this.#userErrors, this.#failure] = [true, null, noRows, null];
    this.host.changed();
    try {
      const { signal } = new AbortController();
      const { data, errors } = await client.mutate(setGoalOperation, { input: { ...input, program } }, { language, signal });
      const { goal = null, userErrors = noRows } = data.setMetricGoal ?? {};
      // What was set is set, whatever else of the answer failed.
      if (errors[0] && !goal) throw new RequestFailure("graphql", errors[0].message);
      if (otherSource(asking, this.#asking)) return;
      [this.#saved, this.#userErrors] = [goal, userErrors];
      if (userErrors.length === 0) this.#takeUp(asking);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      // What became of another's goal is not told here.
      if (!otherSource(asking, this.#asking)) this.#failure = error;
    } finally {
      if (!otherSource(asking, this.#asking)) this.#saving = false;
      this.host.changed();
    }
  }

  #takeUp(asking: Asking): void {
    void this.#load(asking);
    this.host.refresh();
  }
}
