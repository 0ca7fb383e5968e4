import type { PropertyValues } from "lit";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { opportunityEnglish } from "../../i18n/english/opportunity.ts";
import type { OpportunityMessages } from "../../i18n/opportunity-messages.ts";
import { opportunityTranslations } from "../../i18n/opportunity-translations.ts";
import { type OpportunityView, stepWords } from "./opportunity-words.ts";
import { StepDesk } from "./step-desk.ts";

/** Of a form that was left, the button that opened it, or another one of the same opportunity. */
function openersOf(lost: Element): readonly string[] {
  const { of, step } = lost.closest("form")?.dataset ?? {};
  if (of === undefined) return [];
  const buttons = `button[data-of="${CSS.escape(of)}"]`;
  return [`${buttons}[data-step=${step}]`, buttons];
}

/** An element that steps of opportunities are taken in. The page takes them. */
export abstract class OpportunityElement extends ScorecardElement<keyof OpportunityMessages> {
  protected static override readonly translations = opportunityTranslations;

  protected override readonly english = { ...commonEnglish, ...opportunityEnglish };

  /** IANA zone of the dealer's clocks. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** What was done last, for a reader who cannot see. */
  @property({ state: true, attribute: false }) protected said = "";

  protected readonly desk = new StepDesk({
    emit: (name, detail) => this.emit(name, detail),
    changed: () => this.requestUpdate(),
    say: ({ id, step }) => {
      this.said = this.text("stepDone", { step: this.text(stepWords[step]), opportunity: this.nameOf(id) });
    },
    wordsMissing: () => this.text("wordsMissing"),
    refused: (why) => this.text("stepRefused", { why }),
  });
  #opensForm = false;

  /** `places` are where to go on, as selectors, when what had the focus is gone. */
  constructor(places: readonly string[]) {
    super();
    this.addController(new FocusKeeper(this, (lost) => [...openersOf(lost), ...places]));
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#opensForm = this.hasUpdated && this.desk.draft !== null && !this.renderRoot.querySelector("#words");
  }

  protected override updated(): void {
    if (this.#opensForm) this.renderRoot.querySelector<HTMLElement>("#words")?.focus();
  }

  /** What an opportunity is called. */
  protected abstract nameOf(id: string): string;

  protected get view(): OpportunityView {
    return { locale: this.locale, timeZone: this.timeZone, text: (key, values) => this.text(key as keyof OpportunityMessages, values) };
  }
}
