import { html, type TemplateResult } from "lit";

type Content = string | TemplateResult;

// Templates of their own: to put a tag's name into one takes more code than all of these.
const levels = {
  2: (content: Content) => html`<h2 part="heading" class="name" id="name">${content}</h2>`,
  3: (content: Content) => html`<h3 part="heading" class="name" id="name">${content}</h3>`,
  4: (content: Content) => html`<h4 part="heading" class="name" id="name">${content}</h4>`,
  5: (content: Content) => html`<h5 part="heading" class="name" id="name">${content}</h5>`,
  6: (content: Content) => html`<h6 part="heading" class="name" id="name">${content}</h6>`,
};

/** An element's own heading at the level the page gives it, 3 where that is none, named `name` for `aria-labelledby`. */
export function heading(level: number, content: Content): TemplateResult {
  const nearest = Math.min(6, Math.max(2, Math.round(level) || 3)) as keyof typeof levels;
  return levels[nearest](content);
}
