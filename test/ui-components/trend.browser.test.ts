import "@dealer-scorecards/ui-components/trend/define";
import type { ScorecardTrend } from "@dealer-scorecards/ui-components/components/trend/trend.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { inProgress, months, prepick, prepicked } from "./support/boards.ts";
import { baseline } from "./support/improvement.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-trend";

function trend(given: Partial<ScorecardTrend> = {}): Promise<ScorecardTrend> {
  return show(tag, { metric: prepick, results: months, timeZone: "America/Chicago", ...given });
}

const part = (element: Element, name: string) => element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? element;
const classes = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll(".plot rect") ?? [])].map((bar) => bar.getAttribute("class"));

beforeEach(() => page.viewport(900, 700));

test.each([
  ["up", months, "Up from 50.0% in February 2026 to 80.0% in March 2026. Goal met in 1 of 2 months."],
  [
    "down",
    [prepicked("2026-02", 40), prepicked("2026-03", 25)],
    "Down from 80.0% in February 2026 to 50.0% in March 2026. Goal met in 1 of 2 months.",
  ],
  [
    "unchanged",
    [prepicked("2026-02", 40), prepicked("2026-03", 40)],
    "Unchanged at 80.0% from February 2026 to March 2026. Goal met in 2 of 2 months.",
  ],
  ["one month", [prepicked("2026-03", 40)], "80.0% in March 2026. Goal met in 1 of 1 month."],
  ["none final", [prepicked("2026-04", 40, inProgress)], "No month is final with a value yet."],
  ["no goal", [prepicked("2026-03", 40, { goal: null, met: null })], "80.0% in March 2026."],
])("says in words what became of it: %s", async (_, results, sentence) => {
  const element = await trend({ results });
  expect(words(part(element, "summary"))).toBe(sentence);
  await expectAccessible(element);
});

test("bars are met, missed or in progress, and a month without a value leaves its place empty", async () => {
  const element = await trend({ results: [...months, prepicked("2026-06", 0)] });
  expect(classes(element)).toEqual(["bar missed", "bar met", "bar open", "bar missed"]);
  expect([...(element.shadowRoot?.querySelectorAll(".plot rect") ?? [])].map((bar) => bar.getAttribute("x"))).toEqual(["0", "1", "2", "4"]);
  expect(words(part(element, "legend"))).toBe("Goal met Goal missed In progress Goal above 60%");
});

const january = baseline({ monthValue: 0.4, months: [{ month: "2026-02", edition: 1 }] });

test("a baseline is a line from its own first month on, with its value, in words and in the table", async () => {
  const element = await trend({ baseline: january, tableShown: true });
  expect(words(part(element, "summary"))).toMatch(
    /Goal met in 1 of 2 months\. The newest final month is 40\.0 percentage points above the baseline of 40\.0%, February 2026\.$/,
  );
  const line = part(element, "baseline-line");
  expect([line.getAttribute("x1"), line.getAttribute("y1"), line.getAttribute("y2")]).toEqual(["0", "-0.4", "-0.4"]);
  expect(part(element, "baseline-label").textContent).toBe("Baseline 40.0%");
  expect(words(part(element, "legend"))).toContain("Baseline 40.0%");
  expect(words(part(element, "table"))).toContain("Value Against the baseline of 40.0%");
  expect([...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words).at(-1)).toContain("50.0% +10.0 percentage points");
  await expectAccessible(element);
});

test("months before its own are not held against it", async () => {
  const element = await trend({ baseline: { ...january, months: [{ month: "2026-03", edition: 1 }] }, tableShown: true });
  expect(part(element, "baseline-line").getAttribute("x1")).toBe("1");
  expect([...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words).at(-1)).not.toContain("percentage point");
});

test.each([
  ["below", 0.9, "is 10.0 percentage points below the baseline of 90.0%"],
  ["at it, as both are shown", 0.80004, "is at the baseline of 80.0%"],
])("the newest final month lies %s", async (_, monthValue, sentence) => {
  expect(words(part(await trend({ baseline: { ...january, monthValue } }), "summary"))).toContain(sentence);
});

test.each([
  ["one of later months", baseline({ months: [{ month: "2027-01", edition: 1 }] })],
  ["one that says nothing of a month", { ...january, monthValue: null }],
])("%s is not drawn", async (_, given) => {
  const element = await trend({ baseline: given });
  expect([words(element).includes("aseline"), element.shadowRoot?.querySelector(".baseline-line")]).toEqual([false, null]);
});

test("a chart reaches as far as its baseline", async () => {
  const hours = { ...prepick, shape: "MEAN", unit: "HOURS" } as const;
  const results = [
    prepicked("2026-02", 0, { value: 4, goal: null, met: null }),
    prepicked("2026-03", 0, { value: 5, goal: null, met: null }),
  ];
  const element = await trend({ metric: hours, results, baseline: { ...january, monthValue: 8 } });
  expect(part(element, "chart").getAttribute("viewBox")).toMatch(/^0 -8 [\d.]+ 8$/);
  expect(words(part(element, "summary"))).toContain("is 3.0 hr below the baseline of 8.0 hr");
});

test("values below 0 hang from where 0 is", async () => {
  const score = { ...prepick, shape: "SCORE", unit: "SCORE" } as const;
  const results = [-10, 30].map((value, index) => prepicked(`2026-0${index + 1}`, 0, { value, goal: null, met: null }));
  const element = await trend({ metric: score, results });
  const [low, high] = [...(element.shadowRoot?.querySelectorAll(".plot rect") ?? [])];
  expect([low?.getAttribute("y"), low?.getAttribute("height"), high?.getAttribute("y")]).toEqual(["0", "10", "-30"]);
  expect(part(element, "chart").getAttribute("viewBox")).toMatch(/^0 -30 [\d.]+ 40$/);
});

test("the values come as a table on demand, newest first, each with its receipt", async () => {
  const [toggles, receipts] = [heard("scorecard-table-toggle"), heard("scorecard-receipt-open")];
  const element = await trend();
  const toggle = page.getByRole("button", { name: "Show the values" });
  await expect.element(toggle).toHaveAttribute("aria-expanded", "false");
  expect(element.shadowRoot?.querySelector("table")).toBeNull();
  await toggle.click();
  expect([...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words)).toEqual([
    "April 2026 40.0% In progress, final on May 3, 2026",
    "March 2026 80.0% Goal met",
    "February 2026 50.0% Goal missed",
  ]);
  await expectAccessible(element);
  await page.getByRole("table").getByRole("button", { name: "80.0%. Pre-pick rate, March 2026: how the number was made" }).click();
  await page.getByRole("button", { name: "Hide the values" }).click();
  expect(toggles).toEqual([{ shown: true }, { shown: false }]);
  expect(receipts).toEqual([{ metric: "PREPICK", month: "2026-03" }]);
});

test("a page that prevents it decides itself whether the table is shown", async () => {
  const element = await trend();
  element.addEventListener("scorecard-table-toggle", (event) => event.preventDefault());
  await page.getByRole("button", { name: "Show the values" }).click();
  expect(element.tableShown).toBe(false);
});

test("a month without records says so and has no receipt; one of which none could count has one", async () => {
  const none = prepicked("2026-02", 0, { state: "NO_DATA", value: null, met: null });
  const undefinedRate = prepicked("2026-03", 0, { state: "UNDEFINED", value: null, denominator: 0, met: null });
  const element = await trend({ results: [none, undefinedRate], tableShown: true });
  expect([...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words)).toEqual([
    "March 2026 – no value, because no record could count",
    "February 2026 – no data",
  ]);
  expect(element.shadowRoot?.querySelectorAll("tbody button")).toHaveLength(1);
  await expectAccessible(element);
});

test("the chart is one stop of the keyboard: the arrows go from month to month, Enter opens a receipt", async () => {
  const receipts = heard("scorecard-receipt-open");
  const element = await trend({ results: [months[0] ?? prepicked("2026-02", 1), ...months.slice(2)] });
  const stops = [...part(element, "columns").querySelectorAll<HTMLElement>("button")].filter(({ tabIndex }) => tabIndex === 0);
  expect(stops.map((stop) => stop.getAttribute("aria-label"))).toEqual(["50.0%. Pre-pick rate, February 2026: how the number was made"]);
  stops[0]?.focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.poll(() => words(part(element, "reading"))).toBe("April 2026 · 40.0% · In progress");
  await userEvent.keyboard("{ArrowRight}{Enter}{Home}");
  await expect.poll(() => words(part(element, "reading"))).toBe("February 2026 · 50.0% · Goal missed");
  await userEvent.keyboard("{End}{ArrowLeft}{Enter}");
  expect(receipts).toEqual([
    { metric: "PREPICK", month: "2026-04" },
    { metric: "PREPICK", month: "2026-02" },
  ]);
  await userEvent.keyboard("{Tab}");
  expect(element.shadowRoot?.activeElement?.textContent).toBe("Show the values");
});

test("from right to left the arrows turn round", async () => {
  document.documentElement.dir = "rtl";
  try {
    const element = await trend();
    part(element, "columns").querySelector<HTMLElement>("button")?.focus();
    await userEvent.keyboard("{ArrowLeft}");
    await expect.poll(() => words(part(element, "reading"))).toContain("March 2026");
  } finally {
    document.documentElement.dir = "";
  }
});

test("at 320 px nothing sticks out, with two years of months", async () => {
  await page.viewport(320, 700);
  const results = Array.from({ length: 24 }, (_, index) =>
    prepicked(new Date(Date.UTC(2024, index, 1)).toISOString().slice(0, 7), 20 + index),
  );
  const element = await trend({ results, tableShown: true });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  expect(classes(element)).toHaveLength(24);
  await expectAccessible(element);
});

test("its words follow the nearest language", async () => {
  document.documentElement.lang = "fr";
  try {
    const element = await trend();
    await expect
      .poll(() => words(part(element, "summary")).replaceAll(/\s/g, " "))
      .toMatch(/^En hausse : 50,0 % en février 2026, 80,0 % en mars 2026\. Objectif atteint/);
    expect(words(element)).toContain("Objectif manqué");
  } finally {
    document.documentElement.lang = "en";
  }
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toBe({ loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state]);
  await expectAccessible(element);
});
