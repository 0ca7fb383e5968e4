import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a dealer opts out and in again by keyboard; its inbox says that no new ones come, and leads to the switch", async () => {
  const page = await site.visit("/?viewer=good-dealer&panel=opportunities");
  await page.getByText("New opportunities can come.").waitFor();
  await button(page, "Taking part").press("Enter");
  await page.getByText("Gets service opportunities", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "Suspend" }).count()).toBe(0);
  const wants = page.getByRole("switch", { name: "Wants service opportunities" });
  await wants.press("Space");
  await page.getByText("Gets no service opportunities", { exact: true }).waitFor();
  await page.getByText("Switch it on to get new ones.").waitFor();
  await expectPageAccessible(page);
  await button(page, "Back to the opportunities").press("Enter");
  await page.getByText("It has not opted in.").waitFor();
  await expectPageAccessible(page);
  await button(page, "Taking part").press("Enter");
  await wants.press("Space");
  await page.getByText("Gets service opportunities", { exact: true }).waitFor();
  expect((await page.locator("[part=change-made] .kind").allInnerTexts()).slice(0, 2)).toEqual(["Opted in", "Opted out"]);
});

test("staff suspend a dealer with the reason, which it reads; resumed, new ones can come", async () => {
  const staff = await site.visit("/?viewer=staff&dealer=D1001&panel=participation", { width: 360, scheme: "dark" });
  await button(staff, "Suspend").click();
  await button(staff, "Suspend").click();
  await staff.getByText("Say why, in at most 1,000 characters.").waitFor();
  await staff.getByRole("textbox", { name: "Why is it suspended?" }).fill("Three owners were not called back.");
  await expectPageAccessible(staff);
  await button(staff, "Suspend").click();
  await staff.getByText("Gets no service opportunities", { exact: true }).waitFor();
  const dealer = await site.visit("/?viewer=good-dealer&panel=opportunities");
  await dealer.getByText("Staff have suspended it.").waitFor();
  await button(dealer, "Taking part").click();
  await dealer.getByText(/^Suspended since .*: Three owners were not called back\.$/).waitFor();
  expect(await button(dealer, "End the suspension").count()).toBe(0);
  await button(staff, "End the suspension").click();
  await staff.getByRole("textbox", { name: "Why does the suspension end? (optional)" }).fill("They were.");
  await button(staff, "End the suspension").click();
  await staff.getByText("Gets service opportunities", { exact: true }).waitFor();
  await button(dealer, "Back to the opportunities").click();
  await dealer.getByText("New opportunities can come.").waitFor();
});

test("a rival finds nothing of another dealer's taking part", async () => {
  const page = await site.visit("/?viewer=newcomer&dealer=D1001&panel=participation");
  await page.getByText("There is no such dealer, or you may not see it.").waitFor();
  expect(await page.getByText("technicians").count()).toBe(0);
});
