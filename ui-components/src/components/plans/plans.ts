import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { focusIsLost } from "../../base/focus-lost.ts";
import { refusedAt } from "../../base/form.ts";
import { formStyles } from "../../base/form.styles.ts";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { ScorecardPlansElement } from "../../base/plans-element.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { subheading } from "../../base/subheading.ts";
import type { PlansDealer } from "../../data/improvement-operations.ts";
import type { PlanMessages } from "../../i18n/improvement-messages.ts";
import type { UserError } from "../../model/goal-types.ts";
import type { Baseline, ImprovementPlan, SavedPlan } from "../../model/improvement-types.ts";
import type { DateText, MetricDefinition } from "../../model/types.ts";
import { draftInput, fieldsShown, type PlanDraft, type PlanField } from "./plan-draft.ts";
import { planForm } from "./plan-form.ts";
import { plansStyles } from "./plans.styles.ts";

const none: readonly never[] = [];

/**
 * A dealer's improvement plans of a program, newest first, each with its report, and a form to start another. Defined by `plans/define`.
 *
 * @fires {CustomEvent<{ input: import("../../model/improvement-types.ts").PlanInput }>} scorecard-plan-start - A plan is to be started; cancellable.
 * @fires {CustomEvent<{ input: import("../../model/improvement-types.ts").PlanDecisionInput }>} scorecard-plan-decide - A decision is to be recorded; cancellable.
 * @fires {CustomEvent<{ input: import("../../model/improvement-types.ts").BaselineInput }>} scorecard-baseline-set - The baseline that a plan needs is to be set; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - Older plans are asked for; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-plans-close - "Close"; cancellable.
 * @slot actions - In place of the close button.
 * @csspart heading - The heading.
 * @csspart close - Closes the plans.
 * @csspart start - Opens the form.
 * @csspart subheading - The form's heading.
 * @csspart form - The form.
 * @csspart judged-by - The baseline that a plan will be judged by.
 * @csspart set-baseline - Sets one where there is none.
 * @csspart field - A field of the form, with its name and what is wrong with it.
 * @csspart problem - What is wrong.
 * @csspart save - Starts the plan.
 * @csspart cancel - Closes the form.
 * @csspart list - The plans.
 * @csspart plan - A plan.
 * @csspart load-more - Asks for older ones.
 */
export class ScorecardPlans extends ScorecardPlansElement {
  static override styles = [hostStyles, formStyles, cardStyles, panelStyles, plansStyles];

  /** The plans, newest first; null until they are there. */
  @property({ attribute: false }) plans: readonly ImprovementPlan[] | null = null;

  /** Whether there are older ones. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** Whose plans they are. */
  @property({ attribute: false }) dealer: Pick<PlansDealer, "name" | "currency"> | null = null;

  /** The metrics that a plan can be about; with none there is no form. */
  @property({ attribute: false }) metrics: readonly MetricDefinition[] = none;

  /** The baselines in force. */
  @property({ attribute: false }) baselines: readonly Baseline[] = none;

  /** The first day that the form begins with. */
  @property({ attribute: "starts-on" }) startsOn: DateText = "";

  /** Whether nothing can be started or decided here: what was is looked at. */
  @property({ type: Boolean }) closed = false;

  /** Whether what was asked for is on its way. */
  @property({ type: Boolean }) saving = false;

  /** Why nothing was recorded. */
  @property({ attribute: false }) userErrors: readonly UserError[] = none;

  /** The number of the plan that these errors are about; null for the form. */
  @property({ type: Number, attribute: "refused-plan" }) refusedPlan: number | null = null;

  /** What was recorded last; null before that. */
  @property({ attribute: false }) saved: SavedPlan | null = null;

  @property({ state: true, attribute: false }) private formShown = false;
  @property({ state: true, attribute: false }) private draft: Partial<PlanDraft> = {};
  @property({ state: true, attribute: false }) private problems: ReadonlyMap<PlanField, keyof PlanMessages> = new Map();

  /** Whether the form has just found a problem itself. */
  #refused = false;

  constructor() {
    super();
    // With the oldest plan the button to load more is gone.
    this.addController(new FocusKeeper(this, (lost) => (lost.matches(".more") ? [".list"] : [".open", ".list", ".close"])));
  }

  protected override get hasData(): boolean {
    return this.plans !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("saved") && this.saved?.what === "started") this.#leave();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("saved") && this.saved) this.#focus(this.formShown ? "#field-name" : ".open");
    else if (this.#refused || (changed.has("userErrors") && this.userErrors.length > 0 && this.refusedPlan === null))
      this.#focus("[aria-invalid=true]");
    else if (changed.has("baselines") && this.formShown && focusIsLost(this)) this.#focus("#field-name");
    this.#refused = false;
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #leave(): void {
    this.formShown = false;
    this.draft = {};
    this.problems = new Map();
  }

  protected override renderContent(): TemplateResult {
    const { plans } = this;
    if (!plans) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<section class="plans" aria-labelledby="name">
      <div class="head">
        ${heading(this.headingLevel, this.text("plansOf", { dealer: this.dealer?.name ?? "" }))}
        <slot name="actions">${closeButton(this.text("close"), () => this.emit("scorecard-plans-close", {}))}</slot>
      </div>
      ${this.metrics.length > 0 && !this.closed ? this.#renderStart() : nothing}
      <p class="saved" role="status">${this.#savedText()}</p>
      ${plans.length === 0 ? html`<p class="under">${this.text("noPlans")}</p>` : this.#renderList(plans)}
    </section>`;
  }

  #renderList(plans: readonly ImprovementPlan[]): TemplateResult {
    const level = Math.min(6, this.headingLevel + 1);
    return html`<ul part="list" class="list" role="list" tabindex="-1" aria-labelledby="name">${repeat(
      plans,
      ({ number }) => number,
      (
        plan,
      ) => html`<li><scorecard-plan part="plan" .plan=${plan} .closed=${this.closed} .saving=${this.saving} .userErrors=${this.refusedPlan === plan.number ? this.userErrors : none} .saved=${this.saved?.number === plan.number ? this.saved : null}
          .messages=${this.messages} heading-level=${level}></scorecard-plan></li>`,
    )}</ul>
      ${this.hasMore ? html`<button part="load-more" class="action more" type="button" @click=${() => this.emit("scorecard-load-more", {})}>${this.text("loadMore")}</button>` : nothing}`;
  }

  #renderStart(): TemplateResult {
    const metric = this.metrics.find(({ code }) => code === this.draft.metric) ?? this.metrics[0];
    if (!this.formShown || !metric)
      return html`<button part="start" class="action open" type="button" @click=${this.#open}>${this.text("startPlan")}</button>`;
    const draft = this.#draftOf(metric);
    const shown = fieldsShown(metric, draft);
    const currency = metric.unit === "MONEY" ? draft.currency.trim().toUpperCase() : null;
    return html`<div class="card">
      ${subheading(this.headingLevel, 1, "start", this.text("startPlan"))}
      ${planForm(this.view, {
        draft,
        metrics: this.metrics,
        shown,
        baseline: this.baselines.find((each) => each.metric.code === metric.code && each.currency === currency),
        saving: this.saving,
        problems: this.#problemsAt(shown),
        change: (field, value) => this.#change(field, value),
        setBaseline: () => {
          if (!this.saving) this.emit("scorecard-baseline-set", { input: { metric: metric.code, currency, months: null, note: null } });
        },
        submit: () => this.#submit(metric, draft),
        cancel: () => {
          this.#leave();
          void this.updateComplete.then(() => this.#focus(".open"));
        },
      })}
    </div>`;
  }

  #problemsAt(shown: readonly PlanField[]): ReadonlyMap<PlanField | null, string> {
    if (this.problems.size > 0) return new Map([...this.problems].map(([field, words]) => [field, this.text(words)]));
    return this.refusedPlan === null ? refusedAt(this.userErrors, shown) : new Map();
  }

  #draftOf({ code }: MetricDefinition): PlanDraft {
    const currency = this.dealer?.currency ?? "";
    const blank = { baseline: "", name: "", action: "", broughtBy: "OWN_STAFF", vendor: "", startsOn: this.startsOn, cost: "" };
    return { ...blank, currency, costCurrency: currency, ...this.draft, metric: code };
  }

  readonly #open = (): void => {
    this.formShown = true;
    void this.updateComplete.then(() => this.#focus("#field-metric"));
  };

  #change(field: PlanField, value: string): void {
    this.draft = { ...this.draft, [field]: value };
    this.problems = new Map([...this.problems].filter(([each]) => each !== field));
  }

  #submit(metric: MetricDefinition, draft: PlanDraft): void {
    if (this.saving) return;
    const asked = draftInput(this.locale, metric, draft);
    this.problems = "problems" in asked ? asked.problems : new Map();
    this.#refused = this.problems.size > 0;
    if ("input" in asked) this.emit("scorecard-plan-start", { input: asked.input });
  }

  #savedText(): string {
    const { saved } = this;
    if (!saved || this.problems.size > 0) return "";
    return this.text(saved.what === "started" ? "planStarted" : "planDecided", { name: saved.name });
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="plans"><div class="skeleton line"></div>${[1, 2].map(() => html`<div class="skeleton plan"></div>`)}</div>`;
  }
}
