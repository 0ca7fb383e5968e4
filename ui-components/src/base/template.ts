import { html, type TemplateResult } from "lit";

/** A template whose tag is not the same for all, as the compiler would make it: its strings, one time each. */
export function template(...strings: readonly string[]): (...values: readonly unknown[]) => TemplateResult {
  const marked = Object.assign([...strings], { raw: strings });
  return (...values) => html(marked, ...values);
}
