import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { refusedAt } from "../../base/form.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { subheading } from "../../base/subheading.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { verdictStyles } from "../../base/verdict.ts";
import type { CustomerGoalsMessages } from "../../i18n/customer-goals-messages.ts";
import { customerGoalsTranslations } from "../../i18n/customer-goals-translations.ts";
import { customerGoalsEnglish } from "../../i18n/english/customer-goals.ts";
import { english } from "../../i18n/english/english.ts";
import type { MessagesOfCustomerGoals } from "../../i18n/messages.ts";
import type { CustomerGoal, GoalChangeName, GoalChoices, OutcomeAgreement } from "../../model/customer-goal-types.ts";
import type { UserError } from "../../model/goal-types.ts";
import type { DateText } from "../../model/types.ts";
import { agreementCard } from "./agreement-card.ts";
import { customerGoalsStyles } from "./customer-goals.styles.ts";
import { type GoalActions, goalCard } from "./goal-card.ts";
import { changeOf, type CustomerGoalsView, fieldsOf, firstDraft, type GoalDraft, goalForm, type OpenForm } from "./goal-forms.ts";

const none: readonly never[] = [];
const noChoices: GoalChoices = { customers: none, technicians: none, contracts: none };

/** An id that no other record has. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What a dealer's customers want to reach, each with its progress, readings and case studies, the agreements about it, and forms to record all
 * of it. Defined by `customer-goals/define`.
 *
 * @fires {CustomEvent<import("../../model/customer-goal-types.ts").GoalChange>} scorecard-customer-goal-change - Something is to be recorded; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - More goals are asked for; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-customer-goals-close - "Close"; cancellable.
 * @slot actions - In place of the close button.
 * @csspart heading - The heading.
 * @csspart close - Closes the goals.
 * @csspart subheading - The name of a customer, a goal, a contract or a form.
 * @csspart change - Opens a form.
 * @csspart form - The form that is open.
 * @csspart field - A field of the form, with its name and what is wrong with it.
 * @csspart problem - What is wrong.
 * @csspart save - Records what the form says.
 * @csspart cancel - Closes the form.
 * @csspart goal - A goal.
 * @csspart state - How it stands with a goal.
 * @csspart status - Whether it is reached or overdue.
 * @csspart bar - How far it has come.
 * @csspart progress - The same in words.
 * @csspart latest - Its newest reading.
 * @csspart trend - Its readings as a line, with the target.
 * @csspart readings - All of its readings.
 * @csspart case-study - A case study.
 * @csspart agreement - An outcome agreement with its report.
 * @csspart metrics - The service metrics of its period.
 * @csspart load-more - Asks for more goals.
 */
export class ScorecardCustomerGoals extends ScorecardElement<keyof MessagesOfCustomerGoals> {
  static override styles = [hostStyles, formStyles, cardStyles, tableStyles, panelStyles, verdictStyles, customerGoalsStyles];

  protected static override readonly translations = customerGoalsTranslations;

  protected override readonly english = { ...english, ...customerGoalsEnglish };

  /** The goals in the order of their customers; null until they are there. */
  @property({ attribute: false }) goals: readonly CustomerGoal[] | null = null;

  /** Whether there are more. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** The agreements about them. */
  @property({ attribute: false }) agreements: readonly OutcomeAgreement[] = none;

  /** What new records can be about. */
  @property({ attribute: false }) choices: GoalChoices = noChoices;

  /** Name of the dealer. */
  @property() dealer = "";

  /** The day that forms begin with. */
  @property() today: DateText = "";

  /** Whether nothing can be changed here: what was is looked at. */
  @property({ type: Boolean }) closed = false;

  /** Whether what was asked for is on its way. */
  @property({ type: Boolean }) saving = false;

  /** Why nothing was recorded. */
  @property({ attribute: false }) userErrors: readonly UserError[] = none;

  /** What was recorded last, another object each time; null before that. */
  @property({ attribute: false }) saved: object | null = null;

  @property({ state: true, attribute: false }) private opened: OpenForm | null = null;
  @property({ state: true, attribute: false }) private draft: GoalDraft = {};
  @property({ state: true, attribute: false }) private problems: ReadonlyMap<string, keyof CustomerGoalsMessages> = new Map();

  /** Whether the form has just found a problem itself. */
  #refused = false;
  /** The button of the form that was closed last, by what it opens. */
  #back: string | null = null;

  constructor() {
    super();
    this.addController(new FocusKeeper(this, (lost) => (lost.matches(".more") ? [".customer"] : [".saved", ".close"])));
  }

  protected override get hasData(): boolean {
    return this.goals !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("saved") && this.saved) this.#leave();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#back !== null) this.#focus(`[data-opens="${CSS.escape(this.#back)}"]`);
    else if (this.#refused || (changed.has("userErrors") && this.userErrors.length > 0)) this.#focus("[aria-invalid=true]");
    this.#back = null;
    this.#refused = false;
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #leave(): void {
    const { opened } = this;
    if (opened) this.#back = `${opened.mutation} ${opened.about}`;
    this.opened = null;
    this.draft = {};
    this.problems = new Map();
  }

  get #view(): CustomerGoalsView {
    return { locale: this.locale, text: (key, values) => this.text(key, values) };
  }

  get #sources() {
    return { goals: this.goals ?? none, choices: this.choices, today: this.today };
  }

  readonly #open = (mutation: GoalChangeName, about: string): void => {
    const form = { mutation, about, newId: newId() };
    this.opened = form;
    this.draft = firstDraft(form, this.#sources);
    this.problems = new Map();
    const [first] = fieldsOf(this.#view, form, this.#sources, this.draft);
    void this.updateComplete.then(() => this.#focus(`#field-${first?.field}`));
  };

  readonly #form = (mutation: GoalChangeName, about: string): TemplateResult | typeof nothing => {
    const { opened, draft } = this;
    if (opened?.mutation !== mutation || opened.about !== about) return nothing;
    const fields = fieldsOf(this.#view, opened, this.#sources, draft);
    const shown = fields.map(({ field }) => field);
    return html`<div class="opened">${goalForm(this.#view, {
      draft: { ...Object.fromEntries(shown.map((field) => [field, ""])), ...draft },
      fields,
      labelledBy: "name",
      saving: this.saving,
      problems:
        this.problems.size > 0
          ? new Map([...this.problems].map(([field, words]) => [field, this.text(words)]))
          : refusedAt(this.userErrors, shown),
      change: (field, value) => this.#change(field, value),
      submit: () => this.#submit(opened),
      cancel: () => this.#leave(),
    })}</div>`;
  };

  #change(field: string, value: string): void {
    this.draft = { ...this.draft, [field]: value };
    this.problems = new Map([...this.problems].filter(([each]) => each !== field));
  }

  #submit(form: OpenForm): void {
    if (this.saving) return;
    const change = changeOf(this.locale, form, fieldsOf(this.#view, form, this.#sources, this.draft), this.draft);
    if ("problems" in change) {
      this.problems = change.problems;
      this.#refused = true;
    } else this.emit("scorecard-customer-goal-change", change);
  }

  protected override renderContent(): TemplateResult {
    const { goals } = this;
    if (!goals) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    const actions: GoalActions = { closed: this.closed, open: this.#open, form: this.#form };
    return html`<section class="goals" aria-labelledby="name">
      <div class="head">
        ${heading(this.headingLevel, this.text("customerGoalsOf", { dealer: this.dealer }))}
        <slot name="actions">${closeButton(this.text("close"), () => this.emit("scorecard-customer-goals-close", {}))}</slot>
      </div>
      ${this.choices.customers.length > 0 ? this.#start("setCustomerGoal", "newGoal") : nothing}
      <p class="saved" role="status" tabindex="-1">${this.saved ? this.text("goalSaved") : nothing}</p>
      ${goals.length === 0 ? html`<p class="under">${this.text("noCustomerGoals")}</p>` : this.#renderGoals(goals, actions)}
      ${goals.length > 0 ? this.#renderAgreements(actions) : nothing}
    </section>`;
  }

  #start(mutation: GoalChangeName, words: keyof CustomerGoalsMessages): TemplateResult | typeof nothing {
    if (this.closed) return nothing;
    const form = this.#form(mutation, "");
    return html`<button part="change" class="action start" type="button" data-opens=${`${mutation} `} @click=${() => this.#open(mutation, "")}>${this.text(words)}</button>
      ${form === nothing ? nothing : html`<div class="card">${form}</div>`}`;
  }

  #renderGoals(goals: readonly CustomerGoal[], actions: GoalActions): TemplateResult {
    const level = this.headingLevel;
    return html`${repeat(
      goals,
      ({ internalID }) => internalID,
      (goal, place) =>
        html`${
          goals[place - 1]?.customerID === goal.customerID
            ? nothing
            : html`<div class="customer" tabindex="-1">${subheading(level, 1, `customer-${place}`, goal.customerName ?? goal.customerID)}</div>`
        }${goalCard(this.#view, actions, goal, subheading(level, 2, `goal-${place}`, goal.name))}`,
    )}
      ${this.hasMore ? html`<button part="load-more" class="action more" type="button" @click=${() => this.emit("scorecard-load-more", {})}>${this.text("loadMoreGoals")}</button>` : nothing}`;
  }

  #renderAgreements(actions: GoalActions): TemplateResult {
    const level = this.headingLevel;
    return html`<div class="agreements">${subheading(level, 1, "agreements", this.text("agreements"))}
      ${this.choices.contracts.length > 0 ? this.#start("agreeOutcome", "newAgreement") : nothing}
      ${repeat(
        this.agreements,
        ({ internalID }) => internalID,
        (agreement, place) => {
          const title = subheading(level, 2, `agreement-${place}`, this.text("contractOf", { contract: agreement.contractID }));
          return agreementCard(this.#view, actions, agreement, title);
        },
      )}</div>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="goals"><div class="skeleton line"></div><div class="skeleton goal"></div><div class="skeleton goal"></div></div>`;
  }
}
