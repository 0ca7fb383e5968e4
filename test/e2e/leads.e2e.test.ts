import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent?.trim() ?? "";
  });

async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<string> {
  for (let steps = 0; steps < 150; steps += 1) {
    const now = await focused(page);
    if (name.test(now)) return now;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${name}.`);
}

/** How many leads of the month in progress the funnel says were contacted. */
async function contacted(page: Page): Promise<number> {
  const step = page.locator("scorecard-funnel").getByRole("listitem").filter({ hasText: "Contacted" }).first();
  await step.waitFor();
  return Number(/\d+/.exec((await step.innerText()).replace("Contacted", ""))?.[0]);
}

test("by keyboard alone: a dealer ticks Contact, sees the funnel go up by one, undoes it, and sees it back", async () => {
  const page = await site.visit("/?viewer=good-dealer&program=INTERNET_SALES&funnel=2026-11");
  const before = await contacted(page);
  await tabTo(page, /^Leads$/);
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "Leads" }).waitFor();
  const box = await tabTo(page, /^Contact: /);
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: `Undo ${box}` }).waitFor();
  expect(await focused(page)).toBe(box);
  await expectPageAccessible(page);
  await tabTo(page, /^Close the leads$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => contacted(page)).toBe(before + 1);
  await tabTo(page, /^Leads$/);
  await page.keyboard.press("Enter");
  const again = page.getByRole("checkbox", { name: box, exact: true });
  await again.and(page.locator(":checked")).waitFor();
  await tabTo(page, /^Contact: /);
  expect(await focused(page)).toBe(box);
  await page.keyboard.press("Space");
  await expect.poll(() => again.isChecked()).toBe(false);
  await page.getByRole("button", { name: `Undo ${box}` }).waitFor();
  await tabTo(page, /^Close the leads$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => contacted(page)).toBe(before);
});

test("leads that wait for Contact are listed alone, and a program without a funnel has no list", async () => {
  const page = await site.visit("/?viewer=good-dealer&program=INTERNET_SALES&panel=leads", { width: 360, scheme: "dark" });
  const waiting = page.getByRole("combobox", { name: "Which leads" });
  const option = waiting.getByRole("option", { name: /^Waiting for Contact/ });
  await option.waitFor({ state: "attached" });
  const count = Number(/\((\d+)\)/.exec(await option.innerText())?.[1]);
  await waiting.selectOption("CONTACTED");
  await page.getByText(`${count} of ${count} shown`).waitFor();
  expect(await page.getByRole("checkbox", { name: /^Contact: / }).count()).toBe(count);
  await expectPageAccessible(page);
  const other = await site.visit("/?viewer=good-dealer&program=AFTER_SALES");
  await other.getByRole("button", { name: "Goals", exact: true }).waitFor();
  await other.locator("scorecard-board").waitFor();
  expect(await other.getByRole("button", { name: "Leads", exact: true }).count()).toBe(0);
});
