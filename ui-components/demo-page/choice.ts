import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

export type Option = readonly [value: string, text: string];

/** One of some things, with its name. */
export function choice(label: string, options: readonly Option[], chosen: string, choose: (value: string) => void): TemplateResult {
  return html`<label>${label}
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`)}
    </select>
  </label>`;
}
