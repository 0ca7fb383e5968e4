import type { TemplateResult } from "lit";
import { template } from "./template.ts";

const levels = ["h3", "h4", "h5", "h6"].map((tag) => template(`<${tag} part="subheading" class="subheading" id=`, ">", `</${tag}>`));

/** A heading within an element, so many levels below its own. */
export function subheading(level: number, below: number, id: string, content: string): TemplateResult | undefined {
  return levels[Math.min(6, Math.max(2, Math.round(level) || 3) + below) - 3]?.(id, content);
}
