import "@dealer-scorecards/ui-components/history/define";
import type { ScorecardHistory } from "@dealer-scorecards/ui-components/components/history/history.ts";
import type { HistoryMonth, MetricDefinition, MetricResult } from "@dealer-scorecards/ui-components/model/types.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { closeRate, metricResult } from "./support/fixtures.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-history";
const assigned: MetricDefinition = { code: "ASSIGNED_COUNT", name: "Assigned", definition: "Assigned in the month.", shape: "COUNT" };
const accepted: MetricDefinition = { ...assigned, code: "ACCEPTED_COUNT", name: "Accepted" };

function countResult(value: number, given: Partial<MetricResult> = {}): MetricResult {
  return metricResult({ value, numerator: value, denominator: null, goal: null, met: null, sufficiency: null, ...given });
}

function month(name: string, rate: Partial<MetricResult> = {}, counts: HistoryMonth["counts"] = null): HistoryMonth {
  const results = [countResult(40, { month: name, metricCode: "ASSIGNED_COUNT" }), metricResult({ month: name, ...rate })];
  return { month: name, from: `${name}-01`, to: `${name}-28`, results, counts };
}

const open = { state: "IN_PROGRESS", value: 7 / 9, numerator: 7, denominator: 9, sufficiency: "TOO_FEW" } as const;

function history(given: Partial<ScorecardHistory> = {}): Promise<ScorecardHistory> {
  const months = [month("2026-04", open), month("2026-03")];
  return show(tag, { cohort: assigned, metrics: [closeRate], months, timeZone: "America/Chicago", ...given });
}

function rows(element: ScorecardHistory): readonly string[] {
  return [...(element.shadowRoot?.querySelectorAll("tr.month") ?? [])].map(words);
}

beforeEach(() => page.viewport(1000, 700));

test("a row says the month, the count, and the rate with its verdict", async () => {
  const element = await history();
  expect(rows(element)[1]).toMatch(/^March 2026 40 80\.6% Goal met .*View details$/);
  await expectAccessible(element);
});

test("an unfinished rate shows the words; its value so far, how few it is of, and the day it is final come on demand, by keyboard", async () => {
  const element = await history();
  const soFar = page.getByRole("group", { name: "Close rate, April 2026" });
  await expect.element(soFar).not.toBeInTheDocument();
  page.getByRole("button", { name: "In progress: Close rate, April 2026" }).element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(soFar).toBeVisible();
  expect(words(soFar.element())).toMatch(
    /77\.8% so far 7 of 9 · too few records Goal 60% In progress, final on May 3, 2026 How the number was made/,
  );
  await expectAccessible(element);
  await userEvent.keyboard("{Escape}");
  await expect.element(soFar).not.toBeInTheDocument();
});

test("the receipt is asked for from a final rate, from a count and from a value so far", async () => {
  const receipts = heard("scorecard-receipt-open");
  await history();
  await page.getByRole("button", { name: "80.6%. Close rate, March 2026: how the number was made" }).click();
  await page.getByRole("button", { name: "40. Assigned, April 2026: how the number was made" }).click();
  await page.getByRole("button", { name: "In progress: Close rate, April 2026" }).click();
  await page.getByRole("button", { name: "How the number was made", exact: true }).click();
  expect(receipts).toEqual([
    { metric: "CLOSE_RATE", month: "2026-03" },
    { metric: "ASSIGNED_COUNT", month: "2026-04" },
    { metric: "CLOSE_RATE", month: "2026-04" },
  ]);
  await expect.element(page.getByRole("group", { name: "Close rate, April 2026" })).not.toBeInTheDocument();
});

test.each([
  ["NO_DATA", "no data", false],
  ["UNDEFINED", "– no value, because no record could count. Close rate, March 2026: how the number was made", true],
] as const)("%s is – and never 0, with the reason in words", async (state, reason, hasReceipt) => {
  const missing = { state, value: null, numerator: 0, denominator: 0, met: null, sufficiency: "TOO_FEW" } as const;
  const element = await history({ months: [month("2026-03", missing)] });
  const cell = element.shadowRoot?.querySelectorAll("tr.month td")[1];
  expect(cell?.textContent).toMatch(/^\s*–/);
  expect([cell?.querySelector("button")?.getAttribute("aria-label") ?? "", words(cell ?? element)].join(" ")).toContain(reason);
  expect(cell?.querySelector("button") !== null).toBe(hasReceipt);
  await expectAccessible(element);
});

test("a month opens and closes; its counts load meanwhile; what is pending is shown while there are any", async () => {
  const changes = heard("scorecard-expanded-change");
  const element = await history();
  const expander = page.getByRole("button", { name: "March 2026, counts" });
  await expander.click();
  await expect.element(expander).toHaveAttribute("aria-expanded", "true");
  expect(words(element)).toContain("Loading…");
  const pending: MetricDefinition = { ...assigned, code: "PENDING_COUNT", name: "Pending" };
  const counts = [
    { metric: accepted, result: countResult(0, { state: "IN_PROGRESS" }) },
    { metric: pending, result: countResult(0) },
  ];
  element.months = [month("2026-03", {}, counts)];
  await element.updateComplete;
  expect(words(element.shadowRoot?.querySelector("dl") ?? element)).toBe("Accepted 0 so far");
  await expectAccessible(element);
  await userEvent.keyboard("{Enter}");
  await expect.element(expander).toHaveAttribute("aria-expanded", "false");
  expect(changes).toEqual([
    { month: "2026-03", expanded: true, expandedMonths: ["2026-03"] },
    { month: "2026-03", expanded: false, expandedMonths: [] },
  ]);
});

test("the counts of open months that lack them are asked for once, all at once, and again when a month is opened again", async () => {
  const asked = heard("scorecard-load-counts");
  const known = [{ metric: accepted, result: countResult(3) }];
  const months = [month("2026-04"), month("2026-03"), month("2026-02", {}, known)];
  const element = await history({ months, expandedMonths: ["2026-04", "2026-03", "2026-02"] });
  expect(asked).toEqual([{ months: ["2026-04", "2026-03"] }]);
  element.months = [...months];
  await element.updateComplete;
  expect(asked).toHaveLength(1);
  await page.getByRole("button", { name: "March 2026, counts" }).click();
  await page.getByRole("button", { name: "March 2026, counts" }).click();
  expect(asked).toEqual([{ months: ["2026-04", "2026-03"] }, { months: ["2026-03"] }]);
});

test("an open month is busy until its counts are there; where they fail it says so, and they can be tried again", async () => {
  const element = await history({ expandedMonths: ["2026-03"] });
  const row = () => element.shadowRoot?.getElementById("counts-2026-03");
  expect([row()?.getAttribute("aria-busy"), words(row() ?? element)]).toEqual(["true", expect.stringContaining("Loading…")]);
  await expectAccessible(element);
  element.failedMonths = ["2026-03"];
  await element.updateComplete;
  expect([row()?.getAttribute("aria-busy"), words(row() ?? element)]).toEqual(["false", "This could not be loaded. Try again"]);
  await expectAccessible(element);
  const asked = heard("scorecard-load-counts");
  await page.getByRole("button", { name: "Try again" }).click();
  expect(asked).toEqual([{ months: ["2026-03"] }]);
  element.failedMonths = [];
  await element.updateComplete;
  expect(asked).toHaveLength(1);
  expect(element.shadowRoot?.activeElement?.getAttribute("aria-label")).toBe("March 2026, counts");
});

test("a page that prevents it decides itself what is open", async () => {
  const element = await history();
  element.addEventListener("scorecard-expanded-change", (event) => event.preventDefault());
  await page.getByRole("button", { name: "March 2026, counts" }).click();
  expect(element.expandedMonths).toEqual([]);
});

test("a month's records are asked for by its own button", async () => {
  const asked = heard("scorecard-details-open");
  await history();
  await page.getByRole("button", { name: "View details: March 2026" }).click();
  expect(asked).toEqual([{ month: "2026-03" }]);
});

test("older months are asked for once; they are announced, and the focus goes on at the first of them", async () => {
  const asked = heard("scorecard-load-more");
  const element = await history({ hasMore: true });
  const more = page.getByRole("button", { name: "Show older months" });
  await more.click();
  element.state = "loading";
  await element.updateComplete;
  await userEvent.keyboard("{Enter}");
  expect(asked).toEqual([{}]);
  Object.assign(element, { state: "ready", hasMore: false, months: [...element.months, month("2026-02")] });
  await element.updateComplete;
  await expect.poll(() => element.shadowRoot?.activeElement?.textContent?.trim()).toBe("February 2026");
  expect(words(element)).toContain("3 months shown");
});

test("goals stand in the headings while all months share them, else beside each value", async () => {
  const other = { goal: { value: 0.7, direction: "AT_LEAST", strict: true } } as const;
  const element = await history({ months: [month("2026-04", other), month("2026-03")] });
  expect(words(element.shadowRoot?.querySelector("thead") ?? element)).not.toContain("Goal");
  expect(rows(element).map((row) => /Goal (?:above )?\d+%/.exec(row)?.[0])).toEqual(["Goal above 70%", "Goal 60%"]);
});

test.each([340, 600, 700, 740, 1000])("at %d px whoever goes by keyboard meets a month's numbers as they stand", async (width) => {
  await page.viewport(width, 700);
  const element = await history({
    metrics: [closeRate, { ...closeRate, name: "Engagement rate" }, { ...closeRate, name: "Acceptance rate" }],
  });
  const boxes = [...(element.shadowRoot?.querySelectorAll("tbody:last-of-type .month button:not([popover] *)") ?? [])].map((button) =>
    button.getBoundingClientRect(),
  );
  expect(boxes.length).toBeGreaterThan(4);
  const follows = boxes.slice(1).map((box, index) => {
    const before = boxes[index] ?? box;
    return box.left >= before.right || box.top >= before.bottom;
  });
  expect(follows).not.toContain(false);
});

test("at 320 px it is cards with the same table for those who do not see it, and nothing sticks out", async () => {
  await page.viewport(320, 700);
  const element = await history();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expect.element(page.getByRole("columnheader", { name: "Close rate" })).toBeInTheDocument();
  await expect.element(page.getByRole("row").nth(1)).toBeInTheDocument();
  expect(page.getByRole("rowheader").elements()).toHaveLength(2);
  await expectAccessible(element);
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toBe({ loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state]);
  await expectAccessible(element);
});
