import "@dealer-scorecards/ui-components/comparison/define";
import type { ScorecardComparison } from "@dealer-scorecards/ui-components/components/comparison/comparison.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { prepick } from "./support/boards.ts";
import { compared, comparedGroups, dealerResult, dealerResults, together } from "./support/comparison.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-comparison";

function comparison(given: Partial<ScorecardComparison> = {}): Promise<ScorecardComparison> {
  const program = { name: "After-sales" };
  return show(tag, { program, month: "2026-03", groups: comparedGroups, dealerCount: 40, headingLevel: 2, ...given });
}

const opened = (given: Partial<ScorecardComparison> = {}) =>
  comparison({ chosen: { metric: "PREPICK", currency: null }, dealers: dealerResults, ...given });
const metric = (element: Element, index = 0) => {
  const found = element.shadowRoot?.querySelectorAll(".metric")[index];
  if (!found) throw new Error(`There is no metric ${index}.`);
  return found;
};
const rows = (element: Element) => [...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words);

beforeEach(() => page.viewport(1000, 700));

test("each metric says its sum over the dealers, its goal and how the dealers lie", async () => {
  const element = await comparison();
  expect(words(element)).toMatch(/^After-sales, March 2026 40 dealers together Each value is computed from all dealers’ records together/);
  expect(words(metric(element))).toBe(
    "Pre-pick rate Goal 60% 80.0% Goal met Middle half of 32 dealers: 70.0% to 90.0%. Median 80.0%. Dealers",
  );
  expect(words(metric(element, 1))).toBe("Hours sold 2.5 hr so far · In progress No dealer has a final result to compare.");
  expect(words(metric(element, 2))).toMatch(/^Parts sold \(CAD\) CA\$5,000\.00 Middle half of 7 dealers/);
  expect(
    page
      .getByRole("heading")
      .elements()
      .map(({ localName, textContent }) => `${localName} ${textContent}`),
  ).toEqual([
    "h2 After-sales, March 2026",
    "h3 Parts supply",
    "h4 Pre-pick rate",
    "h3 Workshop",
    "h4 Hours sold",
    "h4 Parts sold (CAD)",
    "h4 Parts sold (USD)",
  ]);
  await expectAccessible(element);
});

test.each([
  ["nothing recorded", { state: "NO_DATA", value: null, met: null }, "– no data"],
  ["no value", { state: "UNDEFINED", value: null, met: null }, "– no value, because no record could count"],
  ["few records", { sufficiency: "FEW", numerator: 16, denominator: 20 }, "80.0% Goal met 16 of 20 · few records"],
] as const)("a sum with %s says so", async (_, result, expected) => {
  const element = await comparison({ groups: [{ code: "G", name: null, metrics: [compared({ result: together(result) })] }] });
  expect(words(metric(element))).toContain(expected);
  await expectAccessible(element);
});

test("a metric opens its dealers, and closes them, by keyboard", async () => {
  const choices = heard("scorecard-metric-choose");
  const element = await comparison({ dealers: dealerResults });
  const expander = page.getByRole("button", { name: "Dealers by Pre-pick rate" });
  expander.element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(expander).toHaveAttribute("aria-expanded", "true");
  expect(rows(element)).toEqual([
    "– Dealer D3 95.0% Goal met 19 of 20 · few records · not ranked",
    "1 Dealer D1 90.0% Goal met 45 of 50",
    "2 Dealer D2 50.0% Goal missed 25 of 50",
  ]);
  expect(words(metric(element))).toContain("32 of 40 dealers have a result in this list");
  await expectAccessible(element);
  await userEvent.keyboard("{Tab}{Tab}");
  expect(element.shadowRoot?.activeElement?.textContent).toBe("Dealer D3");
  await expander.click();
  expect(rows(element)).toEqual([]);
  expect(choices).toEqual([{ chosen: { metric: "PREPICK", currency: null } }, { chosen: null }]);
});

test("a metric with no dealers to compare is not open, for nothing would close it", async () => {
  const element = await comparison({ chosen: { metric: "HOURS", currency: null }, dealers: [] });
  expect(element.shadowRoot?.querySelectorAll(".expanded, table, [part=order]")).toHaveLength(0);
});

test("of a metric in money the dealers of one currency are open", async () => {
  const element = await comparison({ chosen: { metric: "PARTS", currency: "CAD" }, dealers: [] });
  await expect.element(page.getByRole("button", { name: "Dealers by Parts sold (CAD)" })).toHaveAttribute("aria-expanded", "true");
  await expect.element(page.getByRole("button", { name: "Dealers by Parts sold (USD)" })).toHaveAttribute("aria-expanded", "false");
  expect([2, 3].map((index) => metric(element, index).classList.contains("expanded"))).toEqual([true, false]);
});

test("a metric without dealers to compare has none open, whatever is chosen", async () => {
  const element = await comparison({ chosen: { metric: "HOURS", currency: null }, dealers: [] });
  expect(words(metric(element, 1))).toBe("Hours sold 2.5 hr so far · In progress No dealer has a final result to compare.");
});

test("the other order, more dealers and a dealer are asked for", async () => {
  const [orders, more, open] = ["scorecard-order-change", "scorecard-load-more", "scorecard-dealer-open"].map(heard);
  const element = await opened({ hasMore: true });
  await page.getByRole("combobox", { name: "Order" }).selectOptions("Worst first");
  await page.getByRole("button", { name: "Load more" }).click();
  await page.getByRole("button", { name: "Open Dealer D1" }).click();
  expect(element.worstFirst).toBe(true);
  expect([orders, more, open]).toEqual([[{ worstFirst: true }], [{}], [{ dealer: "D1" }]]);
});

test("a page that prevents them decides itself what is open and in what order", async () => {
  const element = await opened();
  for (const name of ["scorecard-metric-choose", "scorecard-order-change"])
    element.addEventListener(name, (event) => event.preventDefault());
  await page.getByRole("combobox", { name: "Order" }).selectOptions("Worst first");
  await page.getByRole("button", { name: "Dealers by Pre-pick rate" }).click();
  expect([element.worstFirst, element.chosen]).toEqual([false, { metric: "PREPICK", currency: null }]);
  await expect.element(page.getByRole("combobox", { name: "Order" })).toHaveValue("Best first");
});

test("where no side is better the order is by height", async () => {
  const both = { ...prepick, better: null };
  await opened({ groups: [{ code: "G", name: null, metrics: [compared({ metric: both })] }] });
  await expect.element(page.getByRole("combobox", { name: "Order" })).toHaveTextContent("Highest firstLowest first");
});

test("while dealers load there is room for them; after a failure those there stay, and it can be tried again", async () => {
  const element = await opened({ dealers: null, dealersState: "loading" });
  expect(words(metric(element))).toContain("Loading…");
  await expectAccessible(element);
  Object.assign(element, { dealers: dealerResults, dealersState: "error", dealersError: { message: "The server is away." } });
  await element.updateComplete;
  const retries = heard("scorecard-retry");
  expect(words(metric(element))).toContain("The server is away. Try again");
  expect(rows(element)).toHaveLength(3);
  await page.getByRole("button", { name: "Try again" }).click();
  expect(retries).toHaveLength(1);
  await expectAccessible(element);
});

test("who has loaded the last dealers goes on at the list", async () => {
  const element = await opened({ hasMore: true });
  await page.getByRole("button", { name: "Load more" }).click();
  Object.assign(element, { dealers: [...dealerResults, dealerResult("D4", 10)], hasMore: false });
  await element.updateComplete;
  expect(element.shadowRoot?.activeElement?.id).toBe("dealers-PREPICK");
});

test.each([320, 1440])("at %d px nothing sticks out", async (width) => {
  await page.viewport(width, 900);
  const element = await opened({ hasMore: true });
  await element.updateComplete;
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  const right = element.getBoundingClientRect().right;
  const all = [...(element.shadowRoot?.querySelectorAll(".dealers *") ?? [])];
  expect(all.filter((each) => !each.matches(".visually-hidden") && each.getBoundingClientRect().right > right + 1)).toEqual([]);
  await expectAccessible(element);
});

test("the button of a metric stands beside its picture, however long its word is", async () => {
  await page.viewport(1000, 900);
  const element = await comparison({ messages: { dealers: "Concessionnaires" } });
  const [picture, button] = ["scorecard-quartiles", ".expander"].map((each) =>
    metric(element).querySelector(each)?.getBoundingClientRect(),
  );
  expect(button?.left).toBeGreaterThanOrEqual(picture?.right ?? Infinity);
});

test("where it is narrow, what a dealer's value is made from stands below its name; it is a table all the same", async () => {
  await page.viewport(360, 900);
  const element = await opened();
  const [place, name, value, state] = [...(element.shadowRoot?.querySelectorAll("tbody tr:first-child > *") ?? [])].map((cell) =>
    cell.getBoundingClientRect(),
  );
  expect([name?.top, value?.top]).toEqual([place?.top, place?.top]);
  expect(state?.top).toBeGreaterThanOrEqual(name?.bottom ?? Infinity);
  expect(page.getByRole("rowheader").elements()).toHaveLength(3);
  expect(page.getByRole("columnheader").elements()).toHaveLength(4);
});

test("its words follow the nearest language", async () => {
  const element = await opened({ lang: "zh-Hans" });
  await expect
    .poll(() => words(metric(element)))
    .toContain("32 家经销商的中间一半：70.0% 至 90.0%。中位数 80.0%。 经销商 顺序 最好的在前 最差的在前");
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toMatch(
    { loading: /Loading…$/, empty: /^Nothing here yet\.$/, error: /^This could not be loaded\. Try again/ }[state],
  );
  await expectAccessible(element);
});
