import "@dealer-scorecards/ui-components/tile/define";
import { page, userEvent } from "vitest/browser";
import { expect, test } from "vitest";
import { closeRate, metricResult, metricTile } from "./support/fixtures.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-tile";

test("a tile says the value, the verdict, the goal, its range and how many it is about", async () => {
  const tile = await show(tag, { metric: metricTile() });
  expect(words(tile)).toMatch(/Close rate.*80\.6%.*Goal met.*Goal 60%.*Mar 1 – 31, 2026 · Assigned 40/);
  await expectAccessible(tile);
});

test("the bars are a table for those who do not see them", async () => {
  const tile = await show(tag, { metric: metricTile() });
  expect([...(tile.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words)).toEqual(["February 2026 50.0%", "March 2026 80.6%"]);
});

test("a metric without a final month has – for a value, and no receipt", async () => {
  const tile = await show(tag, { metric: metricTile({ result: null, range: null, cohort: null, bars: [] }) });
  expect(words(tile)).toContain("– no data");
  expect(words(tile)).toContain("No month is final yet.");
  expect(tile.shadowRoot?.querySelector("button")).toBeNull();
  await expectAccessible(tile);
});

test("a share of few records says of how many", async () => {
  const result = metricResult({ value: 5 / 6, numerator: 5, denominator: 6, sufficiency: "TOO_FEW" });
  expect(words(await show(tag, { metric: metricTile({ result }) }))).toContain("5 of 6 · too few records");
});

test("however many months there are, each has a bar", async () => {
  const bars = Array.from({ length: 1000 }, () => metricResult());
  const tile = await show(tag, { metric: metricTile({ bars }) });
  const widths = [...(tile.shadowRoot?.querySelectorAll(".bar") ?? [])].map((bar) => Number(bar.getAttribute("width")));
  expect(widths).toHaveLength(1000);
  expect(Math.min(...widths)).toBeGreaterThan(0);
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const tile = await show(tag, { state });
  expect(words(tile)).toBe({ loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state]);
  await expectAccessible(tile);
});

test("while it loads again, and after a failure, the old value stays", async () => {
  const tile = await show(tag, { metric: metricTile(), state: "loading" });
  expect(words(tile)).toContain("80.6%");
  tile.state = "error";
  await tile.updateComplete;
  expect(words(tile)).toMatch(/This could not be loaded\. Try again.*80\.6%/);
});

test("its number asks for the receipt, by mouse and by keyboard", async () => {
  const receipts = heard("scorecard-receipt-open");
  await show(tag, { metric: metricTile() });
  await page.getByRole("button", { name: "80.6%. Close rate: how the number was made" }).click();
  await userEvent.keyboard("{Enter}");
  expect(receipts).toEqual([
    { metric: "CLOSE_RATE", month: "2026-03" },
    { metric: "CLOSE_RATE", month: "2026-03" },
  ]);
});

test("its words follow the nearest language, the metric's name stays the API's", async () => {
  document.documentElement.lang = "ru";
  try {
    const tile = await show(tag, { metric: metricTile({ metric: { ...closeRate, name: "Доля завершённых" } }) });
    await expect.poll(() => words(tile)).toMatch(/Доля завершённых.*80,6\s%.*Цель достигнута/);
  } finally {
    document.documentElement.lang = "en";
  }
});
