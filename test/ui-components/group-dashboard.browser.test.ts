import "@dealer-scorecards/ui-components/group-dashboard/define";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import type { fakeApi } from "./support/api.ts";
import { prepick } from "./support/boards.ts";
import { dealerResults } from "./support/comparison.ts";
import { asksOf, comparison, fails, groupApi, groupDashboard, months, viewer } from "./support/group.ts";
import { expectAccessible, heard, words } from "./support/page.ts";

test("it compares the dealers in the newest month that has ended", async () => {
  const asked = groupApi();
  const element = await groupDashboard();
  await expect.poll(() => words(element)).toMatch(/After-sales, March 2026 40 dealers together.*Pre-pick rate Goal 60% 80\.0% Goal met/);
  expect(asksOf(asked, "Comparison")).toEqual([{ program: "AFTER_SALES", month: "2026-03", filter: {} }]);
  expect(asksOf(asked, "DealerResults")).toEqual([]);
  expect(page.getByRole("combobox", { name: "Month" }).element().textContent.trim()).toBe("April 2026March 2026February 2026");
  await expectAccessible(element);
});

test("another month and a country are part of the view, and are asked for", async () => {
  const asked = groupApi();
  const views = heard("scorecard-view-change");
  const element = await groupDashboard();
  await page.getByRole("combobox", { name: "Month" }).selectOptions("February 2026");
  await page.getByRole("combobox", { name: "Country" }).selectOptions("Canada");
  await expect.poll(() => words(element)).toContain("After-sales, February 2026");
  expect(asksOf(asked, "Comparison").at(-1)).toEqual({ program: "AFTER_SALES", month: "2026-02", filter: { countries: ["CA"] } });
  expect(views).toEqual([{ view: { month: "2026-02" } }, { view: { month: "2026-02", country: "CA" } }]);
});

test("a country of the view that is not among those to choose from is shown as chosen", async () => {
  groupApi({ Comparison: () => comparison(0) });
  const element = await groupDashboard({ view: { country: "FR" } });
  await expect.poll(() => words(element)).toContain("Nothing here yet.");
  await expect.element(page.getByRole("combobox", { name: "Country" })).toHaveValue("FR");
});

test("a metric's dealers come best first, then worst first, and page by page", async () => {
  const asked = groupApi();
  const element = await groupDashboard();
  await page.getByRole("button", { name: "Dealers by Pre-pick rate" }).click();
  await expect.poll(() => words(element)).toContain("Dealer D1 90.0%");
  await page.getByRole("button", { name: "Load more" }).click();
  await expect.poll(() => words(element)).toContain("3 Dealer D4 20.0%");
  await page.getByRole("combobox", { name: "Order" }).selectOptions("Worst first");
  await expect.poll(() => asksOf(asked, "DealerResults").length).toBeGreaterThan(2);
  expect(asksOf(asked, "DealerResults").slice(0, 3)).toMatchObject([
    { metric: "PREPICK", currency: null, order: "HIGHEST_FIRST", after: null },
    { metric: "PREPICK", order: "HIGHEST_FIRST", after: "more" },
    { metric: "PREPICK", order: "LOWEST_FIRST", after: null },
  ]);
  expect(element.view).toEqual({ chosen: { metric: "PREPICK", currency: null }, worstFirst: true });
});

test("where lower is better the best are the lowest; money names its currency", async () => {
  const asked = groupApi({ Comparison: () => comparison(40, { ...prepick, better: "DOWN" }) });
  const element = await groupDashboard({ view: { month: "2026-03", chosen: { metric: "PREPICK", currency: null } } });
  await expect.poll(() => asksOf(asked, "DealerResults")).toMatchObject([{ metric: "PREPICK", order: "LOWEST_FIRST" }]);
  element.view = { month: "2026-03", chosen: { metric: "PARTS", currency: "CAD" } };
  await expect
    .poll(() => asksOf(asked, "DealerResults").at(-1))
    .toMatchObject({ metric: "PARTS", currency: "CAD", order: "HIGHEST_FIRST" });
});

test("a page that prevents it decides itself where the reader is", async () => {
  groupApi();
  const element = await groupDashboard();
  for (const name of ["scorecard-view-change", "scorecard-program-change"])
    element.addEventListener(name, (event) => event.preventDefault());
  await page.getByRole("button", { name: "Dealers by Pre-pick rate" }).click();
  await page.getByRole("combobox", { name: "Month" }).selectOptions("April 2026");
  await page.getByText("Field service").click();
  expect([element.view, element.program]).toEqual([{}, "AFTER_SALES"]);
  await expect.poll(() => page.getByRole("combobox", { name: "Month" }).element()).toHaveProperty("value", "2026-03");
});

test("another program begins anew", async () => {
  const asked = groupApi();
  const changes = heard("scorecard-program-change");
  const element = await groupDashboard({ view: { month: "2026-04" } });
  await page.getByText("Field service").click();
  expect([element.program, element.view, changes]).toEqual(["FIELD_SERVICE", {}, [{ program: "FIELD_SERVICE", previous: "AFTER_SALES" }]]);
  await expect.poll(() => asksOf(asked, "Comparison").at(-1)).toMatchObject({ program: "FIELD_SERVICE", month: "2026-03" });
});

test("a dealer of the list is opened by the page", async () => {
  groupApi();
  const opened = heard("scorecard-dealer-open");
  await groupDashboard({ view: { chosen: { metric: "PREPICK", currency: null } } });
  await page.getByRole("button", { name: "Open Dealer D2" }).click();
  expect(opened).toEqual([{ dealer: "D2" }]);
});

test.each(["GroupMonths", "Comparison", "DealerResults"])("where %s fails it says so, and can be tried again", async (operation) => {
  let works = false;
  const replies: Parameters<typeof fakeApi>[0] = {};
  const asked = groupApi({ ...replies, [operation]: (question) => (works ? recover(question) : fails()) });
  const recover: NonNullable<typeof replies>[string] = ({ variables }) =>
    operation === "GroupMonths"
      ? Response.json({ data: { viewer, dealers: { nodes: [months("2026-03")] } } })
      : operation === "Comparison"
        ? comparison()
        : Response.json({
            data: {
              dealerGroup: { list: { nodes: variables ? dealerResults : [], pageInfo: { hasNextPage: false, endCursor: null } } },
            },
          });
  const element = await groupDashboard({ view: { chosen: { metric: "PREPICK", currency: null } } });
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  await expectAccessible(element);
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).toContain("Dealer D1 90.0%");
  expect(asksOf(asked, operation)).toHaveLength(2);
});

test("without dealers there is nothing to compare; without a token provider nobody asks", async () => {
  const asked = groupApi({ Comparison: () => comparison(0) });
  const element = await groupDashboard();
  await expect.poll(() => words(element)).toContain("Nothing here yet.");
  const before = asked.length;
  element.tokenProvider = null;
  await element.updateComplete;
  element.refresh();
  expect(asked).toHaveLength(before);
});

test("refresh asks for everything again", async () => {
  const asked = groupApi();
  const element = await groupDashboard({ view: { chosen: { metric: "PREPICK", currency: null } } });
  await expect.poll(() => words(element)).toContain("Dealer D1");
  element.refresh();
  await expect.poll(() => ["GroupMonths", "Comparison", "DealerResults"].map((name) => asksOf(asked, name).length)).toEqual([2, 2, 2]);
});
