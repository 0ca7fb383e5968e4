import { html, nothing, type TemplateResult } from "lit";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { ReasonDesk } from "../../base/reason-desk.ts";
import { reasonForm } from "../../base/reason-form.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { subheading } from "../../base/subheading.ts";
import { verdict, verdictStyles } from "../../base/verdict.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { participationEnglish } from "../../i18n/english/participation.ts";
import type { ParticipationMessages } from "../../i18n/participation-messages.ts";
import { participationTranslations } from "../../i18n/participation-translations.ts";
import type { UserError } from "../../model/goal-types.ts";
import type { Participation, ParticipationWish } from "../../model/participation-types.ts";
import { changeList } from "./change-list.ts";
import { conditionList } from "./conditions.ts";
import type { ParticipationView, StandingMutation } from "./participation-view.ts";
import { participationStyles } from "./participation.styles.ts";

const none: readonly never[] = [];

/**
 * Whether a dealer gets service opportunities: each condition with whether it is met and what to do, a switch to opt in or out, for staff a
 * form to suspend the dealer or end that, and the newest changes. Defined by `participation/define`.
 *
 * @fires {CustomEvent<import("../../model/participation-types.ts").ParticipationWish>} scorecard-participation-change - The dealer opts in or out, is suspended or resumed; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-participation-close - The reader is done; cancellable.
 * @slot actions - In place of the close button.
 * @csspart card - All of it.
 * @csspart heading - The heading.
 * @csspart close - Tells the page that the reader is done.
 * @csspart subheading - The name of a part.
 * @csspart status - Whether the dealer takes part, and whether a condition is met.
 * @csspart conditions - The conditions.
 * @csspart condition - A condition, with what is known of it or is to be done.
 * @csspart switch - Opts in or out.
 * @csspart change - Opens the form to suspend the dealer, or to end that.
 * @csspart form - That form.
 * @csspart field - The reason, with its name and what is wrong with it.
 * @csspart problem - What is wrong.
 * @csspart save - Sends the form.
 * @csspart cancel - Leaves the form.
 * @csspart changes - The newest changes.
 * @csspart change-made - A change, with when, by whom and why.
 */
export class ScorecardParticipation extends ScorecardElement<keyof ParticipationMessages> {
  static override styles = [hostStyles, cardStyles, panelStyles, formStyles, verdictStyles, participationStyles];

  protected static override readonly translations = participationTranslations;

  protected override readonly english = { ...commonEnglish, ...participationEnglish };

  /** What decides it, as the API gives it; null until it is loaded. */
  @property({ attribute: false }) participation: Participation | null = null;

  /** Name of the dealer. */
  @property() dealer = "";

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** Whether the reader is staff, who may suspend the dealer and end that. */
  @property({ type: Boolean }) staff = false;

  /** Whether nothing can be changed here: what was is looked at. */
  @property({ type: Boolean }) closed = false;

  /** Whether what was asked for is on its way. */
  @property({ type: Boolean }) saving = false;

  /** Why nothing was changed. */
  @property({ attribute: false }) userErrors: readonly UserError[] = none;

  /** What was changed last, another object each time; null before that. */
  @property({ attribute: false }) saved: object | null = null;

  /** Whether it was the switch that was used last: what is refused stands where it was asked. */
  #switched = false;
  readonly #desk = new ReasonDesk<StandingMutation>(this, () => "[data-opens]");

  constructor() {
    super();
    this.addController(new FocusKeeper(this, () => ["[data-opens]", ".card"]));
  }

  protected override get hasData(): boolean {
    return this.participation !== null;
  }

  readonly #optIn = (optedIn: boolean): void => {
    if (this.saving) return;
    this.#switched = true;
    this.#desk.setAside();
    this.#ask({ mutation: "setOptIn", input: { optedIn } });
  };

  #submit(mutation: StandingMutation): void {
    this.#desk.submit(mutation === "resumeDealer", (reason) => {
      this.#switched = false;
      this.#ask({ mutation, input: { reason } });
    });
  }

  #ask(wish: ParticipationWish): void {
    this.emit("scorecard-participation-change", wish);
  }

  get #view(): ParticipationView {
    return { locale: this.locale, timeZone: this.timeZone, text: (key, values) => this.text(key as keyof ParticipationMessages, values) };
  }

  override render(): TemplateResult {
    return html`<div class="base"><section part="card" class="card" tabindex="-1" aria-labelledby="name">
      <div class="head">${heading(this.headingLevel, this.text("participationOf", { dealer: this.dealer }))}
        <slot name="actions">${closeButton(this.text("participationClose"), () => this.emit("scorecard-participation-close", {}))}</slot></div>
      ${super.render()}
    </section></div>`;
  }

  protected override renderContent(): TemplateResult {
    const { participation, saving } = this;
    if (!participation) return html`<p part="empty"><slot name="empty">${this.text("empty")}</slot></p>`;
    const view = this.#view;
    const { staff, closed } = this;
    const { opened } = this.#desk;
    const sent = this.#switched;
    const optIn = { sending: saving && sent, refused: sent ? this.userErrors.map(({ message }) => message) : none, take: this.#optIn };
    const actions = { staff, closed, saving, optIn, open: (mutation: StandingMutation) => this.#open(mutation) };
    return html`<div class="content">
      ${this.#renderStanding(participation)}
      <p class="saved" role="status">${this.saved && !saving ? this.text("participationSaved") : nothing}</p>
      ${subheading(this.headingLevel, 1, "conditions", this.text("conditions"))}
      ${conditionList(view, actions, participation, opened && !closed ? this.#renderForm(opened) : null)}
      ${subheading(this.headingLevel, 1, "changes", this.text("newestChanges"))}
      ${changeList(view, participation.changes)}
    </div>`;
  }

  #renderStanding({ takesPart, unmet }: Participation): TemplateResult {
    return html`<div class="standing" data-part=${takesPart}>
      ${verdict(takesPart, this.text(takesPart ? "takesPart" : "takesNoPart"))}
      <p>${takesPart ? this.text("takesPartNote") : this.text("takesNoPartNote", { count: unmet.length })}</p>
    </div>`;
  }

  #open(mutation: StandingMutation): void {
    if (!this.saving) this.#switched = false;
    this.#desk.open(mutation);
  }

  #renderForm(mutation: StandingMutation): TemplateResult {
    const words = {
      label: this.text(mutation === "suspendDealer" ? "whySuspend" : "whyResume"),
      hint: this.text("reasonRead"),
      save: this.text(mutation),
      saving: this.text("saving"),
      leave: this.text("cancel"),
    };
    return reasonForm(this.#desk.form(this.text("reasonMissing")), words, () => this.#submit(mutation));
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="skeleton standing"></div>${[1, 2, 3, 4].map(() => html`<div class="skeleton condition"></div>`)}`;
  }
}
