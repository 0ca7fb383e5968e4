import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { cardStyles } from "../../base/card.styles.ts";
import { refusedAt } from "../../base/form.ts";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { ScorecardPlansElement } from "../../base/plans-element.ts";
import { property } from "../../base/property.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { verdictStyles } from "../../base/verdict.ts";
import type { PlanMessages } from "../../i18n/improvement-messages.ts";
import { dayText } from "../../model/day-text.ts";
import { amountText } from "../../model/format.ts";
import type { UserError } from "../../model/goal-types.ts";
import type { ImprovementPlan, PlanDecision, PlanState, SavedPlan } from "../../model/improvement-types.ts";
import { planStyles } from "./plan.styles.ts";
import { type DecisionField, type DecisionForm, decisionForm, decisionList } from "./plan-decision.ts";
import { planReport, verdictLine } from "./plan-report.ts";

const fields: readonly DecisionField[] = ["reason", "newBaseline"];

const stateWords = { RUNNING: "running", KEPT: "kept", STOPPED: "stopped" } as const satisfies Record<PlanState, keyof PlanMessages>;
/** What can still be decided. */
const decisions = { RUNNING: ["KEEP", "STOP"], KEPT: ["STOP"], STOPPED: [] } as const satisfies Record<PlanState, readonly PlanDecision[]>;

/**
 * One improvement plan: what is done, by whom brought, since when and at what cost, what became of its metric, and what was decided.
 * Defined by `plan/define`.
 *
 * @fires {CustomEvent<{ input: import("../../model/improvement-types.ts").PlanDecisionInput }>} scorecard-plan-decide - A decision is to be recorded; cancellable.
 * @csspart card - All of the plan.
 * @csspart heading - Its name.
 * @csspart state - Whether it runs, is kept or was stopped.
 * @csspart action - What is done.
 * @csspart about - Its metric, who brought it, since when and its cost.
 * @csspart status - What can be said of it.
 * @csspart table - The metric before and since.
 * @csspart change - The change in words.
 * @csspart ruler - The change and its interval as a picture.
 * @csspart extra - How many more or fewer were counted, and what each cost.
 * @csspart comparison - How the metric changed elsewhere.
 * @csspart advice - What to do where it does not improve.
 * @csspart decisions - What was decided.
 * @csspart decide - Opens the form of a decision.
 * @csspart form - The form.
 * @csspart field - A field of the form.
 * @csspart problem - What is wrong.
 * @csspart save - Records the decision.
 * @csspart cancel - Closes the form.
 */
export class ScorecardPlan extends ScorecardPlansElement {
  static override styles = [hostStyles, tableStyles, verdictStyles, cardStyles, formStyles, planStyles];

  /** The plan with its report. */
  @property({ attribute: false }) plan: ImprovementPlan | null = null;

  /** Whether what was decided is on its way. */
  @property({ type: Boolean }) saving = false;

  /** Why nothing was recorded. */
  @property({ attribute: false }) userErrors: readonly UserError[] = [];

  /** What was recorded last of this plan; null before that. */
  @property({ attribute: false }) saved: SavedPlan | null = null;

  /** Whether nothing can be decided here: what was is looked at. */
  @property({ type: Boolean }) closed = false;

  @property({ state: true, attribute: false }) private deciding: PlanDecision | null = null;
  @property({ state: true, attribute: false }) private reason = "";
  @property({ state: true, attribute: false }) private newBaseline = false;
  @property({ state: true, attribute: false }) private blank = false;

  /** Whether the form has just found a problem itself. */
  #refused = false;

  constructor() {
    super();
    this.addController(new FocusKeeper(this, () => [".buttons button", ".card"]));
  }

  protected override get hasData(): boolean {
    return this.plan !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("plan");
    // What was decided is done with, whether or not the plan has been read again; another plan begins anew.
    if (changed.has("saved") && this.saved) this.#leave();
    if (changed.has("plan") && (before?.number !== this.plan?.number || before?.decisions.length !== this.plan?.decisions.length))
      this.#leave();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#refused || (changed.has("userErrors") && this.userErrors.length > 0)) this.#focus("[aria-invalid=true]");
    this.#refused = false;
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #leave(): void {
    [this.deciding, this.reason, this.newBaseline, this.blank] = [null, "", false, false];
  }

  protected override renderContent(): TemplateResult {
    const { plan, view } = this;
    if (!plan) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<article part="card" class="card" tabindex="-1" aria-labelledby="name">
      <div class="head">${heading(this.headingLevel, plan.name)}<span part="state" class="state">${this.text(stateWords[plan.state])}</span></div>
      <p part="action" class="action-text">${plan.action}</p>
      <p part="about" class="about">${this.#about(plan)}</p>
      <p>${verdictLine(view, plan)}</p>
      ${planReport(view, plan)}
      ${decisionList(view, plan)}
      ${this.closed ? nothing : this.deciding ? decisionForm(view, this.#form(this.deciding)) : this.#renderButtons(plan)}
    </article>`;
  }

  #about({ metric, broughtBy, vendor, startsOn, cost, costCurrency }: ImprovementPlan): string {
    const told = [
      metric.name,
      broughtBy === "VENDOR" ? this.text("byVendor", { vendor: vendor ?? "" }) : this.text("byOwnStaff"),
      this.text("planSince", { date: dayText(this.locale, startsOn) }),
    ];
    if (cost !== null)
      told.push(this.text("costs", { cost: amountText(this.locale, { shape: "SUM", unit: "MONEY" }, cost, costCurrency) }));
    return told.join(" · ");
  }

  #renderButtons({ name, state }: ImprovementPlan): TemplateResult | typeof nothing {
    if (decisions[state].length === 0) return nothing;
    return html`<div class="buttons">${decisions[state].map((decision) => {
      const what = this.text(decision === "KEEP" ? "keepPlan" : "stopPlan");
      return html`<button part="decide" class="action" type="button" id=${decision} aria-label=${this.text("actionOf", { what, name })}
        @click=${() => this.#decide(decision)}>${what}</button>`;
    })}</div>`;
  }

  #decide(decision: PlanDecision): void {
    this.deciding = decision;
    void this.updateComplete.then(() => this.#focus("#field-reason"));
  }

  #form(decision: PlanDecision): DecisionForm {
    return {
      draft: { decision, reason: this.reason, newBaseline: "" },
      problems: this.blank ? new Map([["reason", this.text("required")]]) : refusedAt(this.userErrors, fields),
      change: (_, value) => {
        this.reason = value;
        this.blank = false;
      },
      decision,
      newBaseline: this.newBaseline,
      saving: this.saving,
      take: (newBaseline) => {
        this.newBaseline = newBaseline;
      },
      submit: () => this.#submit(decision),
      cancel: () => {
        this.#leave();
        void this.updateComplete.then(() => this.#focus(`#${decision}`));
      },
    };
  }

  #submit(decision: PlanDecision): void {
    const { plan, newBaseline } = this;
    const reason = this.reason.trim();
    if (this.saving || !plan) return;
    this.blank = reason === "";
    this.#refused = this.blank;
    if (!this.blank) {
      this.emit("scorecard-plan-decide", {
        input: { plan: plan.number, decision, reason, newBaseline: decision === "KEEP" && newBaseline },
      });
    }
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><div class="skeleton line"></div><div class="skeleton block"></div></div>`;
  }
}
