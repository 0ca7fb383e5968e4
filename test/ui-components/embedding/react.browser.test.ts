import "@dealer-scorecards/ui-components/define";
import { createElement, StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { page } from "vitest/browser";
import { closeRate, metricTile, opportunities } from "../support/fixtures.ts";

let place: HTMLElement;
let root: Root;
let complaints: readonly MockInstance[];
beforeEach(() => {
  complaints = (["error", "warn"] as const).map((level) => vi.spyOn(console, level));
  place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
  const said = complaints.flatMap(({ mock }) => mock.calls as unknown[][]).flat();
  vi.restoreAllMocks();
  if (said.length > 0) throw new Error(`The console says: ${said.join(" ")}`);
});

/** Under StrictMode, which mounts everything twice. */
function render(tag: string, properties: Readonly<Record<string, unknown>>): void {
  root.render(createElement(StrictMode, null, createElement(tag, properties)));
}

test("React 19 gives objects as properties and strings as attributes, and renders again what changed", async () => {
  render("scorecard-tile", { metric: metricTile(), headingLevel: 2, lang: "fr" });
  await expect.element(page.getByRole("heading", { name: "Close rate", level: 2 })).toBeVisible();
  await expect.element(page.getByRole("article").getByText("Objectif atteint")).toBeVisible();
  render("scorecard-tile", { metric: metricTile({ metric: { ...closeRate, name: "Taux" } }), headingLevel: 3, lang: "fr" });
  await expect.element(page.getByRole("heading", { name: "Taux", level: 3 })).toBeVisible();
  expect(page.getByRole("heading").elements()).toHaveLength(1);
});

test("React 19 hears the elements' events, once each, by the newest of its functions", async () => {
  const [before, after] = [vi.fn<(event: CustomEvent) => void>(), vi.fn<(event: CustomEvent) => void>()];
  render("scorecard-tile", { metric: metricTile(), "onscorecard-receipt-open": before });
  render("scorecard-tile", { metric: metricTile(), "onscorecard-receipt-open": after });
  await page.getByRole("button", { name: "80.6%" }).click();
  expect(before).not.toHaveBeenCalled();
  expect(after.mock.calls.map(([{ detail }]) => detail as unknown)).toEqual([{ metric: "CLOSE_RATE", month: "2026-03" }]);
});

test("a page in React keeps control: a prevented sort waits for its property", async () => {
  const sort = vi.fn<(event: CustomEvent) => void>((event) => event.preventDefault());
  const properties = { rows: opportunities(3), month: "2026-03", "onscorecard-sort-change": sort };
  render("scorecard-detail-grid", { ...properties, sort: { field: "ASSIGNED_AT", direction: "DESC" } });
  const column = page.getByRole("columnheader", { name: "Opportunity" });
  await column.getByRole("button").click();
  expect(column.element().getAttribute("aria-sort")).not.toBe("ascending");
  render("scorecard-detail-grid", { ...properties, sort: { field: "ID", direction: "ASC" } });
  await expect.element(column).toHaveAttribute("aria-sort", "ascending");
  expect(sort).toHaveBeenCalledOnce();
});

test("taken out and put in again, an element shows and tells what it did before", async () => {
  const opened = vi.fn<(event: CustomEvent) => void>();
  const properties = { metric: metricTile(), "onscorecard-receipt-open": opened };
  for (const round of [1, 2, 3]) {
    render("scorecard-tile", { ...properties, key: round });
    await page.getByRole("button", { name: "80.6%" }).click();
    root.render(null);
    await expect.element(page.getByRole("button", { name: "80.6%" })).not.toBeInTheDocument();
  }
  expect(opened).toHaveBeenCalledTimes(3);
});
