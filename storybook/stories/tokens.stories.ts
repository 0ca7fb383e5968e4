import "@dealer-scorecards/ui-components/define";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, LitElement, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { expect } from "storybook/test";

const meta: Meta = { title: "Tokens", tags: ["!autodocs"] };

export default meta;

const tags = ["dashboard", "detail-grid", "history", "receipt", "tile", "tile-row"].map((name) => `scorecard-${name}`);

/** A property with its fallback, in which parentheses may stand two deep. */
const reading = /var\((--scorecard-[\w-]+),\s*((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g;

/** Each custom property the elements read, with what stands in its place where a page sets none. */
function tokens(): ReadonlyMap<string, string> {
  const styles = tags.flatMap((tag) => {
    const element = customElements.get(tag);
    return element && element.prototype instanceof LitElement ? (element as typeof LitElement).elementStyles : [];
  });
  const texts = styles.map((style) => ("cssText" in style ? style.cssText : ""));
  return new Map(texts.flatMap((text) => [...text.matchAll(reading)].map(([, name = "", fallback = ""]) => [name, fallback] as const)));
}

function swatch(name: string, fallback: string, scheme: "light" | "dark"): TemplateResult {
  const paint = (element?: Element) => {
    if (element instanceof HTMLElement) element.style.background = `var(${name}, ${fallback})`;
  };
  return html`<td class="swatch-cell ${scheme}"><span class="swatch" ${ref(paint)}></span></td>`;
}

/** Read from the style sheets of the elements themselves. */
export const All: StoryObj = {
  render: () => html`<table class="tokens">
    <thead><tr><th scope="col">Custom property</th><th scope="col">Fallback</th><th scope="col">Light</th><th scope="col">Dark</th></tr></thead>
    <tbody>
      ${[...tokens()].map(([name, fallback]) => {
        const colour = name.includes("-color-");
        return html`<tr><th scope="row"><code>${name}</code></th><td><code>${fallback}</code></td>
          ${colour ? [swatch(name, fallback, "light"), swatch(name, fallback, "dark")] : html`<td colspan="2"></td>`}</tr>`;
      })}
    </tbody>
  </table>`,
  play: async ({ canvasElement }) => {
    const names = [...canvasElement.querySelectorAll("th[scope=row]")].map((cell) => cell.textContent);
    await expect(names).toEqual(expect.arrayContaining(["--scorecard-color-accent", "--scorecard-radius", "--scorecard-tile-min-size"]));
  },
};
