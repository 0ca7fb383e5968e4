import type { TemplateResult } from "lit";
import { template } from "./template.ts";

const tags = ["h2", "h3", "h4", "h5", "h6"] as const;
const levels = tags.map((tag) => template(`<${tag} part="heading" class="name" id="name">`, `</${tag}>`));

/** An element's own heading at the level the page gives it, 3 where that is none, named `name` for `aria-labelledby`. */
export function heading(level: number, content: string | TemplateResult): TemplateResult | undefined {
  return levels[Math.min(6, Math.max(2, Math.round(level) || 3)) - 2]?.(content);
}
