import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { type GoalsData, goalsOperation, setGoalOperation } from "../../data/goal-operations.ts";
import { Resource } from "../../data/resource.ts";
import type { GoalInput, GoalTarget, MetricGoal } from "../../model/goal-types.ts";
import type { MetricDefinition } from "../../model/types.ts";
import "../goals/define.ts";
import { type Asking, otherReader, otherSource, sameAsking } from "./asking.ts";
import { Change } from "./change.ts";
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
  readonly #change: Change<MetricGoal>;

  constructor(private readonly host: ToolsHost) {
    this.#goals = new Resource(host.changed);
    this.#change = new Change(host.changed);
  }

  /** Asks for what is to be shown; null where the goals are not open. */
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

  #load({ client, dealer, program, language }: Asking): Promise<void> {
    return this.#goals.load(async (signal) => {
      const { data, failure } = await ask(client, goalsOperation, { dealer, program }, { language, signal });
      return { data: data?.dealer ? data : null, failure };
    });
  }

  render(): TemplateResult {
    const { data, state, failure } = this.#goals;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    const { saving, userErrors, saved, failure: unsent } = this.#change;
    const { dealer, program } = this.#asking ?? {};
    // What was typed about one dealer is never set for another.
    return html`${keyed(
      `${dealer} ${program}`,
      html`<scorecard-goals part="goals" .goals=${data?.dealer?.goals ?? null} .dealer=${data?.dealer ?? null} .metrics=${data ? metricsOf(data) : noRows}
      .targets=${data && !view.asOf ? targetsOf(data) : noRows} valid-from=${today()} .saving=${saving} .userErrors=${userErrors} .saved=${saved}
      .state=${unsent ? "error" : state} .error=${errorOf(unsent ?? failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-goal-set=${this.#set} @scorecard-goals-close=${this.host.close} @scorecard-retry=${this.#retry}></scorecard-goals>`,
    )}`;
  }

  readonly #retry = (): void => {
    this.#change.forget();
    if (this.#asking) void this.#load(this.#asking);
  };

  /** Told again as the dashboard's own: the page decides before it acts. */
  readonly #set = (event: CustomEvent<{ input: GoalInput }>): void => {
    event.stopPropagation();
    if (!this.host.emit("scorecard-goal-set", { input: event.detail.input })) return event.preventDefault();
    if (this.#asking) void this.#save(this.#asking, event.detail.input);
  };

  async #save(asking: Asking, input: GoalInput): Promise<void> {
    await this.#change.send(
      asking,
      setGoalOperation,
      { input: { ...input, program: asking.program } },
      ({ setMetricGoal: made }) => ({ saved: made?.goal ?? null, userErrors: made?.userErrors ?? noRows }),
      async () => {
        this.host.refresh();
        if (this.#open && this.#asking) await this.#load(this.#asking);
      },
    );
  }
}
