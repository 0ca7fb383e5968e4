import axe from "axe-core";
import { afterEach, expect } from "vitest";

type Tag = Extract<keyof HTMLElementTagNameMap, `scorecard-${string}`>;

/** Puts an element into the page, with its properties set before it is shown, and waits for its first picture. */
export async function show<Name extends Tag>(
  tag: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): Promise<HTMLElementTagNameMap[Name]> {
  const element = Object.assign(document.createElement(tag), properties);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

afterEach(() => document.body.replaceChildren());

function textIn(node: Node): string {
  if (node instanceof Text) return node.data;
  const given = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const within = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return (given.length > 0 ? given : [...within.childNodes]).map(textIn).join(" ");
}

/** What there is to be read, hidden words included, through every shadow root. */
export function words(element: Element): string {
  return textIn(element).replaceAll(/\s+/g, " ").trim();
}

/** Fails with the rules broken and the markup that breaks them. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

/** Details of the events of a name that reach the page from now on. */
export function heard(name: string): readonly unknown[] {
  const details: unknown[] = [];
  document.body.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}
