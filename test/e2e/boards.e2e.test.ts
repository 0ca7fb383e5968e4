import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

test("another program is chosen, is in the address, and is a board of its parts", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  await page.getByRole("heading", { name: "Scorecard history" }).waitFor();
  await page.getByText("After-sales", { exact: true }).click();
  await page.getByRole("heading", { name: "Parts supply" }).waitFor();
  expect(new URL(page.url()).searchParams.get("program")).toBe("AFTER_SALES");
  expect(await page.getByRole("heading", { name: "Scorecard history" }).count()).toBe(0);
  await expectPageAccessible(page);
  await page.goBack();
  await page.getByRole("heading", { name: "Scorecard history" }).waitFor();
});

test("leads are a board from Contact to the sale", async () => {
  const page = await site.visit("/?viewer=good-dealer&program=INTERNET_SALES");
  await page.getByRole("heading", { name: "Appointment and show" }).waitFor();
  await expect.poll(() => page.getByText("Lead-to-sale rate").count()).toBeGreaterThan(0);
  await expectPageAccessible(page);
});

test("an address leads to a program, in the reader's language", async () => {
  const page = await site.visit("/?viewer=good-dealer&program=FIELD_SERVICE&lang=fr", { width: 360 });
  await expect.poll(() => page.getByRole("heading", { level: 3 }).count()).toBeGreaterThan(5);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectPageAccessible(page);
});

test("a metric's weeks are chosen in place of its months, and are in the address", async () => {
  const page = await site.visit("/?viewer=good-dealer&program=AFTER_SALES&metrics=APPOINTMENT_RATE");
  await page.getByText("Weeks", { exact: true }).click();
  await page.getByText(/in the newest settled week/).waitFor();
  expect(new URL(page.url()).searchParams.get("weeks")).toBe("APPOINTMENT_RATE");
  await page.getByRole("button", { name: "Show the values" }).click();
  expect(await page.getByRole("table").getByRole("row").count()).toBeGreaterThan(20);
  await expectPageAccessible(page);
});

test("below the board of after-sales stand the customers whom follow-ups found unsatisfied", async () => {
  const page = await site.visit("/?viewer=staff&dealer=D1001&program=AFTER_SALES");
  const list = page.getByRole("list", { name: "Unsatisfied customers" });
  await list
    .getByText(/^Repair order /)
    .first()
    .waitFor();
  expect(await list.getByText("Still open").count()).toBe(1);
  await expectPageAccessible(page);
});

test("a dealer paid in two currencies sees both, and the receipt of either", async () => {
  const page = await site.visit("/?viewer=staff&dealer=D1031&program=AFTER_SALES");
  await page.getByRole("button", { name: /^CA\$.*Parts sold per repair order/ }).click();
  await page.getByRole("dialog").getByText(/^CA\$/).first().waitFor();
  expect(new URL(page.url()).searchParams.get("receipt")).toMatch(/^PARTS_SOLD_PER_RO@2026-\d\d@CAD$/);
  await expectPageAccessible(page);
});

test("the header of a board opens what can be computed and what would help most", async () => {
  const page = await site.visit("/?viewer=staff&dealer=D1016&program=AFTER_SALES");
  await page.getByRole("button", { name: "What can be computed" }).click();
  await page.getByRole("button", { name: /^\d+ of \d+ metrics can be computed$/ }).waitFor();
  await page.getByRole("heading", { name: "What would help most" }).waitFor();
  expect(await page.getByText("Hours worked", { exact: true }).count()).toBe(1);
  expect(new URL(page.url()).searchParams.get("readiness")).toBe("shown");
  await expectPageAccessible(page);
});

test("a receipt is split by what its records have", async () => {
  const page = await site.visit("/?viewer=staff&dealer=D1010&program=FIELD_SERVICE&receipt=FIRST_TIME_FIX_RATE@2026-08");
  await page.getByRole("combobox", { name: "Split by" }).selectOption("Model");
  await page.getByRole("table", { name: "First-time fix rate, August 2026, by Model" }).waitFor();
  expect(await page.getByRole("dialog").getByRole("rowheader").count()).toBeGreaterThan(1);
  await expectPageAccessible(page);
});

test("above the board of internet sales stands the funnel: another month, a receipt, and leads with a step missing", async () => {
  const page = await site.visit("/?viewer=staff&dealer=D1002&program=INTERNET_SALES");
  const month = page.getByRole("combobox", { name: "Month", exact: true });
  const findings = page.getByRole("list", { name: "Leads with a step missing" });
  await findings.getByText("Missing: Contacted", { exact: true }).first().waitFor();
  expect(await findings.getByRole("listitem").count()).toBe(5);
  await page.getByRole("button", { name: "Load more: Leads with a step missing" }).click();
  await expect.poll(() => findings.getByRole("listitem").count()).toBeGreaterThan(5);
  await expectPageAccessible(page);

  const newestFinal = await month.inputValue();
  await month.selectOption({ index: 0 });
  await page.getByText(/^In progress, final on/).waitFor();
  expect(new URL(page.url()).searchParams.get("funnel")).toMatch(/^2026-\d\d$/);
  expect(await month.inputValue()).not.toBe(newestFinal);
  await month.selectOption(newestFinal);

  await page
    .getByRole("list", { name: "Funnel" })
    .getByRole("button", { name: /Appointment set/ })
    .click();
  const receipt = page.getByRole("dialog", { name: "How the number was made" });
  await receipt
    .getByText(/^LE-1002-/)
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get("receipt")).toBe(`APPOINTMENT_SET_RATE@${newestFinal}`);
  await receipt.getByRole("combobox", { name: "Split by" }).selectOption("Source");
  await receipt.getByRole("table", { name: /by Source$/ }).waitFor();
  await expectPageAccessible(page);
});

test("an address leads to a week of the funnel, in the reader's language, on a narrow screen", async () => {
  const page = await site.visit("/?viewer=staff&dealer=D1001&program=INTERNET_SALES&funnel=weeks&lang=ru", { width: 360, scheme: "dark" });
  const week = page.getByRole("combobox", { name: "Неделя", exact: true });
  await week.waitFor();
  await page.getByText("Заявки с пропущенным шагом", { exact: true }).waitFor();
  await week.selectOption({ index: 0 });
  await page.getByText("Ещё может измениться", { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get("funnel")).toMatch(/^2026-\d\d-\d\d$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectPageAccessible(page);
});

test("a program without a funnel has none", async () => {
  const page = await site.visit("/?viewer=staff&dealer=D1001&program=AFTER_SALES");
  await page.getByRole("button", { name: "What can be computed" }).waitFor();
  expect(await page.getByRole("list", { name: "Funnel" }).count()).toBe(0);
});
