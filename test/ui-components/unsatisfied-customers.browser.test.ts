import "@dealer-scorecards/ui-components/unsatisfied-customers/define";
import type { ScorecardUnsatisfiedCustomers } from "@dealer-scorecards/ui-components/components/unsatisfied-customers/unsatisfied-customers.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { unsatisfiedCustomers } from "./support/boards.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-unsatisfied-customers";

function shown(given: Partial<ScorecardUnsatisfiedCustomers> = {}): Promise<ScorecardUnsatisfiedCustomers> {
  return show(tag, { customers: unsatisfiedCustomers, timeZone: "America/Chicago", ...given });
}

const rows = (element: Element) => [...(element.shadowRoot?.querySelectorAll("li") ?? [])].map(words);

beforeEach(() => page.viewport(900, 700));

test("who, on which order, when and how it was found on the dealer's clocks, and whether it was made good", async () => {
  const element = await shown();
  expect(rows(element)).toEqual([
    "Customer CU-48 Repair order WO-1378 Found on Mar 21, 2026 · by phone Still open",
    "Customer CU-6 Repair order WO-403 Found on Feb 9, 2026 · Messenger Satisfied since Mar 10, 2026",
    "Customer not recorded Repair order not recorded Found on Jan 5, 2026 Still open",
  ]);
  expect(page.getByRole("list", { name: "Unsatisfied customers" }).elements()).toHaveLength(1);
  await expectAccessible(element);
});

test("with nobody unsatisfied it says so, as good news", async () => {
  const element = await shown({ customers: [] });
  expect(words(element)).toBe("Unsatisfied customers No customer was found unsatisfied at a follow-up.");
  expect(element.shadowRoot?.querySelector(".status.met")).not.toBeNull();
  await expectAccessible(element);
});

test("more are asked for once at a time, by keyboard; with the last of them who pressed the button stays at the list", async () => {
  const asked = heard("scorecard-load-more");
  const element = await shown({ hasMore: true });
  const more = page.getByRole("button", { name: "Load more: Unsatisfied customers" });
  await expect.element(page.getByRole("status")).toHaveTextContent("3 customers shown");
  more.element().focus();
  await userEvent.keyboard("{Enter}");
  element.state = "loading";
  await element.updateComplete;
  await userEvent.keyboard("{Enter}");
  expect(asked).toHaveLength(1);
  Object.assign(element, { state: "ready", customers: [...unsatisfiedCustomers, ...unsatisfiedCustomers], hasMore: false });
  await element.updateComplete;
  expect(element.shadowRoot?.activeElement?.localName).toBe("ul");
});

test("at 320 px nothing sticks out, whatever the ids", async () => {
  await page.viewport(320, 700);
  const customers = unsatisfiedCustomers.map((customer) => ({ ...customer, customerID: "C".repeat(80), workOrderID: "W".repeat(80) }));
  const element = await shown({ customers, hasMore: true });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectAccessible(element);
});

test("its words follow the nearest language", async () => {
  const element = await shown({ lang: "fr" });
  await expect
    .poll(() => rows(element)[0])
    .toBe("Client CU-48 Ordre de réparation WO-1378 Constaté le 21 mars 2026 · par téléphone Toujours ouvert");
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toBe({ loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state]);
  await expectAccessible(element);
});

test("after a failure what was there stays", async () => {
  expect(words(await shown({ state: "error" }))).toMatch(/^This could not be loaded\. Try again Unsatisfied customers/);
});
