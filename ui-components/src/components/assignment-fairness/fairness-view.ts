import { html, type TemplateResult } from "lit";
import type { FairnessMessages } from "../../i18n/fairness-messages.ts";
import { numberFormat } from "../../i18n/intl-cache.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import { amountText, missing } from "../../model/format.ts";

/** What the parts need of the element. */
export interface FairnessView {
  readonly locale: string;
  readonly text: (key: keyof (CommonMessages & FairnessMessages), values?: Readonly<Record<string, string | number>>) => string;
  readonly headingLevel: number;
}

const share = { shape: "PROPORTION" } as const;

export const shareText = (locale: string, value: number | null): string => (value === null ? missing : amountText(locale, share, value));

/** A number between -1 and 1, of two decimals. */
export function coefficientText(locale: string, value: number): string {
  return numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "negative" }).format(value);
}

/** A share as a bar, and its number, which is all that is read out. By attributes: pages may allow no style in the markup. */
export function shareBar({ locale, text }: FairnessView, value: number | null): TemplateResult {
  if (value === null)
    return html`<span class="share"><span aria-hidden="true">${missing}</span><span class="visually-hidden">${text("noData")}</span></span>`;
  const width = Math.round(value * 1000) / 10;
  return html`<span class="share"><span part="bar" class="bar" aria-hidden="true"
      ><svg viewBox="0 0 100 1" preserveAspectRatio="none"><rect class="fill" width=${width} height="1"></rect></svg></span
    ><span class="figure">${shareText(locale, value)}</span></span>`;
}
