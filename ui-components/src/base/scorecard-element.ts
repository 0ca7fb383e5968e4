import { html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import type { commonEnglish } from "../i18n/english/common.ts";
import { LocaleController, type Translations } from "../i18n/locale-controller.ts";
import { messageText } from "../i18n/message.ts";
import type { CommonMessages, Messages } from "../i18n/messages.ts";

/** `ready` shows data, `loading` a skeleton where there is none yet, `empty` and `error` a sentence in its place. */
export type ElementState = "ready" | "loading" | "empty" | "error";

/** What went wrong, for the reader. */
export interface ElementError {
  readonly message: string;
  readonly retryable?: boolean;
}

type CommonWord = keyof typeof commonEnglish;

/**
 * The shared contract: five states, nearest language, overridable messages.
 *
 * @fires {CustomEvent<Record<string, never>>} scorecard-retry - Someone asks again for what failed; cancellable.
 * @slot empty - In place of the sentence of state `empty`.
 * @slot error - In place of the sentence of state `error`.
 * @csspart base - All of the element.
 * @csspart skeleton - Stands where the data will be, in state `loading`.
 * @csspart empty - The sentence of state `empty`.
 * @csspart error - The sentence of state `error` and its button.
 * @csspart retry - Asks again.
 * @cssprop --scorecard-color-surface - Background of cards.
 * @cssprop --scorecard-color-surface-raised - Background of what stands out from a card.
 * @cssprop --scorecard-color-text - Text.
 * @cssprop --scorecard-color-muted - Text of less weight.
 * @cssprop --scorecard-color-border - Borders and rules.
 * @cssprop --scorecard-color-accent - What can be pressed, and bars without a goal.
 * @cssprop --scorecard-color-met - A goal met.
 * @cssprop --scorecard-color-missed - A goal missed.
 * @cssprop --scorecard-color-in-progress - What is not final.
 * @cssprop --scorecard-color-focus - The ring of what has the focus.
 * @cssprop --scorecard-radius - Rounding of cards.
 * @cssprop --scorecard-font-size - Size of text.
 * @cssprop --scorecard-font-family - Font.
 */
export abstract class ScorecardElement<Word extends keyof Messages = keyof CommonMessages> extends LitElement {
  // Not by decorators, as what only larger elements have: their helper alone is more than a hundredth of a tile.
  static override properties: PropertyDeclarations = {
    state: { reflect: true },
    headingLevel: { attribute: "heading-level", type: Number },
    messages: { attribute: false },
    error: { attribute: false },
  };

  /** What the element shows; in-progress is data, not a state of the element. */
  state: ElementState = "ready";

  /** Level of the element's own heading, 2 to 6. */
  headingLevel = 3;

  /** Words to use in place of the built-in ones. */
  messages: Partial<Messages> = {};

  /** Shown in state `error`; data that is there stays, under a banner. */
  error: ElementError | null = null;

  /** The element's words in English, which stand for those of a language that is not there. */
  protected abstract readonly english: Pick<Messages, Word | CommonWord>;

  /** Where the element's words are in other languages; left out by those that say no more than all. */
  protected static readonly translations?: Translations;

  readonly #localeController = new LocaleController(this, (this.constructor as typeof ScorecardElement).translations);

  protected get locale(): string {
    return this.#localeController.locale;
  }

  protected text(key: Word | CommonWord, values?: Readonly<Record<string, string | number>>): string {
    return messageText(this.messages[key] ?? this.#localeController.messages?.[key] ?? this.english[key], this.locale, values);
  }

  /** Asks before it acts: false where the page took the matter over. */
  protected emit(name: `scorecard-${string}`, detail: object): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable: true, bubbles: true, composed: true }));
  }

  protected abstract renderContent(): TemplateResult;

  /** Of the final size, so that nothing moves when the data comes. */
  protected abstract renderSkeleton(): TemplateResult;

  /** Whether there is data to keep showing while an error is told. */
  protected abstract get hasData(): boolean;

  #retry(): void {
    this.emit("scorecard-retry", {});
  }

  #renderError(): TemplateResult {
    const retryable = this.error?.retryable !== false;
    return html`<div part="error" class="notice" role="alert">
      <slot name="error">${this.error?.message ?? this.text("failed")}</slot>
      ${retryable ? html`<button part="retry" class="action" type="button" @click=${this.#retry}>${this.text("retry")}</button>` : ""}
    </div>`;
  }

  #renderBody(): TemplateResult | "" {
    if (this.state === "loading" && !this.hasData) {
      return html`<div part="skeleton" aria-hidden="true">${this.renderSkeleton()}</div><p class="visually-hidden" role="status">${this.text("loading")}</p>`;
    }
    if (this.state === "empty") return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return this.state === "error" && !this.hasData ? "" : this.renderContent();
  }

  override render(): TemplateResult {
    return html`<div part="base" class="base" aria-busy=${this.state === "loading"}>${this.state === "error" ? this.#renderError() : ""}${this.#renderBody()}</div>`;
  }
}
