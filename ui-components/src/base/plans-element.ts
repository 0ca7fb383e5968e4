import { baselineEnglish } from "../i18n/english/baseline.ts";
import { boardEnglish } from "../i18n/english/board.ts";
import { english } from "../i18n/english/english.ts";
import { plansEnglish } from "../i18n/english/plans.ts";
import type { MessagesOfPlans } from "../i18n/messages.ts";
import { plansTranslations } from "../i18n/plans-translations.ts";
import { ScorecardElement } from "./scorecard-element.ts";

/** What words need of the element they stand in. */
export interface PlansView {
  readonly locale: string;
  readonly text: (key: keyof MessagesOfPlans, values?: Readonly<Record<string, string | number>>) => string;
}

/** What the elements about plans share: their words. */
export abstract class ScorecardPlansElement extends ScorecardElement<keyof MessagesOfPlans> {
  protected static override readonly translations = plansTranslations;

  protected override readonly english = { ...english, ...boardEnglish, ...baselineEnglish, ...plansEnglish };

  protected get view(): PlansView {
    return { locale: this.locale, text: (key, values) => this.text(key, values) };
  }
}
