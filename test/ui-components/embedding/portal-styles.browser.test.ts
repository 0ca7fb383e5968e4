import "@dealer-scorecards/ui-components/define";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { shownElements } from "./shown-elements.ts";

/** What is inherited, from everywhere. */
const loudText = `
  html { font-size: 30px; }
  * {
    color: red !important; font: italic 900 31px/3 fantasy !important; font-variant: small-caps !important;
    letter-spacing: 0.3em !important; word-spacing: 1em !important; text-transform: uppercase !important;
    text-indent: 3em !important; text-align: end !important; text-shadow: 2px 2px red !important;
    white-space: pre !important; word-break: break-all !important; overflow-wrap: anywhere !important; hyphens: auto !important;
    list-style: square inside !important; cursor: wait !important; tab-size: 1 !important; quotes: none !important;
    border-collapse: collapse !important; border-spacing: 9px !important; caption-side: bottom !important; empty-cells: hide !important;
    fill: red !important; stroke: red !important; stroke-width: 9px !important; accent-color: red !important; caret-color: red !important;
    -webkit-text-fill-color: red !important; -webkit-text-stroke: 1px red !important; text-underline-offset: 9px !important;
  }`;

/** What every name of an element gets, however important. */
const loudBoxes = `
  div, section, article, header, p, h2, h3, h4, ul, li, dl, dt, dd, span, table, caption, thead, tbody, tr, th, td,
  button, select, label, details, summary, dialog, svg, path, rect, line {
    display: flex !important; position: fixed !important; float: right !important; margin: 40px !important; padding: 40px !important;
    border: 9px solid red !important; background: red !important; opacity: 0.1 !important; box-sizing: content-box !important;
  }
  .base, .tile, .value, .card, .row, .status { display: none !important; }
  [hidden] { display: block; }`;

/** A reset as rude as there is. */
const reset = "* { all: unset; }";

const sheet = new CSSStyleSheet();

/** Takes the pointer, wherever another test left it, to where no element stands. */
async function leaveTheElements(): Promise<void> {
  const corner = document.createElement("div");
  corner.style.cssText = "position: fixed; top: 0; left: 0; width: 8px; height: 8px";
  document.body.append(corner);
  await userEvent.hover(corner);
  corner.remove();
}

beforeEach(async () => {
  await page.viewport(1000, 700);
  await leaveTheElements();
});
afterEach(() => {
  sheet.replaceSync("");
  document.adoptedStyleSheets = [];
  document.body.replaceChildren();
});

function allOf(element: Element): readonly string[] {
  const values = getComputedStyle(element);
  return [...values].map((property) => `${property}: ${values.getPropertyValue(property)}`);
}

/** Every computed value and box of an element's own parts, a line each; the elements within it are looked at by themselves. */
function looksOf(host: Element): readonly string[] {
  const root = host.shadowRoot;
  const base = root?.querySelector(".base:not(.corner)")?.getBoundingClientRect();
  if (!root || !base) throw new Error(`${host.localName} shows nothing.`);
  return [...root.querySelectorAll("*")].flatMap((element) => {
    if (element.localName === "style" || element.localName === "slot") return [];
    const { x, y, width, height } = element.getBoundingClientRect();
    const box = width + height === 0 ? [] : [x - base.x, y - base.y, width, height].map(Math.round);
    const name = `${element.localName}.${element.getAttribute("class") ?? ""}`;
    return [`box: ${box.join(" ")}`, ...allOf(element)].map((line) => `${name} ${line}`);
  });
}

async function shown(tag: string): Promise<Element> {
  const element = Object.assign(document.createElement(tag), shownElements[tag]);
  const place = document.createElement("main");
  place.style.cssText =
    "all: initial !important; display: block !important; width: 900px !important; position: absolute !important; top: 100px !important";
  place.append(element, document.createElement("button"));
  document.body.append(place);
  await customElements.whenDefined(tag);
  // Elements that stand within it may come later.
  for (let height = -1; height !== place.clientHeight; await frame()) {
    height = place.clientHeight;
    await frame();
  }
  return element;
}

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

test.each(Object.keys(shownElements))("%s looks the same on a page with loud text, loud boxes, or a reset of everything", async (tag) => {
  const element = await shown(tag);
  const button = document.querySelector("button");
  if (!button) throw new Error("There is no button of the page's.");
  const [before, buttonBefore] = [looksOf(element), allOf(button)];
  expect(before.length).toBeGreaterThan(100);
  document.adoptedStyleSheets = [sheet];
  for (const [name, css] of Object.entries({ loudText, loudBoxes, reset })) {
    sheet.replaceSync(css);
    await frame();
    const after = new Set(looksOf(element));
    expect(before.filter((line) => !after.has(line)).slice(0, 10), name).toEqual([]);
    expect(allOf(button), name).not.toEqual(buttonBefore);
  }
});

test("a page's language still chooses the shapes of Chinese characters", async () => {
  const element = await shown("scorecard-tile");
  element.setAttribute("lang", "zh-Hans");
  const base = element.shadowRoot?.querySelector(".base");
  expect(base && getComputedStyle(base).getPropertyValue("-webkit-locale")).toBe('"zh-Hans"');
});
