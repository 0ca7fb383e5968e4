import type { TemplateResult } from "lit";
import { html, unsafeStatic } from "lit/static-html.js";

/** An element's own heading at the level the page gives it, named `name` for `aria-labelledby`. */
export function heading(level: number, content: string | TemplateResult): TemplateResult {
  const tag = unsafeStatic(`h${Math.min(6, Math.max(2, Math.round(level) || 3))}`);
  return html`<${tag} part="heading" class="name" id="name">${content}</${tag}>`;
}
