import "@dealer-scorecards/ui-components/board/define";
import "@dealer-scorecards/ui-components/weeks/define";
import type { ScorecardBoard } from "@dealer-scorecards/ui-components/components/board/board.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { boardMetric, fillRate, group, inProgress, prepick, prepicked, weeks } from "./support/boards.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-board";

function board(given: Partial<ScorecardBoard> = {}): Promise<ScorecardBoard> {
  const other = boardMetric({ metric: fillRate, result: prepicked("2026-03", 45, { metricCode: "FILL" }) });
  const program = { name: "After-sales", explanation: "How the department works." };
  return show(tag, { program, groups: [group([boardMetric(), other])], timeZone: "America/Chicago", headingLevel: 2, ...given });
}

const card = (element: Element, index = 0) => {
  const found = element.shadowRoot?.querySelectorAll("article")[index];
  if (!found) throw new Error(`There is no card ${index}.`);
  return found;
};
const only = (given: Parameters<typeof boardMetric>[0]) => board({ groups: [group([boardMetric(given)])] });

const sold = (month: string, value: number, currency: string, given = {}) =>
  prepicked(month, 0, { value, currency, goal: null, met: null, sufficiency: null, ...given });
const headings = () => page.getByRole("heading", { level: 5 }).elements().map(words);

beforeEach(() => page.viewport(1000, 700));

test("a board says the program, how many goals it meets, each group and why, and each metric in short", async () => {
  const element = await board();
  expect(words(element)).toMatch(/^After-sales How the department works\. 1 of 2 goals met Parts supply Saves hours\. Pre-pick rate/);
  expect(words(card(element))).toBe("Pre-pick rate 50.0% Goal missed March 2026 Goal above 60% · Higher is better Trend and causes");
  expect(words(card(element, 1))).toBe("Fill rate 90.0% Goal met March 2026 Goal above 60% · Higher is better Trend");
  expect(
    page
      .getByRole("heading")
      .elements()
      .map(({ localName, textContent }) => `${localName} ${textContent}`),
  ).toEqual(["h2 After-sales", "h3 Parts supply", "h4 Pre-pick rate", "h4 Fill rate"]);
  await expectAccessible(element);
});

test.each([
  [
    "few records",
    { result: prepicked("2026-03", 7, { value: 7 / 9, numerator: 7, denominator: 9, met: true, sufficiency: "TOO_FEW" }) },
    "77.8% Goal met March 2026 · 7 of 9 · too few records",
  ],
  ["in progress", { result: prepicked("2026-04", 20, inProgress) }, "40.0% so far April 2026 · In progress"],
  ["no result yet", { result: null }, "– no data No month is final yet."],
  [
    "no value",
    { result: prepicked("2026-03", 0, { state: "UNDEFINED", value: null, met: null }) },
    "– March 2026 · no value, because no record could count",
  ],
  ["nothing recorded", { result: prepicked("2026-03", 0, { state: "NO_DATA", value: null, met: null }) }, "– no data March 2026 · no data"],
  ["lower is better", { metric: { ...prepick, better: "DOWN" } }, "Lower is better"],
] as const)("a metric with %s says so", async (_, given, expected) => {
  const element = await only(given);
  expect(words(card(element))).toContain(expected);
  await expectAccessible(element);
});

test("a metric opens its trend and its causes in place, and closes them, by keyboard", async () => {
  const changes = heard("scorecard-metric-toggle");
  const element = await board();
  const expander = page.getByRole("button", { name: "Trend and causes: Pre-pick rate" });
  expander.element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(expander).toHaveAttribute("aria-expanded", "true");
  const more = element.shadowRoot?.getElementById("more-PREPICK");
  expect(words(more ?? element)).toMatch(/^Orders whose parts were picked in time\. Why it is watched: Nobody waits for parts\./);
  await expect
    .poll(() => words(more ?? element))
    .toMatch(/Pre-pick rate, month by month Up from .*Known causes of a missed goal: Pre-pick rate Cause A\. Not measured/);
  await expectAccessible(element);
  await userEvent.keyboard("{Enter}");
  await expect.element(expander).toHaveAttribute("aria-expanded", "false");
  expect(element.shadowRoot?.querySelector("scorecard-trend")).toBeNull();
  expect(changes).toEqual([
    { metric: "PREPICK", expanded: true, expandedMetrics: ["PREPICK"] },
    { metric: "PREPICK", expanded: false, expandedMetrics: [] },
  ]);
});

test("where the page has weeks, an open metric that is measured by them has the choice; until they are there it awaits them", async () => {
  const yearly = boardMetric({ metric: { ...fillRate, weekly: false } });
  const element = await board({ groups: [group([boardMetric(), yearly])], expandedMetrics: ["PREPICK", "FILL"], weeks: new Map() });
  await expect.poll(() => page.getByRole("radio").elements().length).toBe(2);
  await expect.poll(() => words(element.shadowRoot?.getElementById("more-PREPICK") ?? element)).toContain("month by month");
  element.weeklyMetrics = ["PREPICK"];
  await element.updateComplete;
  expect(element.shadowRoot?.querySelector("scorecard-weeks")?.state).toBe("loading");
  element.weeks = new Map([["PREPICK", weeks]]);
  await expect
    .poll(() => words(element.shadowRoot?.getElementById("more-PREPICK") ?? element))
    .toContain("80.0% in the newest settled week");
  await expectAccessible(element);
  Object.assign(element, { weeks: new Map(), failedWeeks: ["PREPICK"] });
  await expect.poll(() => element.shadowRoot?.querySelector("scorecard-weeks")?.state).toBe("error");
});

test("causes are shown where a goal is missed, and awaited while they load", async () => {
  const element = await board({ expandedMetrics: ["FILL"] });
  expect(element.shadowRoot?.querySelector("scorecard-obstacles")).toBeNull();
  Object.assign(element, { groups: [group([boardMetric({ obstacles: null })])], expandedMetrics: ["PREPICK"] });
  await element.updateComplete;
  expect(element.shadowRoot?.querySelector("scorecard-obstacles")?.state).toBe("loading");
  element.groups = [group([boardMetric({ obstacles: [] })])];
  await element.updateComplete;
  expect(element.shadowRoot?.querySelector("scorecard-obstacles")).toBeNull();
});

test("a page that prevents it decides itself what is open", async () => {
  const element = await board();
  element.addEventListener("scorecard-metric-toggle", (event) => event.preventDefault());
  await page.getByRole("button", { name: "Trend: Fill rate" }).click();
  expect(element.expandedMetrics).toEqual([]);
});

test("numbers of cards and of open trends ask for their receipts", async () => {
  const receipts = heard("scorecard-receipt-open");
  await board({ expandedMetrics: ["FILL"] });
  await page.getByRole("button", { name: "50.0%. Pre-pick rate, March 2026" }).click();
  await page.getByRole("button", { name: "80.0%. Fill rate, March 2026" }).first().click();
  expect(receipts).toEqual([
    { metric: "PREPICK", month: "2026-03" },
    { metric: "FILL", month: "2026-03" },
  ]);
});

test("money in several currencies shows each, opens the receipt of each, and has a trend for each", async () => {
  const receipts = heard("scorecard-receipt-open");
  const money = { ...prepick, name: "Parts sold", shape: "MEAN", unit: "MONEY" } as const;
  const own = [sold("2026-02", 110, "USD"), sold("2026-03", 116.42, "USD")];
  const others = [
    { result: sold("2026-03", 109.55, "CAD", { met: true }), months: [sold("2026-03", 109.55, "CAD")] },
    { result: sold("2026-01", 99, "EUR"), months: [sold("2026-01", 99, "EUR")] },
  ];
  const element = await only({ metric: money, result: own[1] ?? null, months: own, others });
  expect(words(card(element))).toMatch(/^Parts sold \$116\.42 CA\$109\.55 Goal met €99\.00 January 2026 March 2026/);
  expect(words(element)).toContain("1 of 1 goals met");
  await page.getByRole("button", { name: /^CA\$109\.55/ }).click();
  element.expandedMetrics = ["PREPICK"];
  await expect
    .poll(headings)
    .toEqual(["Parts sold, USD, month by month", "Parts sold, CAD, month by month", "Parts sold, EUR, month by month"]);
  expect(receipts).toEqual([{ metric: "PREPICK", month: "2026-03", currency: "CAD" }]);
  await expectAccessible(element);
});

test("a card has a bar a month, up to twelve", async () => {
  const element = await only({
    months: Array.from({ length: 14 }, (_, index) => prepicked(new Date(Date.UTC(2025, index, 1)).toISOString().slice(0, 7), 30)),
  });
  expect(card(element).querySelectorAll("rect")).toHaveLength(12);
});

test.each([
  [320, 1],
  [1440, 3],
])("at %d px it has %d columns, and nothing sticks out", async (width, columns) => {
  await page.viewport(width, 900);
  const metrics = ["A", "B", "C"].map((code) => boardMetric({ metric: { ...prepick, code } }));
  const element = await board({ groups: [group(metrics)], expandedMetrics: width === 320 ? ["A"] : [] });
  const lefts = new Set([...(element.shadowRoot?.querySelectorAll("article") ?? [])].map((each) => each.getBoundingClientRect().left));
  expect(lefts.size).toBe(columns);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await expectAccessible(element);
});

test("a board without any months has nothing to open", async () => {
  const element = await only({ result: null, months: [] });
  expect(element.shadowRoot?.querySelector("button")).toBeNull();
  expect(words(element)).not.toContain("goals met");
});

test("its words follow the nearest language", async () => {
  const element = await board({ lang: "zh-Hans" });
  await expect.poll(() => words(card(element))).toBe("Pre-pick rate 50.0% 未达目标 2026年3月 目标：高于 60% · 越高越好 走势与原因");
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toMatch(
    { loading: /Loading…$/, empty: /^Nothing here yet\.$/, error: /^This could not be loaded\. Try again/ }[state],
  );
  await expectAccessible(element);
});

test("after a failure what was there stays", async () => {
  const element = await board({ state: "error" });
  expect(words(element)).toMatch(/^This could not be loaded\. Try again After-sales/);
});
