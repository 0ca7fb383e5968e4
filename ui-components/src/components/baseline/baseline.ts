import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { cardStyles } from "../../base/card.styles.ts";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { refusedAt } from "../../base/form.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { baselineTranslations } from "../../i18n/baseline-translations.ts";
import { baselineEnglish } from "../../i18n/english/baseline.ts";
import { boardEnglish } from "../../i18n/english/board.ts";
import { english } from "../../i18n/english/english.ts";
import type { MessagesOfBaselines } from "../../i18n/messages.ts";
import type { UserError } from "../../model/goal-types.ts";
import { baselineText } from "../../model/improvement.ts";
import type { Baseline } from "../../model/improvement-types.ts";
import type { MetricDefinition, Month } from "../../model/types.ts";
import { baselineStyles } from "./baseline.styles.ts";
import { type BaselineField, type BaselineForm, baselineForm } from "./baseline-form.ts";
import { baselineHistory, baselineWords } from "./baseline-history.ts";
import type { BaselineView } from "./baseline-view.ts";

const fields: readonly BaselineField[] = ["months", "note"];

/**
 * The baseline of one metric: the one in force in words, those before it, and a form to set another. Defined by `baseline/define`.
 *
 * @fires {CustomEvent<{ input: import("../../model/improvement-types.ts").BaselineInput }>} scorecard-baseline-set - A baseline is to be set; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - Older baselines are asked for; cancellable.
 * @csspart card - All of it.
 * @csspart heading - Its heading.
 * @csspart value - A baseline in words.
 * @csspart note - What was noted of it.
 * @csspart set - Opens the form.
 * @csspart form - The form.
 * @csspart field - A field of the form, with its name and what is wrong with it.
 * @csspart problem - What is wrong.
 * @csspart save - Sets the baseline.
 * @csspart cancel - Closes the form.
 * @csspart history-toggle - Opens and closes the earlier ones.
 * @csspart history - The earlier ones.
 * @csspart load-more - Asks for older ones.
 */
export class ScorecardBaseline extends ScorecardElement<keyof MessagesOfBaselines> {
  static override styles = [hostStyles, cardStyles, formStyles, baselineStyles];

  protected static override readonly translations = baselineTranslations;

  protected override readonly english = { ...english, ...boardEnglish, ...baselineEnglish };

  /** What was measured. */
  @property({ attribute: false }) metric: MetricDefinition | null = null;

  /** ISO 4217 code of the baselines of a metric in money. */
  @property() currency: string | null = null;

  /** The metric's baselines in that currency, newest first: the first is in force; null until they are there. */
  @property({ attribute: false }) baselines: readonly Baseline[] | null = null;

  /** Whether there are older ones. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** Months with a final result, which a baseline can be taken from; in any order. */
  @property({ attribute: false }) finalMonths: readonly Month[] = [];

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** Whether what was asked for is on its way. */
  @property({ type: Boolean }) saving = false;

  /** Why no baseline was set. */
  @property({ attribute: false }) userErrors: readonly UserError[] = [];

  /** The baseline as it was set last; null before that. */
  @property({ attribute: false }) saved: Baseline | null = null;

  @property({ state: true, attribute: false }) private formShown = false;
  @property({ state: true, attribute: false }) private historyShown = false;
  @property({ state: true, attribute: false }) private chosen: readonly Month[] | null = null;
  @property({ state: true, attribute: false }) private note = "";
  @property({ state: true, attribute: false }) private noneChosen = false;

  /** Whether the form has just found a problem itself. */
  #refused = false;

  constructor() {
    super();
    // With the oldest of them the button to load more is gone.
    this.addController(
      new FocusKeeper(this, (lost) => (lost.matches("[part=load-more]") ? ["[part=history-toggle]"] : [".set", "[part=history-toggle]"])),
    );
  }

  protected override get hasData(): boolean {
    return this.metric !== null && this.baselines !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("saved") && this.saved) {
      this.formShown = false;
      [this.chosen, this.note] = [null, ""];
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("saved") && this.saved) this.#focus(".set");
    else if (this.#refused || (changed.has("userErrors") && this.userErrors.length > 0)) this.#focus("[aria-invalid=true]");
    this.#refused = false;
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  get #view(): BaselineView {
    return { locale: this.locale, text: (key, values) => this.text(key, values) };
  }

  /** Heard where it is not seen: several stand on one page. */
  #whose({ name }: MetricDefinition): TemplateResult {
    const whose = this.currency ? `${name} (${this.currency})` : name;
    return html`<span class="visually-hidden">: ${whose}</span>`;
  }

  protected override renderContent(): TemplateResult {
    const { baselines, metric } = this;
    if (!baselines || !metric) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    const [inForce, ...replaced] = baselines;
    const canSet = this.finalMonths.length > 0;
    return html`<section part="card" class="card" aria-labelledby="name">
      ${heading(this.headingLevel, html`${this.text("baseline")}${this.#whose(metric)}`)}
      ${inForce ? baselineWords(this.#view, inForce, this.timeZone) : html`<p class="under">${this.text(canSet ? "noBaseline" : "noFinalMonth")}</p>`}
      <div class="toggles">
        ${
          canSet
            ? html`<button part="set" class="action set" type="button" aria-expanded=${this.formShown ? "true" : "false"} @click=${this.#toggleForm}>${this.text("setBaseline")}</button>`
            : nothing
        }
        ${
          replaced.length > 0
            ? html`<button part="history-toggle" class="action" type="button" aria-expanded=${this.historyShown ? "true" : "false"} @click=${this.#toggleHistory}
                >${this.historyShown ? this.text("hideEarlier") : this.text("earlierBaselines", { count: replaced.length })}</button>`
            : nothing
        }
      </div>
      ${this.historyShown && replaced.length > 0 ? baselineHistory(this.#view, replaced, this.timeZone) : nothing}
      ${this.historyShown && this.hasMore ? html`<button part="load-more" class="action" type="button" @click=${() => this.emit("scorecard-load-more", {})}>${this.text("loadMore")}</button>` : nothing}
      ${this.formShown && canSet ? baselineForm(this.#view, this.#form) : nothing}
      <p class="saved" role="status">${this.saved && !this.formShown ? this.text("baselineSaved", { value: baselineText(this.locale, this.saved) }) : ""}</p>
    </section>`;
  }

  get #form(): BaselineForm {
    return {
      draft: { months: "", note: this.note },
      problems: this.noneChosen ? new Map([["months", this.text("noMonthChosen")]]) : refusedAt(this.userErrors, fields),
      change: (_, value) => {
        this.note = value;
      },
      finalMonths: this.finalMonths.toSorted().toReversed(),
      chosen: this.chosen,
      saving: this.saving,
      choose: (months) => {
        this.chosen = months;
        this.noneChosen = false;
      },
      submit: () => this.#submit(),
      cancel: () => {
        this.formShown = false;
        this.#focus(".set");
      },
    };
  }

  #submit(): void {
    const { metric, currency, chosen } = this;
    if (this.saving || !metric) return;
    this.noneChosen = chosen?.length === 0;
    this.#refused = this.noneChosen;
    const note = this.note.trim() || null;
    if (!this.noneChosen) this.emit("scorecard-baseline-set", { input: { metric: metric.code, currency, months: chosen, note } });
  }

  readonly #toggleForm = (): void => {
    this.formShown = !this.formShown;
    this.noneChosen = false;
  };

  readonly #toggleHistory = (): void => {
    this.historyShown = !this.historyShown;
  };

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><div class="skeleton line"></div><div class="skeleton sentence"></div></div>`;
  }
}
