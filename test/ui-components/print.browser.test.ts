import "@dealer-scorecards/ui-components/print/define";
import type { ScorecardPrint } from "@dealer-scorecards/ui-components/components/print/print.ts";
import type { PrintData, PrintedResult } from "@dealer-scorecards/ui-components/data/print-operations.ts";
import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { closeRate, metricResult, metricTile } from "./support/fixtures.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const months = ["2026-04", "2026-03", "2026-02", "2026-01", "2025-12", "2025-11", "2025-10"];

function result(month: string, part: Partial<PrintedResult> = {}): PrintedResult {
  return { ...metricResult({ month }), asOf: "2026-05-01T12:00:00.000Z", edition: { edition: 2 }, ...part };
}

const open = { state: "IN_PROGRESS", edition: null, value: 0.25, numerator: 1, denominator: 4, met: null } as const;
const scorecard: PrintData = {
  program: { name: "Service Opportunities", metrics: [{ ...closeRate, version: 3 }] },
  dealer: {
    name: "North Yard",
    internalID: "D1",
    timeZone: "America/Chicago",
    tiles: [metricTile()],
    scorecards: { nodes: months.map((month, index) => ({ month, results: [result(month, index === 0 ? open : {})] })) },
  },
};

const paper = (given: Partial<ScorecardPrint> = {}) => show("scorecard-print", { scorecard, headingLevel: 2, ...given });

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.removeAttribute("lang");
});

test("says of what and when it is, and every metric with its definition, version, edition and state", async () => {
  const element = await paper();
  const said = words(element);
  expect(said).toContain("Service Opportunities: North Yard");
  expect(said).toContain("May 1, 2026, 7:00 AM CDT");
  expect(said).toContain("6 final, 1 in progress, 0 without data");
  expect(said).toContain("Definition 3");
  expect(said).toContain(closeRate.definition);
  // The newest final month stands for the metric, not the one that can still change.
  expect(said).toContain("March 2026");
  expect(said).toContain("Final, edition 2");
  expect(said).toContain("25.0% *");
  await expectAccessible(element);
});

test("months stand six beside one another, the oldest first, each table with its own header", async () => {
  await paper();
  const tables = page.getByRole("table").elements().slice(-2);
  const heads = tables.map((table) => [...table.querySelectorAll("thead th")].slice(1).map((cell) => cell.textContent?.trim()));
  expect(heads).toEqual([["Oct 2025"], ["Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]]);
});

test("the button prints, unless the page does it itself", async () => {
  const print = vi.spyOn(globalThis, "print").mockImplementation(() => undefined);
  const told = heard("scorecard-print");
  const element = await paper();
  await page.getByRole("button", { name: "Print", exact: true }).click();
  expect([print.mock.calls.length, told]).toEqual([1, [{}]]);
  element.addEventListener("scorecard-print", (event) => event.preventDefault());
  await page.getByRole("button", { name: "Print", exact: true }).click();
  expect(print.mock.calls.length).toBe(1);
});

test("is a light leaf in a dark page", async () => {
  document.documentElement.style.colorScheme = "dark";
  const element = await paper();
  const leaf = element.shadowRoot?.querySelector(".paper");
  expect(leaf && getComputedStyle(leaf).backgroundColor).toBe("rgb(255, 255, 255)");
  await expectAccessible(element);
  document.documentElement.style.colorScheme = "";
});

test("without a dealer it says that there is nothing", async () => {
  expect(words(await paper({ scorecard: { ...scorecard, dealer: null } }))).not.toContain("North Yard");
});

test.each([
  ["fr", "Douze mois"],
  ["ru", "Двенадцать месяцев"],
  ["zh-Hans", "十二个月"],
])("in %s", async (language, heading) => {
  document.documentElement.lang = language;
  const element = await paper();
  await expect.poll(() => words(element)).toContain(heading);
});
