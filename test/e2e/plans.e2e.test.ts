import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const search = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent?.trim();
  });

test("a dealer sets a baseline in a receipt, starts a plan, sees its report and keeps it for good", async () => {
  const page = await site.visit("/?viewer=poor-dealer&receipt=CLOSE_RATE@2026-09");
  const receipt = page.getByRole("dialog", { name: "How the number was made" });
  await receipt.getByText("No baseline is set.").waitFor();
  await button(page, "Set baseline").click();
  await field(page, "Months of my choice").click();
  for (const month of ["February 2026", "March 2026", "April 2026"]) await field(page, month).click();
  await field(page, "Note (optional)").fill("Before the call list.");
  await expectPageAccessible(page);
  await button(page, "Set this baseline").click();
  await receipt.getByText(/^The baseline is set: \d+\.\d%\.$/).waitFor();
  await receipt.getByText(/The newest final month is .* the baseline of \d+\.\d%, February\s–\sApril 2026\./).waitFor();
  await button(page, "Show the values").click();
  await receipt.getByText(/^Against the baseline of \d+\.\d%$/).waitFor();
  await page.keyboard.press("Escape");

  await button(page, "Plans").click();
  await page.getByRole("heading", { name: "Plans: Cedar Hollow Standby Power" }).waitFor();
  expect(search(page)).toContain("panel=plans");
  await button(page, "Start a plan").click();
  await field(page, "Metric").selectOption({ label: "Close rate" });
  await page.getByText(/^It is judged by the baseline of \d+\.\d%, February\s–\sApril 2026\.$/).waitFor();
  await field(page, "Name").fill("Close within the week");
  await field(page, "What is done").fill("Every accepted request gets a date for the visit on the same day.");
  await field(page, "First day").fill("2026-04-15");
  await field(page, "Cost in all (optional)").fill("1,500");
  await button(page, "Start this plan").click();
  await page.getByText(/does not end before 2026-04-15/).waitFor();
  await expectPageAccessible(page);
  await field(page, "First day").fill("2026-05-01");
  await button(page, "Start this plan").click();
  await page.getByText("The plan is started: Close within the week.").waitFor();
  const plan = page.getByRole("article", { name: "Close within the week" });
  await plan.getByText(/Close rate · brought by own staff · since May 1, 2026 · cost \$1,500\.00/).waitFor();
  expect(await plan.getByRole("row").allInnerTexts()).toEqual([
    expect.stringMatching(/^Before\s+February\s–\sApril 2026\s+\d+\.\d%\s+\d+ of \d+$/),
    expect.stringMatching(/^Since\s+May\s–\sSeptember 2026\s+\d+\.\d%\s+\d+ of \d+$/),
  ]);
  await plan.getByText(/The underlying change is likely between/).waitFor();
  await expectPageAccessible(page);

  await button(page, "Keep for good: Close within the week").click();
  await field(page, "Why it is kept").fill("Customers know when we come.");
  await field(page, "Its last final months become the new baseline").click();
  await button(page, "Record that it is kept").click();
  await plan.getByText(/^Kept for good on Nov \d+, 2026 by demo:poor-dealer: Customers know when we come\.$/).waitFor();
  await page.reload();
  await page.getByRole("article", { name: "Close within the week" }).getByText("Kept for good", { exact: true }).waitFor();
  await page.goto("/?viewer=poor-dealer&receipt=CLOSE_RATE@2026-09");
  await receipt.getByText(/ over July\s–\sSeptember 2026, from \d+ records\./).waitFor();
  await button(page, "Show 1 earlier baseline").click();
  await receipt.getByText("Before the call list.").waitFor();
});

test("by keyboard alone, on a narrow dark screen: a plan that changed nothing is stopped", async () => {
  const page = await site.visit("/?viewer=poor-dealer&program=AFTER_SALES", { scheme: "dark", width: 360 });
  const tabTo = async (name: string): Promise<void> => {
    for (let steps = 0; (await focused(page)) !== name; steps += 1) {
      if (steps > 120) throw new Error(`Tab does not reach ${name}.`);
      await page.keyboard.press("Tab");
    }
  };
  await button(page, "Plans").waitFor();
  await tabTo("Plans");
  await page.keyboard.press("Enter");
  const plan = page.getByRole("article", { name: "Pre-pick trolleys" });
  await plan.getByText("No change beyond chance").waitFor();
  await plan.getByText(/Go back to what worked/).waitFor();
  await tabTo("Stop: Pre-pick trolleys");
  await page.keyboard.press("Enter");
  await page.getByLabel("Why it is stopped").waitFor();
  await page.keyboard.type("Parts are still missing.");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Record that it is stopped");
  await page.keyboard.press("Enter");
  await plan.getByText(/^Stopped on Nov \d+, 2026 by demo:poor-dealer: Parts are still missing\.$/).waitFor();
  await expect.poll(() => focused(page)).toBe("Start a plan");
  await expectPageAccessible(page);
});

test("an opened metric of a board has its baseline in the trend; an address leads to the plans in the reader's language", async () => {
  const page = await site.visit("/?viewer=good-dealer&program=INTERNET_SALES&metrics=CONTACT_RATE");
  const trend = page.getByRole("group", { name: "Contact rate, month by month" });
  await trend.getByText(/The newest final month is \d+\.\d percentage points above the baseline of \d+\.\d%/).waitFor();
  await page.getByText(/ over November 2025\s–\sJanuary 2026, from \d+ records\./).waitFor();
  await expectPageAccessible(page);
  await page.goto("/?viewer=good-dealer&program=INTERNET_SALES&panel=plans&lang=fr");
  await page.getByRole("article", { name: "Reply within minutes" }).getByText("S’améliore").waitFor();
  expect(await page.getByRole("article").count()).toBeGreaterThan(0);
  await expectPageAccessible(page);
});
