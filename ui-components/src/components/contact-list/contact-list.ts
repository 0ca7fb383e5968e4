import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query } from "lit/decorators/query.js";
import { cardStyles } from "../../base/card.styles.ts";
import { focusIsLost } from "../../base/focus-lost.ts";
import { closeButton } from "../../base/close-button.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { selectStyles } from "../../base/select.styles.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { waitingStyles } from "../../base/waiting.styles.ts";
import { contactListTranslations } from "../../i18n/contact-list-translations.ts";
import type { ContactListMessages } from "../../i18n/contact-list-messages.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { contactListEnglish } from "../../i18n/english/contact-list.ts";
import { countText, monthText } from "../../model/format.ts";
import type { ContactLead, LeadStepCode, LeadStepCount, LeadStepState, LeadToggle } from "../../model/lead-types.ts";
import type { Month } from "../../model/types.ts";
import { contactListStyles } from "./contact-list.styles.ts";
import { contactRows, leadName } from "./contact-rows.ts";
import { type ContactListView, type StepWish, stepWords } from "./step-cell.ts";

const waitingWords = {
  CONTACTED: "waitingForContact",
  APPOINTMENT_SET: "waitingForAppointment",
  SHOWED: "waitingForShow",
  SOLD: "waitingForSale",
} as const satisfies Record<LeadStepCode, keyof ContactListMessages>;

/** Names a step of a lead. */
const keyOf = (lead: string, step: LeadStepCode) => `${step} ${lead}`;

/** What was changed last. */
interface NewestChange {
  readonly key: string;
  /** Whether the step was recorded by it, or undone. */
  readonly checked: boolean;
  /** What was recorded before it; null where nothing was. */
  readonly before: Pick<StepWish, "answer" | "at"> | null;
}

/** Whether the step is as was wished. */
function fulfils(state: LeadStepState, { checked, at, answer, tick }: StepWish): LeadStepState {
  if (!checked) return { ...state, recorded: false, at: null, tick: null };
  return { ...state, recorded: true, at: at ?? state.at, tick: tick === null || !state.tick ? null : { ...state.tick, answer } };
}

/**
 * Leads of a month with the four steps on their way to the sale, each a box to tick: whoever speaks with a customer records it in one
 * click, and may take it back. The page saves what is ticked. Defined by `contact-list/define`.
 *
 * @fires {CustomEvent<import("../../model/lead-types.ts").LeadToggle>} scorecard-toggle - A step is ticked, corrected or undone; cancellable. `waitUntil` takes the promise that it is saved.
 * @fires {CustomEvent<{ month: string | null; waitingFor: string | null }>} scorecard-leads-change - Another month, or which leads of it, is chosen; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - Someone asks for more leads; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-leads-close - The reader is done; cancellable.
 * @slot actions - In place of the button that closes the list.
 * @csspart card - All of the list.
 * @csspart heading - The list's name.
 * @csspart choice - The choice of a month, or of which leads.
 * @csspart close - Tells the page that the reader is done.
 * @csspart hint - What counts as Contact.
 * @csspart table - The leads.
 * @csspart row - A lead.
 * @csspart lead - Whose it is.
 * @csspart step - A step of a lead.
 * @csspart checkbox - Ticks a step.
 * @csspart imported - A step that came by import.
 * @csspart note - When a step was taken and who ticked it, or that it is being saved.
 * @csspart answer - How the customer answered.
 * @csspart undo - Takes back the newest change.
 * @csspart problem - Why a step was not saved.
 * @csspart load-more - Asks for more leads.
 */
export class ScorecardContactList extends ScorecardElement<keyof ContactListMessages> {
  static override styles = [hostStyles, selectStyles, tableStyles, waitingStyles, cardStyles, panelStyles, contactListStyles];

  protected static override readonly translations = contactListTranslations;

  protected override readonly english = { ...commonEnglish, ...contactListEnglish };

  /** The leads, as the API gives them; null until they are loaded. */
  @property({ attribute: false }) leads: readonly ContactLead[] | null = null;

  /** The month they were received in. */
  @property() month: Month | null = null;

  /** Months to choose from, newest first. */
  @property({ attribute: false }) months: readonly Month[] = [];

  /** Only leads that wait for this step; null for all. */
  @property({ attribute: "waiting-for" }) waitingFor: LeadStepCode | null = null;

  /** How far all leads of the month got. */
  @property({ attribute: false }) counts: readonly LeadStepCount[] = [];

  /** How many there are of those that are asked for. */
  @property({ type: Number }) total = 0;

  /** Whether there are more than these. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** Whether nothing can be ticked, as while a past instant is looked at. */
  @property({ type: Boolean }) closed = false;

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  @property({ state: true, attribute: false }) private pending: ReadonlyMap<string, StepWish> = new Map();
  @property({ state: true, attribute: false }) private problems: ReadonlyMap<string, string> = new Map();
  @property({ state: true, attribute: false }) private newest: NewestChange | null = null;
  @property({ state: true, attribute: false }) private said = "";

  @query("table") private readonly table!: HTMLElement | null;

  #awaited = false;
  #focusOn: string | null = null;

  get #view(): ContactListView {
    return { locale: this.locale, timeZone: this.timeZone, text: (key, values) => this.text(key as keyof ContactListMessages, values) };
  }

  protected override get hasData(): boolean {
    return this.leads !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was undone or failed in another list says nothing of this one.
    if (!changed.has("month") && !changed.has("waitingFor")) return;
    [this.problems, this.newest, this.said] = [new Map(), null, ""];
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#focusOn !== null) this.#boxOf(this.#focusOn)?.focus();
    this.#focusOn = null;
    if (!this.#awaited || this.state === "loading" || !(changed.has("leads") || changed.has("state"))) return;
    this.#awaited = false;
    // The button that was pressed may be gone: who pressed it stays with what came of it.
    if (focusIsLost(this)) this.table?.focus({ preventScroll: true });
  }

  #boxOf(key: string): HTMLElement | null {
    const index = (this.leads ?? []).findIndex(({ internalID, steps }) => steps.some(({ step }) => keyOf(internalID, step) === key));
    return this.renderRoot.querySelector<HTMLElement>(`#${key.split(" ")[0]}-${index}`);
  }

  override render(): TemplateResult {
    return html`<div class="base"><section part="card" class="card" aria-labelledby="name">
      <div class="head">${heading(this.headingLevel, this.text("leadList"))}<div class="choices">${this.#renderMonths()}${this.#renderWaiting()}</div>
        <slot name="actions">${closeButton(this.text("leadListClose"), () => this.emit("scorecard-leads-close", {}))}</slot></div>
      <p part="hint" class="under">${this.text("whatContactIs")}</p>
      ${super.render()}
      <p class="visually-hidden" role="status">${this.said}</p>
    </section></div>`;
  }

  #renderMonths(): TemplateResult | typeof nothing {
    const { month, months } = this;
    if (months.length === 0) return nothing;
    const choose = (event: Event) => this.#choose(event, month ?? "", (value) => ({ month: value, waitingFor: this.waitingFor }));
    return html`<select part="choice" aria-label=${this.text("leadMonth")} @change=${choose}>${months.map(
      (each) => html`<option value=${each} .selected=${each === month}>${monthText(this.locale, each)}</option>`,
    )}</select>`;
  }

  #renderWaiting(): TemplateResult | typeof nothing {
    const { counts, waitingFor } = this;
    const [contact] = counts;
    if (!contact) return nothing;
    const number = (count: number) => ({ number: countText(this.locale, count) });
    const choose = (event: Event) =>
      this.#choose(event, waitingFor ?? "", (value) => ({ month: this.month, waitingFor: (value || null) as LeadStepCode | null }));
    return html`<select part="choice" aria-label=${this.text("leadsWaiting")} @change=${choose}>
      <option value="" .selected=${waitingFor === null}>${this.text("allLeads", number(contact.recorded + contact.waiting))}</option>
      ${counts.map(
        ({ step, waiting }) =>
          html`<option value=${step} .selected=${step === waitingFor}>${this.text(waitingWords[step], number(waiting))}</option>`,
      )}
    </select>`;
  }

  #choose({ target }: Event, before: string, place: (value: string) => Pick<this, "month" | "waitingFor">): void {
    const select = target as HTMLSelectElement;
    const next = place(select.value);
    if (this.emit("scorecard-leads-change", next)) Object.assign(this, next);
    else select.value = before;
  }

  protected override renderContent(): TemplateResult {
    const { leads, waitingFor } = this;
    if (!leads || leads.length === 0) {
      return html`<p part="empty"><slot name="empty">${this.text(waitingFor === null ? "noLeads" : "noneWaiting")}</slot></p>`;
    }
    const standing = ({ internalID }: ContactLead, state: LeadStepState) => {
      const key = keyOf(internalID, state.step);
      return {
        pending: this.pending.get(key) ?? null,
        problem: this.problems.get(key) ?? null,
        back: this.newest?.key === key ? this.#backOf(internalID, state, this.newest) : null,
        closed: this.closed,
        wish: (wish: StepWish) => this.#ask(wish, state),
        undo: (wish: StepWish) => this.#undo(wish, state),
      };
    };
    return html`${contactRows(this.#view, leads, standing)}${this.#renderMore(leads.length)}`;
  }

  /** Takes back the newest change: a tick is undone, one that was undone or corrected is recorded as it was. */
  #backOf(lead: string, { step, recorded, tick }: LeadStepState, { checked, before }: NewestChange): StepWish | null {
    // Somebody else has changed it since.
    if (recorded !== checked || (checked && !tick)) return null;
    const number = tick?.number ?? null;
    return before
      ? { lead, step, checked: true, ...before, tick: number }
      : { lead, step, checked: false, answer: null, at: null, tick: number };
  }

  #renderMore(count: number): TemplateResult {
    const loading = this.state === "loading";
    const [shown, total] = [countText(this.locale, count), countText(this.locale, Math.max(this.total, count))];
    // Not `disabled`: the button would drop the focus it was pressed with.
    return html`<p class="more">
      ${
        this.hasMore
          ? html`<button part="load-more" class="action" type="button" aria-disabled=${loading ? "true" : "false"} @click=${this.#loadMore}>${this.text(loading ? "loading" : "moreLeads")}</button>`
          : nothing
      }
      <span class="under" role="status">${this.text("leadsShown", { shown, total })}</span>
    </p>`;
  }

  #loadMore(): void {
    if (this.state === "loading") return;
    this.#awaited = true;
    this.emit("scorecard-load-more", {});
  }

  /** The button that was pressed goes; its box stays. */
  #undo(wish: StepWish, state: LeadStepState): void {
    this.#ask(wish, state);
    this.#focusOn = keyOf(wish.lead, wish.step);
  }

  #ask(wish: StepWish, before: LeadStepState): void {
    const key = keyOf(wish.lead, wish.step);
    // Whatever the box or the choice shows meanwhile is set right with the next picture.
    this.requestUpdate();
    if (this.pending.has(key)) return;
    const saved: Promise<ContactLead | undefined>[] = [];
    const detail: LeadToggle = { ...wish, waitUntil: (promise) => void saved.push(promise) };
    if (!this.emit("scorecard-toggle", detail)) return;
    this.pending = new Map(this.pending).set(key, wish);
    this.problems = without(this.problems, key);
    void this.#save(key, wish, before, saved);
  }

  async #save(key: string, wish: StepWish, before: LeadStepState, saved: readonly Promise<ContactLead | undefined>[]): Promise<void> {
    const lead = this.leads?.find(({ internalID }) => internalID === wish.lead);
    const words = { step: this.text(stepWords[wish.step]), lead: lead ? leadName(this.#view, lead) : wish.lead };
    try {
      const given = (await Promise.all(saved)).find((each) => each !== undefined);
      this.#take(wish, given);
      this.newest = { key, checked: wish.checked, before: before.tick && { answer: before.tick.answer, at: before.at } };
      this.said = this.text(wish.checked ? "stepRecorded" : "stepUndone", words);
    } catch (error) {
      const why = this.text("stepNotSaved", { why: error instanceof Error ? error.message : String(error) });
      this.problems = new Map(this.problems).set(key, why);
      this.said = `${this.text("stepOfLead", words)}. ${why}`;
    } finally {
      this.pending = without(this.pending, key);
    }
  }

  /** The lead as it was given, or as it was wished where the page gives none. */
  #take(wish: StepWish, given: ContactLead | undefined): void {
    const taken = (lead: ContactLead): ContactLead =>
      given ?? { ...lead, steps: lead.steps.map((state) => (state.step === wish.step ? fulfils(state, wish) : state)) };
    this.leads = this.leads?.map((lead) => (lead.internalID === wish.lead ? taken(lead) : lead)) ?? null;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`${[1, 2, 3, 4, 5].map(() => html`<div class="skeleton row"></div>`)}`;
  }
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
