import { afterAll, beforeAll, expect, test } from "vitest";
import { askAsStaff, type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

/** In the middle of an ocean: no dealer is near. */
const nowhere = { town: "Thistledown", latitude: -45, longitude: -130 };

interface Done {
  readonly done: { readonly userErrors: readonly object[] };
}

async function submit(id: string, model: string): Promise<void> {
  const { done } = await askAsStaff<Done>(
    site.url,
    "mutation ($input: SubmitServiceRequestInput!) { done: submitServiceRequest(input: $input) { userErrors { message } } }",
    { input: { id, need: "SERVICE", cooling: "AIR_COOLED", model, firstName: "Ottilie", ...nowhere } },
  );
  expect(done.userErrors).toEqual([]);
}

test("staff find a request for which no dealer is left, read why by keyboard, and cancel it with the reason", async () => {
  await submit("E2E-9", "Thistle-9");
  const page = await site.visit("/?viewer=staff");
  await page.getByRole("button", { name: "Service requests" }).press("Enter");
  const row = page.locator("[part=row]", { hasText: "Request E2E-9" });
  await row.getByText("No dealer left", { exact: true }).waitFor();
  await row.getByRole("button", { name: /^Decision/ }).press("Enter");
  await row.getByText("No dealer lies within the radius or knows the generator.").waitFor();
  await expectPageAccessible(page);
  await row.getByRole("button", { name: /^Cancel the request/ }).press("Enter");
  await row.getByRole("textbox", { name: "Why is it cancelled?" }).fill("The owner has found somebody.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await row.waitFor({ state: "detached" });
  await page.getByRole("combobox", { name: "Status" }).selectOption("CANCELLED");
  await page.getByText(/^Cancelled .*: The owner has found somebody\.$/).waitFor();
  await expectPageAccessible(page);
  const { serviceRequest } = await askAsStaff<{ serviceRequest: object }>(
    site.url,
    'query { serviceRequest(id: "E2E-9") { state cancelReason } }',
  );
  expect(serviceRequest).toEqual({ state: "CANCELLED", cancelReason: "The owner has found somebody." });
});

test("staff see what is flagged, and take an opportunity back with the reason", async () => {
  const settings = { responseHours: 48, responseClock: "ELAPSED", radiusKm: 80, closeWithinDays: 200 };
  const weights = { engagementWeight: 0.4, conversionWeight: 0.4, satisfactionWeight: 0.2 };
  const { done } = await askAsStaff<Done>(
    site.url,
    "mutation ($input: SetOpportunitySettingsInput!) { done: setOpportunitySettings(input: $input) { userErrors { message } } }",
    { input: { ...settings, ...weights } },
  );
  expect(done.userErrors).toEqual([]);
  const page = await site.visit("/?viewer=staff&panel=requests", { width: 360, scheme: "dark" });
  const row = page.locator("[part=row]", { hasText: "Open for too long: flagged" }).first();
  const id = /Opportunity (\S+)/.exec(await row.innerText())?.[1];
  const flagged = page.locator("[part=row]", { hasText: `Opportunity ${id}` });
  await flagged.getByRole("button", { name: /^Withdraw/ }).click();
  await flagged.getByRole("textbox", { name: "Why is it taken back?" }).fill("Nobody heard of it for months.");
  await expectPageAccessible(page);
  await flagged.getByRole("button", { name: "Withdraw", exact: true }).click();
  await flagged.waitFor({ state: "detached" });
  await page.getByText("Saved.", { exact: true }).waitFor();
});

test("a dealer is offered no requests, whatever the address says", async () => {
  const page = await site.visit("/?viewer=good-dealer&panel=requests");
  await page.getByRole("heading", { name: "Lakeside Generator Service" }).first().waitFor();
  expect(await page.getByText("Flagged opportunities").count()).toBe(0);
});
