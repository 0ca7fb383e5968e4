import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const search = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const rows = (page: Page) => page.getByRole("table", { name: "Dealers by Close rate" }).getByRole("row");

test("staff compare all dealers, open the worst of a metric and set its goal", async () => {
  const page = await site.visit("/?viewer=staff");
  await page.getByRole("heading", { level: 1, name: "All dealers" }).waitFor();
  await page.getByRole("combobox", { name: "Month" }).selectOption({ label: "September 2026" });
  await page.getByRole("heading", { name: "Service Opportunities, September 2026" }).waitFor();
  await button(page, "Dealers by Close rate").click();
  await expect.poll(() => rows(page).nth(1).innerText()).toMatch(/Limestone Valley Generators[\s\S]*few records · not ranked/);
  await expectPageAccessible(page);
  await button(page, "Load more").click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(21);
  await page.getByRole("combobox", { name: "Order" }).selectOption({ label: "Worst first" });
  await rows(page).nth(1).getByText("Goal missed").waitFor();
  expect(search(page)).toBe("?viewer=staff&period=2026-09&metric=CLOSE_RATE&order=worst");
  await button(page, "Open Cedar Hollow Standby Power").click();
  await page.getByRole("heading", { level: 1, name: "Cedar Hollow Standby Power" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Cedar Hollow Standby Power");
  await button(page, /^Goals$/).click();
  await button(page, "Change the goal: Close rate").click();
  await page.getByRole("combobox", { name: "For" }).selectOption({ label: "Cedar Hollow Standby Power only" });
  await page.getByLabel("Value (%)").fill("400");
  await page.getByLabel("Valid from").fill("2026-11-01");
  await button(page, "Set goal").click();
  await page.getByText(/4 is out of range for CLOSE_RATE/).waitFor();
  await page.getByLabel("Value (%)").fill("12.5");
  await button(page, "Set goal").click();
  await page.getByText("Saved. Close rate: Goal 12.5%, from Nov 1, 2026.").waitFor();
  await expect
    .poll(() => page.getByRole("row", { name: /^Close rate Goal 12\.5% Staff, for this dealer from Nov 1, 2026/ }).count())
    .toBe(1);
  await expectPageAccessible(page);
});

test("the back button goes from a dealer to all dealers as they were; another viewer has no such choice", async () => {
  const page = await site.visit("/?viewer=staff&period=2026-09&country=CA&metric=CLOSE_RATE");
  const dealer = rows(page).getByRole("button").first();
  const name = await dealer.innerText();
  await dealer.click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await button(page, /^Goals$/).focus();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "All dealers" }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("All dealers");
  await expect.poll(() => page.getByRole("combobox", { name: "Country" }).inputValue()).toBe("CA");
  await rows(page).first().waitFor();
  await page.getByRole("combobox", { name: "Seen as" }).selectOption("good-dealer");
  await page.getByRole("heading", { level: 1, name: "Lakeside Generator Service" }).waitFor();
  expect(await page.getByRole("option", { name: "All dealers" }).count()).toBe(0);
});

test("an opened metric of a board says where the dealer stands among all", async () => {
  const page = await site.visit("/?viewer=good-dealer&program=FIELD_SERVICE&metrics=REWORK_RATE", { width: 360 });
  await page.getByText(/^Among all dealers, /).waitFor();
  await page.getByText(/This dealer is /).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectPageAccessible(page);
});

test("staff see what a shorter window would move, and what is wrong with a definition", async () => {
  const page = await site.visit("/?viewer=staff");
  await button(page, "Definition preview").click();
  await page.getByRole("combobox", { name: "Metric" }).selectOption({ label: "Close rate" });
  await page.getByText("the share completed within 30 days of acceptance").waitFor();
  const json = page.getByRole("textbox", { name: "Definition as JSON" });
  const today = await json.inputValue();
  await json.fill(today.replaceAll('"accepted_at"', '"agreed_at"'));
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await page.getByText("numerator.conditions[1].start").waitFor();
  await json.fill(today.replaceAll('"amount": 30', '"amount": 21'));
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await page.getByText("Newly miss the goal").waitFor();
  await page.getByRole("checkbox", { name: "Only months that cross a goal" }).check();
  const moves = page.getByRole("table", { name: "Months that move" }).getByRole("row");
  await expect.poll(() => moves.nth(1).innerText()).toMatch(/Goal met[\s\S]*Goal missed[\s\S]*Newly missed/);
  expect(search(page)).toBe("?viewer=staff&panel=definitions");
  await expectPageAccessible(page);
});

test("staff see how offers went by rank, distance and technicians, put the dealers in order and open one", async () => {
  const page = await site.visit("/?viewer=staff", { width: 360 });
  await button(page, "Fairness of offers").click();
  await page.getByRole("combobox", { name: "Period" }).selectOption({ label: "From one day to another" });
  await page.getByLabel("First day").fill("2026-10-21");
  await page.getByLabel("Last day").fill("2026-11-19");
  await button(page, "Show").click();
  await page.getByText("Oct 21 – Nov 19, 2026").waitFor();
  const bands = page.getByRole("table", { name: "By distance" }).getByRole("row");
  await expect.poll(() => bands.nth(1).innerText()).toMatch(/Less than 10 km[\s\S]*Could be asked[\s\S]*%/);
  const dealers = page.getByRole("table", { name: "Dealers", exact: true }).getByRole("row");
  await dealers.getByRole("button", { name: "Dealer", exact: true }).click();
  await expect.poll(() => dealers.nth(1).innerText()).toMatch(/Lakeside Generator Service/);
  await button(page, "Load more").click();
  await expect.poll(() => dealers.count()).toBeGreaterThan(21);
  expect(search(page)).toBe("?viewer=staff&panel=fairness");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectPageAccessible(page);
  await dealers.getByRole("button", { name: "Open Cedar Hollow Standby Power" }).click();
  await page.getByRole("heading", { level: 1, name: "Cedar Hollow Standby Power" }).waitFor();
});
