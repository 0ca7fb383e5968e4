import "@dealer-scorecards/ui-components/obstacles/define";
import type { ScorecardObstacles } from "@dealer-scorecards/ui-components/components/obstacles/obstacles.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { inProgress, obstacle, prepick, prepicked } from "./support/boards.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-obstacles";
const evidence = (counted: number, given = {}) => prepicked("2026-03", counted, { metricCode: "FILL", ...given });

function obstacles(given: Partial<ScorecardObstacles> = {}): Promise<ScorecardObstacles> {
  const list = [obstacle("A", evidence(25)), obstacle("B", evidence(40)), obstacle("C", undefined)];
  return show(tag, { metric: prepick, result: prepicked("2026-03", 25), obstacles: list, ...given });
}

const items = (element: Element) => [...(element.shadowRoot?.querySelectorAll("li") ?? [])].map(words);

test("each cause has its evidence in words: for, against, or that nothing measures it", async () => {
  const element = await obstacles();
  expect(words(element)).toMatch(/^Known causes of a missed goal: Pre-pick rate March 2026 50\.0% Goal missed Goal above 60%/);
  expect(items(element)).toEqual([
    "Cause A. Speaks for this cause Fill rate 50.0% Goal missed Goal above 60%",
    "Cause B. Speaks against it Fill rate 80.0% Goal met Goal above 60%",
    "Cause C. Not measured",
  ]);
  await expectAccessible(element);
});

test.each([
  ["no result", null, "Not measured Fill rate"],
  ["no value", evidence(0, { state: "UNDEFINED", value: null, met: null }), "Not measured Fill rate"],
  ["no goal", evidence(40, { goal: null, met: null }), "Says neither Fill rate 80.0%"],
  ["in progress", evidence(40, inProgress), "Says neither Fill rate 80.0% so far Goal above 60%"],
  ["few records", evidence(40, { sufficiency: "FEW" }), "Speaks against it Fill rate 80.0% Goal met Goal above 60% 40 of 50 · few records"],
])("evidence with %s", async (_, result, expected) => {
  const element = await obstacles({ obstacles: [obstacle("A", result)] });
  expect(items(element)).toEqual([`Cause A. ${expected}`]);
  await expectAccessible(element);
});

test("every number opens its receipt", async () => {
  const receipts = heard("scorecard-receipt-open");
  await obstacles();
  await page.getByRole("button", { name: "50.0%. Pre-pick rate, March 2026" }).click();
  await page.getByRole("button", { name: "80.0%. Fill rate, March 2026" }).click();
  expect(receipts).toEqual([
    { metric: "PREPICK", month: "2026-03" },
    { metric: "FILL", month: "2026-03" },
  ]);
});

test("without causes it says that none are known", async () => {
  expect(words(await obstacles({ obstacles: [] }))).toBe("No causes are known for this metric.");
});

test.each([320, 900])("at %d px nothing sticks out", async (width) => {
  await page.viewport(width, 700);
  const element = await obstacles();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await expectAccessible(element);
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toBe({ loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state]);
  await expectAccessible(element);
});
