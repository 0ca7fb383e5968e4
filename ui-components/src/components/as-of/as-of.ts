import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import type { AsOfMessages } from "../../i18n/as-of-messages.ts";
import { asOfTranslations } from "../../i18n/as-of-translations.ts";
import { asOfEnglish } from "../../i18n/english/as-of.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { dayText } from "../../model/day-text.ts";
import { instantText } from "../../model/format.ts";
import type { DateText, InstantText } from "../../model/types.ts";
import { dayAfter, dayNumber, endOfDay, instantAt, monthsAfter, wallAt } from "../../model/zoned-time.ts";
import { asOfStyles } from "./as-of.styles.ts";

/** A reader who moves on within it has not arrived. */
const restMs = 350;

/**
 * Which past instant is looked back at: in words, and by a slider of days or an exact time. Left and Right go a day, Page Up and Page
 * Down a month, Home to the first day, End to now. Defined by `as-of/define`.
 *
 * @fires {CustomEvent<{ asOf: string | null }>} scorecard-as-of-change - The reader rests at another instant, null for now; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-as-of-close - "Back to now".
 * @csspart said - What is looked at, in words.
 * @csspart day - The slider of days.
 * @csspart time - The field of the exact time.
 * @csspart now - Goes back to now.
 */
export class ScorecardAsOf extends ScorecardElement<keyof AsOfMessages> {
  static override styles = [hostStyles, asOfStyles];

  protected static override readonly translations = asOfTranslations;

  protected override readonly english = { ...commonEnglish, ...asOfEnglish };

  /** The instant that is looked back at; null for now. */
  @property({ attribute: false }) asOf: InstantText | null = null;

  /** The first day there is to choose; null while it is not known, and where there is none. */
  @property() from: DateText | null = null;

  /** The present instant. */
  @property() now: InstantText = "";

  /** IANA zone on whose clocks days and times are. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** Raised by one, the slider gets the focus. */
  @property({ type: Number, attribute: false }) focusCount = 0;

  /** Where the reader is and has not rested yet. */
  @property({ state: true, attribute: false }) private moved: DateText | null = null;

  @property({ state: true, attribute: false }) private refused = false;

  #focused = 0;
  /** When `now` was given, by the reader's clock. */
  #given = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#resting);
  }

  protected override get hasData(): boolean {
    return this.asOf !== null || this.from !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("now")) this.#given = Date.now();
    if (changed.has("asOf")) [this.moved, this.refused] = [null, false];
  }

  protected override updated(): void {
    if (this.focusCount === this.#focused) return;
    const slider = this.renderRoot.querySelector<HTMLElement>("#day");
    if (!slider) return;
    this.#focused = this.focusCount;
    slider.focus();
  }

  /** A page may be left open for hours. */
  get #present(): Date {
    return new Date(Date.parse(this.now) + Date.now() - this.#given);
  }

  get #today(): DateText {
    return wallAt(this.#present, this.timeZone).slice(0, 10);
  }

  get #day(): DateText {
    return this.moved ?? (this.asOf === null ? this.#today : wallAt(new Date(this.asOf), this.timeZone).slice(0, 10));
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="look"><div class="skeleton"></div></div>`;
  }

  protected override renderContent(): TemplateResult {
    const { asOf } = this;
    return html`<section class="look ${asOf === null ? "" : "back"}" aria-label=${this.text("asOfLookBack")}>
      <div class="head">
        <p part="said" class="said" role="status">${
          asOf === null
            ? this.text("asOfNow")
            : html`<strong>${this.text("asOfInstant", { instant: instantText(this.locale, asOf, this.timeZone) })}</strong> <span>${this.text("asOfClosed")}</span>`
        }</p>
        <button part="now" class="action" type="button" @click=${() => this.emit("scorecard-as-of-close", {})}>${this.text("asOfBackToNow")}</button>
      </div>
      ${this.from === null ? nothing : this.#renderControls(this.from)}
    </section>`;
  }

  #renderControls(from: DateText): TemplateResult {
    const [day, today] = [this.#day, this.#today];
    const shown = day >= today && (this.moved !== null || this.asOf === null) ? this.text("asOfToday") : dayText(this.locale, day);
    const wall = wallAt(this.asOf === null ? this.#present : new Date(this.asOf), this.timeZone);
    return html`<div class="controls">
      <div class="field">
        <label class="label" for="day"><span>${this.text("asOfDay")}</span><span class="shown" aria-hidden="true">${shown}</span></label>
        <input id="day" part="day" type="range" min="0" max=${dayNumber(today) - dayNumber(from)} step="1"
          .value=${live(String(dayNumber(day) - dayNumber(from)))} aria-valuetext=${shown} @input=${this.#slide} @keydown=${this.#leap} />
        <div class="ends" aria-hidden="true"><span>${dayText(this.locale, from)}</span><span>${this.text("asOfToday")}</span></div>
      </div>
      <div class="field">
        <label class="label" for="time">${this.text("asOfTime")}</label>
        <input id="time" part="time" type="datetime-local" min=${`${from}T00:00`} max=${wallAt(this.#present, this.timeZone)} .value=${wall}
          aria-invalid=${this.refused ? "true" : "false"} aria-describedby=${this.refused ? "problem" : nothing} @focus=${() => this.requestUpdate()} @change=${this.#choose} />
        ${this.refused ? html`<p id="problem" class="problem" role="alert">${this.text("asOfNoTime", { from: dayText(this.locale, from) })}</p>` : nothing}
      </div>
    </div>`;
  }

  /** As far as there are days. */
  #move(day: DateText): void {
    const { from } = this;
    if (from === null) return;
    const today = this.#today;
    this.moved = day < from ? from : day > today ? today : day;
    this.refused = false;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rest(), restMs);
  }

  #rest(): void {
    const { moved } = this;
    if (moved === null) return;
    this.#go(moved === this.#today ? null : endOfDay(moved, this.timeZone));
  }

  #go(asOf: InstantText | null): void {
    clearTimeout(this.#resting);
    if (asOf === this.asOf || !this.emit("scorecard-as-of-change", { asOf })) this.moved = null;
    else this.asOf = asOf;
  }

  readonly #slide = ({ target }: Event): void => this.#move(dayAfter(this.from ?? "", Number((target as HTMLInputElement).value)));

  /** A slider's own leaps are a tenth of it. */
  readonly #leap = (event: KeyboardEvent): void => {
    const months = { PageUp: 1, PageDown: -1 }[event.key];
    if (months === undefined) return;
    event.preventDefault();
    this.#move(monthsAfter(this.#day, months));
  };

  /** A field that is empty, or not filled in to its end, has no value. */
  readonly #choose = ({ target }: Event): void => {
    const { value } = target as HTMLInputElement;
    const chosen = value === "" ? null : instantAt(value, this.timeZone);
    this.refused = chosen === null || chosen > this.#present || value.slice(0, 10) < (this.from ?? "");
    if (chosen && !this.refused) this.#go(chosen.toISOString());
  };
}
