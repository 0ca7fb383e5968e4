import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

/** Answers of everything at once take their time where much else runs. */
const soon = <Value>(read: () => Value) => expect.poll(read, { timeout: 40_000 });

const slider = (page: Page) => page.getByRole("slider", { name: "Day" });
const tile = (page: Page) => page.getByRole("article", { name: "Close rate" });
const search = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const said = (page: Page) => page.locator("scorecard-as-of [part=base]").first().innerText();

/** What the history says of a month whose numbers are not final yet. */
const history = (page: Page) => page.locator("scorecard-history [part=base]").first().innerText();

test("by keyboard a reader looks back: tiles, months and opportunities are those of then, and back to now restores everything", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  await soon(() => tile(page).innerText()).toMatch(/85\.7%[\s\S]*Sep\s1\s–\s30,\s2026/);
  await soon(() => history(page)).toContain("November 2026");
  const [tileNow, historyNow] = [await tile(page).innerText(), await history(page)];
  await page.getByRole("button", { name: "As of" }).focus();
  await page.keyboard.press("Enter");
  await slider(page).waitFor();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await soon(() => said(page)).toMatch(/As of Sep \d+, 2026, 11:59 PM C[DS]T: later events are not seen/);
  await soon(() => tile(page).innerText()).toMatch(/Jul\s1\s–\s31,\s2026/);
  expect(search(page)).toMatch(/asof=2026-09-\d\dT04:59:59\.999Z/);
  await soon(() => history(page)).not.toContain("October 2026");
  expect(await history(page)).toMatch(/September 2026[\s\S]*August 2026/);
  await expectPageAccessible(page);
  await page.reload();
  await soon(() => said(page)).toContain("later events are not seen");
  await soon(() => tile(page).innerText()).toMatch(/Jul\s1\s–\s31,\s2026/);
  await page.getByRole("button", { name: "Back to now" }).click();
  await soon(() => tile(page).innerText()).toBe(tileNow);
  await soon(() => history(page)).toBe(historyNow);
  expect(search(page)).not.toContain("asof");
});

const results = async (address: string) => {
  const page = await site.visit(address);
  await page.locator("scorecard-receipt").getByText("Close rate").first().waitFor();
  return page.locator("scorecard-receipt [part=base]").first().innerText();
};

test("a month that is final today was in progress, with other numbers", async () => {
  const [today, then] = [
    await results("/?viewer=good-dealer&receipt=CLOSE_RATE@2026-08"),
    await results("/?viewer=good-dealer&receipt=CLOSE_RATE@2026-08&asof=2026-09-05T12:00:00Z"),
  ];
  expect(today).toContain("Final");
  expect(then).toMatch(/in progress/i);
  expect(then).not.toBe(today);
});

test("staff look back at all dealers, and take the instant along to one of them", async () => {
  const page = await site.visit("/?viewer=staff");
  await page.getByRole("button", { name: "As of" }).click();
  await slider(page).waitFor();
  await page.keyboard.press("PageDown");
  await soon(() => said(page)).toMatch(/As of Oct \d+, 2026/);
  await soon(() => page.locator("scorecard-comparison [part=base]").first().innerText()).toContain("September 2026");
  await expectPageAccessible(page);
  await page.getByRole("combobox", { name: "Dealer", exact: true }).selectOption({ index: 3 });
  await page.locator("scorecard-dashboard").waitFor();
  await soon(() => said(page)).toMatch(/As of Oct \d+, 2026/);
  expect(search(page)).toContain("asof=");
});
