import { afterAll, beforeAll, expect, test } from "vitest";
import { openStaticSite, pageWith, type StaticSite } from "../../support/static-site.ts";
import { scriptText } from "../../support/ui-package.ts";
import { metricTile } from "../support/fixtures.ts";

let site: StaticSite;
let script: string;
beforeAll(async () => {
  [site, script] = await Promise.all([openStaticSite(), scriptText()]);
});
afterAll(() => site.close());

test("one script tag defines every element, in four languages, and asks for nothing else", async () => {
  const tiles = ["en", "fr", "ru", "zh-Hans"].map((lang) => `<scorecard-tile lang="${lang}" state="empty"></scorecard-tile>`);
  const body = `${tiles.join("")}<script src="/scorecards.js"></script>`;
  const { page, complaints, requests } = await site.visit({ "/index.html": pageWith("", body), "/scorecards.js": script });
  for (const words of ["Nothing here yet.", "Rien pour l’instant.", "Пока ничего нет.", "暂无内容。"])
    await page.getByText(words).waitFor();
  const names = ["dashboard", "detail-grid", "history", "receipt", "tile", "tile-row"];
  const defined = await page.evaluate((tags) => tags.filter((tag) => customElements.get(`scorecard-${tag}`)), names);
  expect(defined).toEqual(names);
  expect(requests).toEqual(["/", "/scorecards.js"]);
  expect(complaints).toEqual([]);
});

test("properties set before the elements are defined hold, attributes set after are followed", async () => {
  const body = "<scorecard-tile></scorecard-tile>";
  const { page, complaints } = await site.visit({ "/index.html": pageWith("", body), "/scorecards.js": script });
  await page.evaluate((metric) => Object.assign(document.querySelector("scorecard-tile") ?? {}, { metric, headingLevel: 4 }), metricTile());
  expect(await page.getByRole("heading").count()).toBe(0);
  await page.addScriptTag({ url: "/scorecards.js" });
  await page.getByRole("heading", { name: "Close rate", level: 4 }).waitFor();
  await page.evaluate(() => document.querySelector("scorecard-tile")?.setAttribute("heading-level", "5"));
  await page.getByRole("heading", { name: "Close rate", level: 5 }).waitFor();
  // A property left on the element itself would hide the one that is followed.
  await page.evaluate(() => Object.assign(document.querySelector("scorecard-tile") ?? {}, { metric: null }));
  await page.getByText("Nothing here yet.").waitFor();
  expect(complaints).toEqual([]);
});

test("of two copies on a page the first stays, whatever the policy, and nothing is thrown", async () => {
  const head = '<script src="/scorecards.js"></script><script src="/copy.js"></script><script src="/after.js"></script>';
  const remember = "\n;window.first ??= customElements.get('scorecard-tile');";
  const files = {
    "/index.html": pageWith(head, "<scorecard-tile state='empty'></scorecard-tile>"),
    "/scorecards.js": script + remember,
    "/copy.js": script,
    "/after.js": "window.stayed = window.first === customElements.get('scorecard-tile');",
  };
  const policy = "default-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html";
  const { page, complaints } = await site.visit(files, { "content-security-policy": policy });
  await page.getByText("Nothing here yet.").waitFor();
  expect(await page.evaluate(() => (globalThis as { stayed?: boolean }).stayed)).toBe(true);
  expect(complaints).toEqual([]);
});
