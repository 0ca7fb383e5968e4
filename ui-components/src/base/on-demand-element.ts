import { html, type TemplateResult } from "lit";
import { boardEnglish } from "../i18n/english/board.ts";
import { english } from "../i18n/english/english.ts";
import { onDemandEnglish } from "../i18n/english/on-demand.ts";
import type { MessagesOnDemand } from "../i18n/messages.ts";
import { onDemandTranslations } from "../i18n/on-demand-translations.ts";
import { property } from "./property.ts";
import { ScorecardElement } from "./scorecard-element.ts";

/** What words need of the element they stand in. */
export interface OnDemandView {
  readonly locale: string;
  readonly text: (key: keyof MessagesOnDemand, values?: Readonly<Record<string, string | number>>) => string;
}

/** What the elements share that are shown on demand: their words, and the dealer's clocks. */
export abstract class ScorecardOnDemandElement extends ScorecardElement<keyof MessagesOnDemand> {
  protected static override readonly translations = onDemandTranslations;

  protected override readonly english = { ...english, ...boardEnglish, ...onDemandEnglish };

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  protected get view(): OnDemandView {
    return { locale: this.locale, text: (key, values) => this.text(key, values) };
  }

  /** The sentence of a list with nothing in it. */
  protected renderEmpty(words: keyof MessagesOnDemand): TemplateResult {
    return html`<p part="empty" class="notice"><slot name="empty">${this.text(words)}</slot></p>`;
  }
}
