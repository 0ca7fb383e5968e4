import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";
import { coverOf, csvRecords, sheetsOf } from "../support/exports.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    const now = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.getAttribute("aria-label") ?? active?.id ?? "";
    });
    const words = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active instanceof HTMLSelectElement ? active.id : (active?.textContent?.trim() ?? "");
    });
    if (name.test(now) || name.test(words)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${name}.`);
}

interface Result {
  readonly month: string;
  readonly metricCode: string;
  readonly value: number | null;
  readonly state: string;
}

/** What the API says of the dealer's months, asked as the page's viewer. */
async function resultsOf(page: Page): Promise<Result[]> {
  return page.evaluate(async () => {
    const answer = await fetch("/demo/token", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"viewer":"good-dealer"}',
    });
    const { token } = (await answer.json()) as { token: string };
    const query = `{ viewer { dealers { nodes { scorecards(program: FLEET_SERVICE_OPPORTUNITIES, first: 3) { nodes { results { month metricCode value state } } } } } } }`;
    const asked = await fetch("/graphql", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    const { data } = (await asked.json()) as {
      data: { viewer: { dealers: { nodes: { scorecards: { nodes: { results: Result[] }[] } }[] } } };
    };
    return data.viewer.dealers.nodes[0]?.scorecards.nodes.flatMap(({ results }) => results) ?? [];
  });
}

async function exportByKeyboard(page: Page): Promise<Buffer> {
  await tabTo(page, /^Export$/);
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const download = await coming;
  return readFile(await download.path());
}

test("by keyboard alone: a scorecard is saved as CSV and as XLSX, with the API's own numbers", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  await tabTo(page, /^Export$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Export a table" }).waitFor();
  await tabTo(page, /^months$/);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("3");
  await expectPageAccessible(page);
  await tabTo(page, /^format$/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  const csv = csvRecords((await exportByKeyboard(page)).toString());
  await page.getByText(/^Saved as scorecard-/).waitFor();
  const results = await resultsOf(page);
  expect(results.length).toBeGreaterThan(20);
  expect(csv.map((row) => [row["Month"], row["Metric code"], row["State"], row["Value"]])).toEqual(
    results.map(({ month, metricCode, state, value }) => [month, metricCode, state, value === null ? "" : String(value)]),
  );
  await page.getByLabel("Format").selectOption("XLSX");
  await page.getByRole("checkbox").check();
  const [cover, data] = await sheetsOf(await exportByKeyboard(page));
  expect(coverOf(cover)).toMatchObject({ Table: "Scorecard", Rows: results.length });
  expect(data?.rows.slice(1).map((row) => [row[0], row[1], row[5] ?? null])).toEqual(
    results.map(({ month, metricCode, value }) => [month, metricCode, value]),
  );
});

test("a scorecard is laid out for paper, light whatever the page is, and its PDF has no blank leaf", async () => {
  const page = await site.visit("/?viewer=good-dealer&panel=print");
  await page.getByRole("heading", { name: "Twelve months" }).waitFor();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const leaf = page.locator("scorecard-print").locator(".paper");
  expect(await leaf.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe("rgb(255, 255, 255)");
  expect(await page.getByRole("button", { name: "Print", exact: true }).isVisible()).toBe(false);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  const leaves = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(leaves.length).toBeGreaterThanOrEqual(3);
  expect(leaves.length).toBeLessThanOrEqual(5);
});
