import "@dealer-scorecards/ui-components/quartiles/define";
import type { ScorecardQuartiles } from "@dealer-scorecards/ui-components/components/quartiles/quartiles.ts";
import { expect, test } from "vitest";
import { prepick, prepicked } from "./support/boards.ts";
import { hours, partsSold, quartiles, together } from "./support/comparison.ts";
import { expectAccessible, show, words } from "./support/page.ts";

const tag = "scorecard-quartiles";

function shown(given: Partial<ScorecardQuartiles> = {}): Promise<ScorecardQuartiles> {
  return show(tag, { metric: prepick, result: prepicked("2026-03", 25), quartiles, quarter: "LOWEST", ofDealer: true, ...given });
}

const strip = (element: Element) => element.shadowRoot?.querySelector(".strip");
const across = (element: Element, mark: string, attribute: string) =>
  Number.parseFloat(strip(element)?.querySelector(mark)?.getAttribute(attribute) ?? "");

test("the strip says in words what it shows, and where the dealer lies", async () => {
  const element = await shown();
  expect(words(element)).toBe(
    "Among all dealers, March 2026 Middle half of 32 dealers: 70.0% to 90.0%. Median 80.0%. This dealer is below the lower quartile. middle half of the dealers median this dealer goal",
  );
  expect(strip(element)?.getAttribute("aria-hidden")).toBe("true");
  await expectAccessible(element);
});

test("value, goal and quartiles stand in the order of their numbers", async () => {
  const element = await shown();
  const places = [
    across(element, ".point", "cx"),
    across(element, ".goal-line", "x1"),
    across(element, ".half", "x"),
    across(element, ".median", "x1"),
  ];
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(new Set(places).size).toBe(4);
});

test.each([
  ["SECOND", "between the lower quartile and the median"],
  ["THIRD", "between the median and the upper quartile"],
  ["HIGHEST", "at or above the upper quartile"],
] as const)("the %s quarter is said", async (quarter, expected) => {
  expect(words(await shown({ quarter }))).toContain(expected);
});

test("with too few dealers behind them there are none, and it says why", async () => {
  const element = await shown({ quartiles: null, quarter: null });
  expect(words(element)).toBe("Among all dealers, March 2026 Shown once at least 5 dealers have a final result to compare.");
  expect(strip(element)).toBeNull();
  await expectAccessible(element);
});

test("a count of many dealers is not marked among the counts of one", async () => {
  const count = together({ denominator: null, value: 5000, goal: null, currency: "USD" });
  const money = { dealers: 7, lower: 300, median: 400, upper: 500 };
  const element = await shown({ metric: partsSold, result: count, quartiles: money, quarter: null, ofDealer: false });
  expect(words(element)).toBe("Middle half of 7 dealers: $300.00 to $500.00. Median $400.00.");
  expect(strip(element)?.querySelector(".point")).toBeNull();
});

test("one dealer, and dealers that are all the same, stand in the middle", async () => {
  const same = { dealers: 1, lower: 2.5, median: 2.5, upper: 2.5 };
  const element = await shown({
    metric: hours,
    result: together({ value: 2.5, goal: null }),
    quartiles: same,
    quarter: null,
    ofDealer: false,
  });
  expect(words(element)).toBe("Only one dealer has a result to compare: 2.5 hr.");
  expect(across(element, ".median", "x1")).toBe(50);
});

test("its words follow the nearest language", async () => {
  const element = await shown({ lang: "ru" });
  await expect.poll(() => words(element).replaceAll("\u00a0", " ")).toContain("Средняя половина из 32 дилеров: от 70,0 % до 90,0 %.");
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toMatch(
    { loading: /Loading…$/, empty: /^Nothing here yet\.$/, error: /^This could not be loaded\. Try again/ }[state],
  );
  await expectAccessible(element);
});
