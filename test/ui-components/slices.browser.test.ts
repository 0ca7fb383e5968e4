import "@dealer-scorecards/ui-components/slices/define";
import type { ScorecardSlices } from "@dealer-scorecards/ui-components/components/slices/slices.ts";
import type { MetricDefinition, MetricSlice } from "@dealer-scorecards/ui-components/model/types.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { prepick } from "./support/boards.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-slices";

const metric: MetricDefinition = { ...prepick, sliceBy: ["ASSET_MODEL", "TECHNICIAN"] };
const slices: readonly MetricSlice[] = [
  { key: "G22", value: 0.9, numerator: 36, denominator: 40, sufficiency: "ENOUGH" },
  { key: "G30", value: 0.75, numerator: 9, denominator: 12, sufficiency: "FEW" },
  { key: null, value: 0.5, numerator: 1, denominator: 2, sufficiency: "TOO_FEW" },
  { key: "G48", value: null, numerator: 0, denominator: 0, sufficiency: null },
];

function shown(given: Partial<ScorecardSlices> = {}): Promise<ScorecardSlices> {
  return show(tag, { metric, month: "2026-03", by: "ASSET_MODEL", slices, ...given });
}

const rows = (element: Element) => [...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words);

beforeEach(() => page.viewport(700, 700));

test("each value with what the number is for it, what it is made of, and a mark where that is little; no value is told as not recorded", async () => {
  const element = await shown();
  expect(rows(element)).toEqual([
    "G22 90.0% 36 of 40",
    "G30 75.0% 9 of 12 · few records",
    "not recorded 50.0% 1 of 2 · too few records",
    "G48 – no value, because no record could count 0 of 0",
  ]);
  expect(page.getByRole("table", { name: "Pre-pick rate, March 2026, by Model" }).elements()).toHaveLength(1);
  await expectAccessible(element);
});

test.each([
  ["a mean", { shape: "MEAN", unit: "HOURS" } as const, { value: 2.5, numerator: 30, denominator: 12 }, "G22 2.5 hr 30 ÷ 12"],
  ["a count", { shape: "COUNT", unit: "COUNT" } as const, { value: 12, numerator: 12, denominator: null }, "G22 12 12"],
  [
    "money",
    { shape: "MEAN", unit: "MONEY" } as const,
    { value: 12.5, numerator: 25, denominator: 2, currency: "CAD" },
    "G22 CA$12.50 25 ÷ 2",
  ],
])("%s is told in its unit", async (_, unit, numbers, row) => {
  const element = await shown({ metric: { ...metric, ...unit }, slices: [{ key: "G22", sufficiency: null, ...numbers }] });
  expect(rows(element)).toEqual([row]);
});

test("a field is chosen by keyboard, and none again", async () => {
  const changes = heard("scorecard-slice-change");
  const element = await shown({ by: null, slices: null });
  expect(words(element)).toBe("Split by Not split Model Technician");
  const split = page.getByRole("combobox", { name: "Split by" });
  split.element().focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await expect.poll(() => element.by).toBe("TECHNICIAN");
  await split.selectOptions("Not split");
  expect(changes).toEqual([{ by: "ASSET_MODEL" }, { by: "TECHNICIAN" }, { by: null }]);
});

test("a page that prevents it decides itself what is chosen", async () => {
  const element = await shown({ by: null });
  element.addEventListener("scorecard-slice-change", (event) => event.preventDefault());
  await page.getByRole("combobox").selectOptions("Model");
  await element.updateComplete;
  expect(element.by).toBeNull();
  await expect.element(page.getByRole("combobox")).toHaveValue("");
});

test("where there are as many as were asked for, that is said", async () => {
  const element = await shown({ most: 4 });
  expect(words(element)).toContain("The 4 with most records.");
});

test("at 320 px nothing sticks out, whatever the values", async () => {
  await page.viewport(320, 700);
  const long = slices.map((slice) => ({ ...slice, key: slice.key && slice.key.repeat(40) }));
  await expectAccessible(await shown({ slices: long }));
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

test("its words follow the nearest language", async () => {
  const element = await shown({ lang: "ru" });
  await expect.poll(() => rows(element)[2]).toBe("не указано 50,0 % 1 из 2 · слишком мало данных");
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await shown({ state, slices: null });
  const said = { loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state];
  expect(words(element)).toBe(`Split by Not split Model Technician ${said}`);
  await expectAccessible(element);
});

test("without any slice it says so", async () => {
  expect(words(await shown({ slices: [] }))).toContain("There is nothing to split.");
});
