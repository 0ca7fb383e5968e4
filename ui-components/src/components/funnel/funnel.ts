import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query } from "lit/decorators/query.js";
import { queryAll } from "lit/decorators/query-all.js";
import { buttonStyles } from "../../base/button.styles.ts";
import { cardStyles } from "../../base/card.styles.ts";
import { choiceStyles } from "../../base/choice.styles.ts";
import { focusIsLost } from "../../base/focus-lost.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { selectStyles } from "../../base/select.styles.ts";
import { property } from "../../base/property.ts";
import { type ElementError, type ElementState, ScorecardElement } from "../../base/scorecard-element.ts";
import { subheading } from "../../base/subheading.ts";
import { verdictStyles } from "../../base/verdict.ts";
import { waitingStyles } from "../../base/waiting.styles.ts";
import { boardEnglish } from "../../i18n/english/board.ts";
import { english } from "../../i18n/english/english.ts";
import { funnelEnglish } from "../../i18n/english/funnel.ts";
import { onDemandEnglish } from "../../i18n/english/on-demand.ts";
import { funnelTranslations } from "../../i18n/funnel-translations.ts";
import type { MessagesOfFunnel } from "../../i18n/messages.ts";
import { chosenMonth, chosenWeek } from "../../model/funnel.ts";
import type { FunnelMonth, FunnelWeek, LeadFindings } from "../../model/funnel-types.ts";
import { funnelStyles } from "./funnel.styles.ts";
import { type FunnelPeriod, type FunnelView, periodOfMonth, periodOfWeek } from "./funnel-period.ts";
import { funnelSteps, funnelTable } from "./funnel-steps.ts";
import { leadFindings } from "./lead-findings.ts";

/**
 * The steps that a month's or a week's records took, from the first to the last: how many took each, what share that is of the step
 * before and of all, and below them the leads of which a step is recorded without one before it. Defined by `funnel/define`.
 *
 * @fires {CustomEvent<{ weeks: boolean; period: string | null }>} scorecard-funnel-change - Months or weeks are chosen, or one of them; cancellable.
 * @fires {CustomEvent<{ metric: string; month: string }>} scorecard-receipt-open - Someone asks how a share was made; cancellable.
 * @fires {CustomEvent<{ shown: boolean }>} scorecard-table-toggle - The table is opened or closed; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - Someone asks for more leads, or again for those that failed; cancellable.
 * @csspart card - All of the funnel.
 * @csspart heading - The funnel's name.
 * @csspart choice - Months or weeks.
 * @csspart option - One of the two.
 * @csspart period - The choice of a month or a week.
 * @csspart stands - Whether the period can still change.
 * @csspart steps - The steps.
 * @csspart step - A step.
 * @csspart count - How many took it.
 * @csspart chart - The picture of a step.
 * @csspart bar - How many took it, as a bar.
 * @csspart value - The share of the step before; of a month it opens its receipt.
 * @csspart table-toggle - Opens and closes the table.
 * @csspart table - The numbers.
 * @csspart subheading - The name of the list of leads.
 * @csspart note - How many leads there are.
 * @csspart findings - The leads.
 * @csspart finding - A lead, with the steps that are recorded and those that are missing.
 * @csspart status - Says that no step is missing.
 * @csspart load-more - Asks for more leads.
 */
export class ScorecardFunnel extends ScorecardElement<keyof MessagesOfFunnel> {
  static override styles = [
    hostStyles,
    selectStyles,
    tableStyles,
    waitingStyles,
    verdictStyles,
    choiceStyles,
    buttonStyles,
    cardStyles,
    funnelStyles,
  ];

  protected static override readonly translations = funnelTranslations;

  protected override readonly english = { ...english, ...boardEnglish, ...onDemandEnglish, ...funnelEnglish };

  /** Newest first; null until they are loaded. */
  @property({ attribute: false }) months: readonly FunnelMonth[] | null = null;

  /** Newest first; null until they are loaded. */
  @property({ attribute: false }) weeks: readonly FunnelWeek[] | null = null;

  /** Whether weeks are shown in place of months. */
  @property({ type: Boolean, attribute: "weeks-shown" }) weeksShown = false;

  /** The month, or the Monday of the week; null for the newest that cannot change any more. */
  @property() period: string | null = null;

  /** Whether the numbers are shown as a table. */
  @property({ type: Boolean, attribute: "table-shown" }) tableShown = false;

  /** Leads of the period with a step missing; null until they are loaded. */
  @property({ attribute: false }) findings: LeadFindings | null = null;

  /** As `state`, of the leads alone. */
  @property({ attribute: "findings-state" }) findingsState: ElementState = "ready";

  /** As `error`, of the leads alone. */
  @property({ attribute: false }) findingsError: ElementError | null = null;

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  @query(".failed button") private readonly again!: HTMLElement | null;
  @query(".list") private readonly list!: HTMLElement | null;
  @query(".findings") private readonly section!: HTMLElement | null;
  @queryAll("input") private readonly inputs!: NodeListOf<HTMLInputElement>;

  #awaited = false;

  get #view(): FunnelView {
    return {
      locale: this.locale,
      timeZone: this.timeZone,
      text: (key, values) => this.text(key, values),
      openReceipt: (metric, month) => this.emit("scorecard-receipt-open", { metric, month }),
    };
  }

  protected override get hasData(): boolean {
    return this.#periods.length > 0;
  }

  get #periods(): readonly FunnelPeriod[] {
    const view = this.#view;
    if (this.weeksShown) return (this.weeks ?? []).map((week) => periodOfWeek(view, week));
    return (this.months ?? []).map((month) => periodOfMonth(view, month));
  }

  get #chosen(): FunnelPeriod | undefined {
    const { weeksShown, period } = this;
    const key = weeksShown ? chosenWeek(this.weeks ?? [], period)?.from : chosenMonth(this.months ?? [], period)?.month;
    return this.#periods.find((each) => each.key === key);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const answered = this.findingsState !== "loading" && (changed.has("findings") || changed.has("findingsState"));
    if (!answered || !this.#awaited) return;
    this.#awaited = false;
    // The button that was pressed may be gone: who pressed it stays with what came of it.
    if (focusIsLost(this)) (this.again ?? this.list ?? this.section)?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    return html`<div class="base"><div part="card" class="card" role="group" aria-labelledby="name">
      <div class="head">${heading(this.headingLevel, this.text("funnel"))}<div class="choices">${this.#renderChoice()}${this.#renderPeriods()}</div></div>
      ${super.render()}
    </div></div>`;
  }

  #renderChoice(): TemplateResult {
    const option = (weeks: boolean, words: string) => {
      const chosen = weeks === this.weeksShown;
      return html`<label part="option" class="option ${chosen ? "chosen" : ""}"
        ><input class="visually-hidden" type="radio" name="period" .value=${weeks ? "weeks" : "months"} .checked=${chosen} />${words}</label>`;
    };
    return html`<fieldset part="choice" class="choice" @change=${this.#choose}>
      <legend class="visually-hidden">${this.text("period", { metric: this.text("funnel") })}</legend>
      ${option(false, this.text("byMonth"))}${option(true, this.text("byWeek"))}
    </fieldset>`;
  }

  #choose({ target }: Event): void {
    const weeks = (target as HTMLInputElement).value === "weeks";
    if (this.emit("scorecard-funnel-change", { weeks, period: null })) Object.assign(this, { weeksShown: weeks, period: null });
    else for (const input of this.inputs) input.checked = (input.value === "weeks") === this.weeksShown;
  }

  #renderPeriods(): TemplateResult | typeof nothing {
    const chosen = this.#chosen;
    if (!chosen) return nothing;
    const words = ({ name, open }: FunnelPeriod) => (open ? `${name} · ${this.text(this.weeksShown ? "canChange" : "inProgress")}` : name);
    return html`<select part="period" aria-label=${this.text(this.weeksShown ? "week" : "month")} @change=${this.#choosePeriod}>${this.#periods.map(
      (each) => html`<option value=${each.key} .selected=${each.key === chosen.key}>${words(each)}</option>`,
    )}</select>`;
  }

  #choosePeriod({ target }: Event): void {
    const select = target as HTMLSelectElement;
    const period = select.value;
    if (this.emit("scorecard-funnel-change", { weeks: this.weeksShown, period })) this.period = period;
    else select.value = this.#chosen?.key ?? "";
  }

  protected override renderContent(): TemplateResult {
    const chosen = this.#chosen;
    if (!chosen) {
      return html`<p part="empty" class="notice"><slot name="empty">${this.text(this.weeksShown ? "noWeeks" : "empty")}</slot></p>`;
    }
    const view = this.#view;
    const { stands, open, steps } = chosen;
    const note = this.weeksShown ? html` <span class="under">· ${this.text("weeksNote")}</span>` : nothing;
    // Where there are no records, no step of theirs can be missing.
    if (!steps.some(({ count }) => count > 0)) return html`<p part="empty">${this.text("noRecords")}</p>`;
    return html`<p part="stands" class="stands"><span class=${open ? "open" : "under"}>${stands}</span>${note}</p>
      ${funnelSteps(view, chosen)}
      <button part="table-toggle" class="action" type="button" aria-expanded=${this.tableShown ? "true" : "false"} aria-controls="values"
        @click=${this.#toggleTable}>${this.text(this.tableShown ? "hideValues" : "showValues")}</button>
      <div class="values" id="values" ?hidden=${!this.tableShown}>${this.tableShown ? funnelTable(view, chosen) : nothing}</div>
      <div class="findings" tabindex="-1">
        ${subheading(this.headingLevel, 1, "findings", this.text("findings"))}
        ${leadFindings(view, { findings: this.findings, state: this.findingsState, error: this.findingsError, steps, load: () => this.#loadMore() })}
      </div>`;
  }

  #toggleTable(): void {
    const shown = !this.tableShown;
    if (this.emit("scorecard-table-toggle", { shown })) this.tableShown = shown;
  }

  #loadMore(): void {
    if (this.findingsState === "loading") return;
    this.#awaited = true;
    this.emit("scorecard-load-more", {});
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="skeleton line"></div><div class="skeleton block"></div>`;
  }
}
