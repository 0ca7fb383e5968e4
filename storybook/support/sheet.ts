import { html, type TemplateResult } from "lit";

/** One element many times: landmarks of the same name are the sheet's doing, not the element's. */
export const sheetParameters = { a11y: { config: { rules: [{ id: "landmark-unique", enabled: false }] } } };

/** All states of an element on one sheet, each with its name; `columns` where they are small. */
export function sheet(states: Readonly<Record<string, TemplateResult>>, arranged: "rows" | "columns" = "rows"): TemplateResult {
  return html`<div class="sheet ${arranged}">
    ${Object.entries(states).map(([name, state]) => html`<section aria-label=${name}><h2>${name}</h2>${state}</section>`)}
  </div>`;
}
