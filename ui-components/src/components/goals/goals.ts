import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { heading } from "../../base/heading.ts";
import { formStyles } from "../../base/form.styles.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { subheading } from "../../base/subheading.ts";
import { english } from "../../i18n/english/english.ts";
import { goalsEnglish } from "../../i18n/english/goals.ts";
import { goalsTranslations } from "../../i18n/goals-translations.ts";
import type { GoalsMessages } from "../../i18n/goals-messages.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import { dayText } from "../../model/day-text.ts";
import { valueToType } from "../../model/goal-value.ts";
import type { DateText, MetricDefinition } from "../../model/types.ts";
import type { GoalDealer, GoalTarget, MetricGoal, UserError } from "../../model/goal-types.ts";
import { draftInput, fieldOf, type GoalDraft, type GoalField, sideOf, sidesOf } from "./goal-draft.ts";
import { goalForm, type GoalsView } from "./goal-form.ts";
import { goalInWords, goalList } from "./goal-list.ts";
import { goalsStyles } from "./goals.styles.ts";

const targetOf: Readonly<Record<MetricGoal["source"], GoalTarget>> = {
  CATALOGUE: "EVERYBODY",
  EVERYBODY: "EVERYBODY",
  COUNTRY: "COUNTRY",
  DEALER: "DEALER",
  OWN: "DEALER",
};

/**
 * The goals in force for a dealer, with where each comes from, and a form to set or withdraw one. What is set goes to the page:
 * it hears what is asked for, and sets what came of it. Defined by `goals/define`.
 *
 * @fires {CustomEvent<{ input: import("../../model/types.ts").GoalInput }>} scorecard-goal-set - A goal is set or withdrawn; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-goals-close - The reader is done; cancellable.
 * @slot actions - In place of the button that closes the goals.
 * @csspart heading - Whose goals they are.
 * @csspart subheading - The name of the form.
 * @csspart close - Tells the page that the reader is done.
 * @csspart table - The goals in force.
 * @csspart row - A metric's goal.
 * @csspart goal - The goal in words.
 * @csspart source - Where a goal comes from.
 * @csspart change - Takes a goal into the form.
 * @csspart form - The form.
 * @csspart field - A field of the form.
 * @csspart problem - What is wrong with a field.
 * @csspart save - Sets the goal.
 * @csspart withdraw - Withdraws the goal.
 */
export class ScorecardGoals extends ScorecardElement<keyof (CommonMessages & GoalsMessages)> {
  static override styles = [hostStyles, tableStyles, formStyles, cardStyles, panelStyles, goalsStyles];

  protected static override readonly translations = goalsTranslations;

  protected override readonly english = { ...english, ...goalsEnglish };

  /** The goals in force, as the API gives them. */
  @property({ attribute: false }) goals: readonly MetricGoal[] | null = null;

  /** Whose goals they are. */
  @property({ attribute: false }) dealer: GoalDealer | null = null;

  /** The metrics whose goals the reader may set; with none there is no form. */
  @property({ attribute: false }) metrics: readonly MetricDefinition[] = [];

  /** Whom the reader may set goals for; with none there is no form. */
  @property({ attribute: false }) targets: readonly GoalTarget[] = [];

  /** The day the form begins with. */
  @property({ attribute: "valid-from" }) validFrom: DateText = "";

  /** Whether what was set is on its way. */
  @property({ type: Boolean }) saving = false;

  /** Why the goal was not set. */
  @property({ attribute: false }) userErrors: readonly UserError[] = [];

  /** The goal as it was set last; null before that. */
  @property({ attribute: false }) saved: MetricGoal | null = null;

  @property({ state: true, attribute: false }) private draft: Partial<GoalDraft> = {};

  /** What is wrong before anybody is asked. */
  @property({ state: true, attribute: false }) private problem: {
    readonly field: GoalField;
    readonly words: "notNumber" | "noDay";
  } | null = null;

  /** Whether the form has just found a problem itself. */
  #refused = false;

  protected override get hasData(): boolean {
    return this.goals !== null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const told = changed.has("userErrors") && this.userErrors.length > 0;
    if (told || this.#refused) this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    this.#refused = false;
  }

  get #view(): GoalsView {
    return { locale: this.locale, text: (key, values) => this.text(key, values), dealer: this.dealer };
  }

  protected override renderContent(): TemplateResult {
    const { goals, metrics, targets } = this;
    if (!goals) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    const settable = new Set(targets.length > 0 ? metrics.map(({ code }) => code) : []);
    return html`<section class="card" aria-labelledby="name">
      <div class="head">
        ${heading(this.headingLevel, this.text("goalsOf", { dealer: this.dealer?.name ?? "" }))}
        <slot name="actions">${closeButton(this.text("close"), () => this.emit("scorecard-goals-close", {}))}</slot>
      </div>
      ${goals.length > 0 ? goalList(this.#view, goals, (goal) => settable.has(goal.metric.code), this.#take) : html`<p class="under">${this.text("noGoals")}</p>`}
      ${settable.size > 0 ? this.#renderForm() : targets.length > 0 ? html`<p class="under">${this.text("noneToSet")}</p>` : nothing}
      <p class="saved" role="status">${this.#savedText()}</p>
    </section>`;
  }

  #draftOf(metric: MetricDefinition): GoalDraft {
    const { targets, dealer, validFrom } = this;
    const sides = sidesOf(metric);
    const direction = sides.find((side) => side === this.draft.direction) ?? sides[0] ?? "AT_LEAST";
    return {
      target: targets[0] ?? "DEALER",
      value: "",
      currency: dealer?.currency ?? "",
      validFrom,
      ...this.draft,
      direction,
      metric: metric.code,
    };
  }

  get #metric(): MetricDefinition | undefined {
    return this.metrics.find(({ code }) => code === this.draft.metric) ?? this.metrics[0];
  }

  #renderForm(): TemplateResult | typeof nothing {
    const { metrics, targets, saving } = this;
    const metric = this.#metric;
    if (!metric) return nothing;
    return html`<div class="set">
      ${subheading(this.headingLevel, 1, "set-goal", this.text("setGoal"))}
      ${goalForm(this.#view, {
        metrics,
        metric,
        targets,
        draft: this.#draftOf(metric),
        saving,
        problems: this.#problems(metric),
        change: (part) => this.#change(part),
        submit: (withdraw) => this.#submit(metric, withdraw),
      })}
    </div>`;
  }

  /** What is wrong, at its field; at none where the form has no such field. */
  #problems({ unit }: MetricDefinition): ReadonlyMap<GoalField | null, string> {
    if (this.problem) return new Map([[this.problem.field, this.text(this.problem.words)]]);
    const shown: Readonly<Record<GoalField, boolean>> = {
      metric: true,
      target: this.targets.length > 1,
      direction: true,
      value: true,
      currency: unit === "MONEY",
      validFrom: true,
      withdraw: true,
    };
    return new Map(
      this.userErrors.map(({ field: path, message }) => {
        const field = fieldOf(path);
        return [field && shown[field] ? field : null, message] as const;
      }),
    );
  }

  #savedText(): string {
    const { saved } = this;
    // What is wrong now is not what was saved before.
    if (!saved || this.problem) return "";
    const { metric, goal, currency, validFrom } = saved;
    const date = validFrom === null ? "" : dayText(this.locale, validFrom);
    if (!goal) return this.text("withdrawnGoal", { metric: metric.name, date });
    return this.text("savedGoal", { metric: metric.name, goal: goalInWords(this.#view, metric, goal, currency), date });
  }

  /** A goal of the list, ready to be changed in the form. */
  readonly #take = ({ metric, goal, currency, source }: MetricGoal): void => {
    const target = this.targets.find((each) => each === targetOf[source]) ?? this.targets[0] ?? "DEALER";
    this.#change({
      metric: metric.code,
      target,
      ...(goal && { value: valueToType(this.locale, metric, goal.value), direction: sideOf(goal) }),
      ...(currency !== null && { currency }),
    });
    this.renderRoot.querySelector<HTMLElement>("#value")?.focus();
  };

  #change(part: Partial<GoalDraft>): void {
    // What was typed for one metric says nothing of another.
    const other = part.metric !== undefined && part.metric !== this.#metric?.code;
    this.draft = { ...this.draft, ...(other && { value: "" }), ...part };
    this.problem = null;
  }

  #submit(metric: MetricDefinition, withdraw: boolean): void {
    if (this.saving) return;
    const asked = draftInput(this.locale, metric, this.#draftOf(metric), this.dealer, withdraw);
    this.problem = "input" in asked ? null : { field: asked.field, words: asked.problem };
    this.#refused = this.problem !== null;
    if ("input" in asked) this.emit("scorecard-goal-set", { input: asked.input });
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card">
      <div class="skeleton line"></div>
      ${[1, 2, 3, 4].map(() => html`<div class="skeleton row"></div>`)}
    </div>`;
  }
}
