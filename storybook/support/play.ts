import type { StoryContext } from "@storybook/web-components-vite";
import { expect, waitFor, within } from "storybook/test";

type Tag = Extract<keyof HTMLElementTagNameMap, `scorecard-${string}`>;

/** The first element of a kind on the canvas, rendered. */
export async function rendered<Name extends Tag>(canvas: Element | undefined, tag: Name): Promise<HTMLElementTagNameMap[Name]> {
  const element = canvas?.querySelector(tag);
  if (!element) throw new Error(`There is no <${tag}>.`);
  await element.updateComplete;
  return element;
}

/** Queries for what an element shows: they do not look into shadow roots by themselves. */
export function inside(element: Element) {
  const base = element.shadowRoot?.querySelector<HTMLElement>("[part~=base]");
  if (!base) throw new Error(`<${element.localName}> shows nothing.`);
  return within(base);
}

/** The first thing with a part's name in what an element shows. */
export function part(element: Element, name: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`);
  if (!found) throw new Error(`<${element.localName}> has no part ${name}.`);
  return found;
}

/** Where things begin in the line of the page, in their order. */
export function lefts(elements: readonly Element[]): readonly number[] {
  return elements.map((element) => element.getBoundingClientRect().left);
}

/** An element inside another's, once it is there and has its answer. */
export function answered<Name extends Tag>(element: Element, tag: Name): Promise<HTMLElementTagNameMap[Name]> {
  return waitFor(async () => {
    const found = element.shadowRoot?.querySelector(tag);
    if (!found || found.state === "loading") throw new Error(`<${tag}> has no answer yet.`);
    await found.updateComplete;
    return found;
  });
}

type Played = Pick<StoryContext, "canvasElement" | "userEvent">;

/** Plays that whoever tries again after an error is heard. */
export const triesAgain =
  (tag: Tag) =>
  async ({
    canvasElement,
    args,
    userEvent,
  }: Played & { readonly args: { readonly onScorecardRetry: (event: CustomEvent<object>) => void } }) => {
    const element = await rendered(canvasElement, tag);
    await userEvent.click(inside(element).getByRole("button", { name: "Try again" }));
    await expect(args.onScorecardRetry).toHaveBeenCalledOnce();
  };

/** Plays that nothing of an element stands out of its place, also once a button is pressed. */
export const keepsWithin =
  (tag: Tag, pressed?: string) =>
  async ({ canvasElement, userEvent }: Played) => {
    const element = await rendered(canvasElement, tag);
    if (pressed !== undefined) await userEvent.click(inside(element).getByRole("button", { name: pressed }));
    await expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  };
