import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { regionText } from "../../i18n/region-text.ts";
import { monthText } from "../../model/format.ts";
import type { Month } from "../../model/types.ts";

type Option = readonly [value: string, name: string];

function choice(label: string, options: readonly Option[], chosen: string, choose: (value: string) => void): TemplateResult {
  return html`<label part="choice" class="choice"><span class="label">${label}</span>
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`)}
    </select></label>`;
}

/** A view may name a month that is not among them. */
export function monthChoice(
  locale: string,
  label: string,
  known: readonly Month[],
  shown: Month,
  choose: (month: Month) => void,
): TemplateResult {
  const months = known.includes(shown) ? known : [...known, shown].toSorted().toReversed();
  return choice(
    label,
    months.map((month): Option => [month, monthText(locale, month)]),
    shown,
    choose,
  );
}

/** A view may name a country that is not among them. */
export function countryChoice(
  locale: string,
  words: { readonly label: string; readonly all: string },
  known: readonly string[],
  shown: string | null,
  choose: (country: string | null) => void,
): TemplateResult {
  const countries = !shown || known.includes(shown) ? known : [...known, shown];
  const options = countries.map((code): Option => [code, regionText(locale, code)]);
  return choice(words.label, [["", words.all], ...options], shown ?? "", (country) => choose(country || null));
}
