import "@dealer-scorecards/ui-components/receipt/define";
import type { ScorecardReceipt } from "@dealer-scorecards/ui-components/components/receipt/receipt.ts";
import type { ReceiptList, ReceiptResult } from "@dealer-scorecards/ui-components/model/types.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { closeRate, metricResult } from "./support/fixtures.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-receipt";

function result(given: Partial<ReceiptResult> = {}): ReceiptResult {
  return {
    ...metricResult(),
    asOf: "2026-06-01T12:00:00.000Z",
    interval: { lower: 0.637, upper: 0.908 },
    edition: { edition: 1, publishedAt: "2026-05-03T05:00:01.000Z", definitionVersion: 2, restatedBy: null, restatementReason: null },
    ...given,
  };
}

function list(total: number, given: Partial<ReceiptList> = {}): ReceiptList {
  const records = Array.from({ length: total }, (_, index) => ({
    reason: `Accepted, completed: ${index + 3} days.`,
    cohortAt: "2026-03-02T04:00:00.000Z",
    record: { internalID: `SO-${total}${index}`, hasDetails: index === 0 },
  }));
  return { total, records, hasMore: false, ...given };
}

const lists = { counted: list(2), notCounted: list(1), leftOut: list(0) };

function receipt(given: Partial<ScorecardReceipt> = {}): Promise<ScorecardReceipt> {
  return show(tag, { metric: { ...closeRate, version: 3 }, result: result(), lists, timeZone: "America/Chicago", ...given });
}

beforeEach(() => page.viewport(800, 700));

test("it says what was divided, the goal and verdict, the interval, the state, edition, definition and as-of", async () => {
  const element = await receipt();
  const said = words(element);
  for (const expected of [
    "Close rate, March 2026",
    "80.6%",
    "25 of 31",
    "Goal met Goal 60%",
    "between 63.7% and 90.8% (95% interval)",
    "Final since May 3, 2026",
    "Edition 1, May 3, 2026, 12:00 AM CDT",
    "those completed within 30 days. Version 2",
    "As of Jun 1, 2026, 7:00 AM CDT",
  ]) {
    expect(said).toContain(expected);
  }
  expect(said).not.toContain("Restated");
  expect(said).not.toContain("complete through");
  await expectAccessible(element);
});

test("an unfinished value is said to be so far, without a verdict, with the day it becomes final", async () => {
  const said = words(await receipt({ result: result({ state: "IN_PROGRESS", edition: null }) }));
  expect(said).toContain("80.6% so far 25 of 31");
  expect(said).toContain("In progress, final on May 3, 2026");
  expect(said).toContain("Version 3");
  expect(said).not.toMatch(/Goal met|Edition/);
});

test.each([
  ["UNDEFINED", "no value, because no record could count"],
  ["NO_DATA", "no data"],
] as const)("%s is –, with the reason", async (state, reason) => {
  const element = await receipt({ result: result({ state, value: null, numerator: 0, denominator: 0, met: null, interval: null }) });
  expect(words(element)).toMatch(new RegExp(`–.*${reason}`));
  expect(words(element)).not.toMatch(/0 of 0|interval/);
  await expectAccessible(element);
});

test("few records are marked as such", async () => {
  expect(words(await receipt({ result: result({ sufficiency: "FEW" }) }))).toContain("25 of 31 few records");
  expect(words(await receipt({ result: result({ sufficiency: "TOO_FEW" }) }))).toContain("too few records");
});

test("a restatement says by whom and why; a difference since is a warning; imported records say how far they go", async () => {
  const restated = { restatedBy: "staff-7", restatementReason: "Two came late." };
  const element = await receipt({
    result: result({ edition: { edition: 2, publishedAt: "2026-05-09T15:00:00.000Z", definitionVersion: 2, ...restated } }),
    differsSincePublication: true,
    completeThrough: "2026-05-31T05:00:00.000Z",
  });
  expect(words(element)).toMatch(/Edition 2.*Restated by staff-7: Two came late\./);
  expect(words(element)).toContain("Today’s records give other numbers than were published.");
  expect(words(element)).toContain("Records complete through May 31, 2026, 12:00 AM CDT");
  await expectAccessible(element);
});

test("the three lists say how many; each opens by keyboard, with id, day on the dealer's clocks and reason", async () => {
  const element = await receipt();
  const summaries = [...(element.shadowRoot?.querySelectorAll("summary") ?? [])];
  expect(summaries.map(words)).toEqual(["Counted 2", "Not counted 1", "Left out 0"]);
  await expect.element(page.getByText("SO-20")).toBeVisible();
  await expect.element(page.getByText("SO-10")).not.toBeVisible();
  summaries[1]?.focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("SO-10")).toBeVisible();
  const records = [...(element.shadowRoot?.querySelectorAll("li") ?? [])].map(words);
  expect(records[1]).toBe("SO-21 Mar 1, 2026 Accepted, completed: 4 days.");
  await userEvent.keyboard("{Tab}{Tab}{Enter}");
  expect(words(element)).toContain("No records.");
  await expectAccessible(element);
});

test("only a record that may be opened has a button", async () => {
  const opened = heard("scorecard-opportunity-open");
  await receipt();
  await page.getByRole("button", { name: "Open SO-20" }).click();
  expect(page.getByRole("button", { name: "Open SO-21" }).elements()).toEqual([]);
  expect(opened).toEqual([{ id: "SO-20" }]);
});

test("more of a list is asked for by its name; after the last page the focus stays at the list", async () => {
  const asked = heard("scorecard-load-more");
  const element = await receipt({ lists: { ...lists, counted: list(2, { total: 25, hasMore: true }) } });
  expect(words(element)).toContain("2 of 25 shown");
  await page.getByRole("button", { name: "Load more: Counted" }).click();
  expect(asked).toEqual([{ list: "counted" }]);
  element.lists = { ...lists, counted: list(25) };
  await expect.poll(() => element.shadowRoot?.activeElement?.textContent?.trim()).toBe("Counted 25");
});

test("while more is on its way its button says so and asks for nothing else; where it fails, that stands beside it", async () => {
  const asked = heard("scorecard-load-more");
  const element = await receipt({ lists: { ...lists, counted: list(2, { total: 25, hasMore: true }) } });
  await page.getByRole("button", { name: "Load more: Counted" }).click();
  element.state = "loading";
  const busy = page.getByRole("button", { name: "Loading…" });
  await expect.element(busy).toHaveAttribute("aria-disabled", "true");
  expect(element.shadowRoot?.activeElement).toBe(busy.element());
  await userEvent.keyboard("{Enter}");
  await expectAccessible(element);
  element.state = "error";
  await expect.element(page.getByText("This could not be loaded.").last()).toBeVisible();
  expect(words(element)).toMatch(/Load more This could not be loaded\./);
  expect(words(element)).not.toContain("2 of 25 shown");
  await page.getByRole("button", { name: "Load more: Counted" }).click();
  expect(asked).toEqual([{ list: "counted" }, { list: "counted" }]);
});

test("its name and its close button stay in view in whatever scrolls it", async () => {
  const scroller = document.createElement("div");
  Object.assign(scroller.style, { blockSize: "300px", overflow: "auto" });
  const element = await receipt({ lists: { ...lists, counted: list(40) } });
  document.body.append(scroller);
  scroller.append(element);
  scroller.scrollTop = scroller.scrollHeight;
  const { top, bottom } = scroller.getBoundingClientRect();
  for (const shown of [page.getByRole("button", { name: "Close" }), page.getByRole("heading", { name: "Close rate, March 2026" })]) {
    const box = shown.element().getBoundingClientRect();
    expect([box.top >= top, box.bottom <= bottom]).toEqual([true, true]);
  }
  await page.getByRole("button", { name: "Close" }).click();
});

test("the page keeps the focus where the reader took it meanwhile", async () => {
  const elsewhere = document.createElement("button");
  document.body.append(elsewhere);
  const element = await receipt({ lists: { ...lists, counted: list(2, { total: 3, hasMore: true }) } });
  await page.getByRole("button", { name: "Load more: Counted" }).click();
  elsewhere.focus();
  element.lists = lists;
  await element.updateComplete;
  expect(document.activeElement).toBe(elsewhere);
});

test("it is closed by its button, in every state; the button keeps the focus when the data comes", async () => {
  const closed = heard("scorecard-receipt-close");
  const element = await show(tag, { state: "loading" });
  await page.getByRole("button", { name: "Close" }).click();
  Object.assign(element, { state: "ready", metric: { ...closeRate, version: 3 }, result: result(), lists });
  await element.updateComplete;
  await userEvent.keyboard("{Enter}");
  expect(closed).toEqual([{}, {}]);
});

test("a count has no division, no goal and no interval", async () => {
  const count = { ...closeRate, code: "ASSIGNED_COUNT", name: "Assigned", shape: "COUNT", version: 1 } as const;
  const counted = { value: 1234, numerator: 1234, denominator: null, goal: null, met: null, sufficiency: null, interval: null };
  const element = await receipt({ metric: count, result: result(counted) });
  expect(words(element)).toContain("1,234");
  expect(words(element)).not.toMatch(/Goal|interval|1,234 of/);
  await expectAccessible(element);
});

test("at 320 px nothing sticks out", async () => {
  await page.viewport(320, 700);
  await expectAccessible(await receipt());
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toBe({ loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state]);
  await expectAccessible(element);
});
