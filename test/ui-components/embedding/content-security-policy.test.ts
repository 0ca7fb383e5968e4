import { afterAll, beforeAll, expect, test } from "vitest";
import { openStaticSite, pageWith, type StaticSite, type VisitedPage } from "../../support/static-site.ts";
import { scriptText } from "../../support/ui-package.ts";
import { shownElements } from "./shown-elements.ts";

let site: StaticSite;
let script: string;
beforeAll(async () => {
  [site, script] = await Promise.all([openStaticSite(), scriptText()]);
});
afterAll(() => site.close());

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src data:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

const listener = `
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective + " " + event.sample));`;

async function open(ownScript = ""): Promise<VisitedPage> {
  const head = '<script src="/page.js"></script><script src="/scorecards.js"></script>';
  const files = { "/index.html": pageWith(head, "<main></main>"), "/page.js": listener + ownScript, "/scorecards.js": script };
  return site.visit(files, { "content-security-policy": policy });
}

const violations = ({ page }: VisitedPage) => page.evaluate(() => (globalThis as unknown as { violations: readonly string[] }).violations);

/** Puts an element into the page with its data, alone. */
async function show({ page }: VisitedPage, tag: string, properties: object): Promise<void> {
  await page.evaluate(
    ([name, given]) => document.querySelector("main")?.replaceChildren(Object.assign(document.createElement(name), given)),
    [tag, properties] as const,
  );
}

/** Presses each button and choice there is, through every shadow root, and gives how many. */
function pressEveryButton({ page }: VisitedPage): Promise<number> {
  return page.locator("main :is(button, input, select)").evaluateAll((buttons) => {
    for (const button of buttons) (button as HTMLElement).click();
    return buttons.length;
  });
}

/** A dashboard shows nothing without an API to ask. */
const shown = Object.entries(shownElements).filter(([tag]) => !tag.endsWith("dashboard"));
/** A picture and words. */
const withoutButtons = new Set(["scorecard-quartiles"]);

test.each(shown)("%s breaks no rule of a strict policy, shown in every state and used", async (tag, properties) => {
  const visited = await open();
  for (const state of ["loading", "empty", "error", "ready"]) {
    await show(visited, tag, { state });
    await show(visited, tag, { ...properties, state });
  }
  await visited.page.locator(tag).locator("[part=base]").first().waitFor();
  expect((await pressEveryButton(visited)) > 0).toBe(!withoutButtons.has(tag));
  expect(await violations(visited)).toEqual([]);
  expect(visited.complaints).toEqual([]);
});

test("the dashboard asks its own origin, and tells of a failure without breaking a rule", async () => {
  const visited = await open();
  await visited.page.evaluate(() => {
    const given = { endpoint: "/graphql", dealerId: "D1", program: "P", tokenProvider: () => Promise.resolve("token") };
    document.querySelector("main")?.replaceChildren(Object.assign(document.createElement("scorecard-dashboard"), given));
  });
  await visited.page.getByText("This could not be loaded.").first().waitFor();
  expect(visited.requests).toContain("/graphql");
  expect(await pressEveryButton(visited)).toBeGreaterThan(0);
  expect(await violations(visited)).toEqual([]);
});

test("a page that breaks the policy itself is heard", async () => {
  const visited = await open('addEventListener("load", () => document.querySelector("main").setAttribute("style", "color: red"));');
  await expect.poll(() => violations(visited)).toEqual([expect.stringContaining("style-src-attr")]);
  const other = await open('addEventListener("load", () => { document.querySelector("main").innerHTML = "<b>text</b>"; });');
  await expect.poll(() => violations(other)).toEqual([expect.stringContaining("require-trusted-types-for")]);
});
