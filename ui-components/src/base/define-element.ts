import type { LitElement } from "lit";

const prefix = "scorecard";

/** Registers a class under `scorecard-<name>`, once a registry; a page that has it already keeps its own. */
export function defineElement(name: string, elementClass: new () => LitElement, registry: CustomElementRegistry = customElements): void {
  const tag = `${prefix}-${name}`;
  // A constructor registers once in a registry: a subclass leaves the exported class free for other names.
  if (!registry.get(tag)) registry.define(tag, class extends elementClass {});
}
