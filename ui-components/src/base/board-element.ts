import { boardTranslations } from "../i18n/board-translations.ts";
import { boardEnglish } from "../i18n/english/board.ts";
import { english } from "../i18n/english/english.ts";
import type { BoardMessages, CommonMessages } from "../i18n/messages.ts";
import type { FigureView } from "./figure.ts";
import { property } from "./property.ts";
import { ScorecardElement } from "./scorecard-element.ts";

/**
 * What the elements of a board share: their words, and numbers that open their receipts.
 *
 * @fires {CustomEvent<{ metric: string; month: string }>} scorecard-receipt-open - Someone asks how a number was made; cancellable.
 */
export abstract class ScorecardBoardElement extends ScorecardElement<keyof (CommonMessages & BoardMessages)> {
  protected static override readonly translations = boardTranslations;

  protected override readonly english = { ...english, ...boardEnglish };

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  protected get view(): FigureView {
    return {
      locale: this.locale,
      text: (key, values) => this.text(key, values),
      openReceipt: (metric, month) => this.emit("scorecard-receipt-open", { metric, month }),
    };
  }
}
