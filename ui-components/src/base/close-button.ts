import { html, type TemplateResult } from "lit";

/** A cross that closes what it stands in. */
export function closeButton(label: string, close: () => void): TemplateResult {
  return html`<button part="close" class="close" type="button" aria-label=${label} @click=${close}
    ><svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2l8 8M10 2l-8 8"></path></svg></button>`;
}
