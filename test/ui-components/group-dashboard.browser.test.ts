import "@dealer-scorecards/ui-components/group-dashboard/define";
import type { ScorecardGroupDashboard } from "@dealer-scorecards/ui-components/components/group-dashboard/group-dashboard.ts";
import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { prepick } from "./support/boards.ts";
import { dealerResult, dealerResults, partsSold, quartiles, together } from "./support/comparison.ts";
import { findings, metricNames, move, moves, unchangedMetric, versionedMetric } from "./support/definitions.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-group-dashboard";
const names: Readonly<Record<string, string>> = { AFTER_SALES: "After-sales", FIELD_SERVICE: "Field service" };
const fails = () => Response.json({ errors: [{ message: "no" }] });
const money = together({ metricCode: "PARTS", value: 5000, denominator: null, currency: "CAD", goal: null, met: null });

function comparison(dealerCount = 40, metric = prepick): Response {
  const program = { name: "After-sales", metrics: [], groups: [{ code: "PARTS", name: "Parts supply", metrics: [metric, partsSold] }] };
  const lie = [
    { metric: { code: "PREPICK" }, currency: null, quartiles },
    { metric: { code: "PARTS" }, currency: "CAD", quartiles: { dealers: 7, lower: 300, median: 400, upper: 500 } },
  ];
  const dealerGroup = { dealerCount, scorecards: [{ results: [together(), money] }], quartiles: lie };
  return Response.json({ data: { program, dealerGroup } });
}

const viewer = { roles: ["STAFF"] };
const months = (...list: readonly string[]) => ({ scorecards: { nodes: list.map((month) => ({ month })) } });

function api(given: Parameters<typeof fakeApi>[0] = {}) {
  return fakeApi({
    Programs: ({ variables }) =>
      Response.json({
        data: Object.fromEntries(Object.entries(variables).map(([key, code]) => [key, { code, name: names[String(code)] }])),
      }),
    GroupMonths: () =>
      Response.json({ data: { viewer, dealers: { nodes: [months("2026-04", "2026-03"), months("2026-04", "2026-02")] } } }),
    Comparison: () => comparison(),
    DealerResults: ({ variables }) => {
      const more = variables["after"] === null;
      const list = { nodes: more ? dealerResults : [dealerResult("D4", 10)], pageInfo: { hasNextPage: more, endCursor: "more" } };
      return Response.json({ data: { dealerGroup: { list } } });
    },
    ...given,
  });
}

function dashboard(given: Partial<ScorecardGroupDashboard> = {}): Promise<ScorecardGroupDashboard> {
  const source = { endpoint: "https://api.example/graphql", tokenProvider: () => Promise.resolve("token") };
  return show(tag, { ...source, program: "AFTER_SALES", programs: "AFTER_SALES FIELD_SERVICE", countries: "CA US", ...given });
}

const asksOf = (asked: ReturnType<typeof fakeApi>, name: string) =>
  asked.filter(({ operation }) => operation === name).map(({ variables }) => variables);

test("it compares the dealers in the newest month that has ended", async () => {
  const asked = api();
  const element = await dashboard();
  await expect.poll(() => words(element)).toMatch(/After-sales, March 2026 40 dealers together.*Pre-pick rate Goal 60% 80\.0% Goal met/);
  expect(asksOf(asked, "Comparison")).toEqual([{ program: "AFTER_SALES", month: "2026-03", filter: {} }]);
  expect(asksOf(asked, "DealerResults")).toEqual([]);
  expect(page.getByRole("combobox", { name: "Month" }).element().textContent.trim()).toBe("April 2026March 2026February 2026");
  await expectAccessible(element);
});

test("another month and a country are part of the view, and are asked for", async () => {
  const asked = api();
  const views = heard("scorecard-view-change");
  const element = await dashboard();
  await page.getByRole("combobox", { name: "Month" }).selectOptions("February 2026");
  await page.getByRole("combobox", { name: "Country" }).selectOptions("Canada");
  await expect.poll(() => words(element)).toContain("After-sales, February 2026");
  expect(asksOf(asked, "Comparison").at(-1)).toEqual({ program: "AFTER_SALES", month: "2026-02", filter: { countries: ["CA"] } });
  expect(views).toEqual([{ view: { month: "2026-02" } }, { view: { month: "2026-02", country: "CA" } }]);
});

test("a country of the view that is not among those to choose from is shown as chosen", async () => {
  api({ Comparison: () => comparison(0) });
  const element = await dashboard({ view: { country: "FR" } });
  await expect.poll(() => words(element)).toContain("Nothing here yet.");
  await expect.element(page.getByRole("combobox", { name: "Country" })).toHaveValue("FR");
});

test("a metric's dealers come best first, then worst first, and page by page", async () => {
  const asked = api();
  const element = await dashboard();
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
  const asked = api({ Comparison: () => comparison(40, { ...prepick, better: "DOWN" }) });
  const element = await dashboard({ view: { month: "2026-03", chosen: { metric: "PREPICK", currency: null } } });
  await expect.poll(() => asksOf(asked, "DealerResults")).toMatchObject([{ metric: "PREPICK", order: "LOWEST_FIRST" }]);
  element.view = { month: "2026-03", chosen: { metric: "PARTS", currency: "CAD" } };
  await expect
    .poll(() => asksOf(asked, "DealerResults").at(-1))
    .toMatchObject({ metric: "PARTS", currency: "CAD", order: "HIGHEST_FIRST" });
});

test("a page that prevents it decides itself where the reader is", async () => {
  api();
  const element = await dashboard();
  for (const name of ["scorecard-view-change", "scorecard-program-change"])
    element.addEventListener(name, (event) => event.preventDefault());
  await page.getByRole("button", { name: "Dealers by Pre-pick rate" }).click();
  await page.getByRole("combobox", { name: "Month" }).selectOptions("April 2026");
  await page.getByText("Field service").click();
  expect([element.view, element.program]).toEqual([{}, "AFTER_SALES"]);
  await expect.poll(() => page.getByRole("combobox", { name: "Month" }).element()).toHaveProperty("value", "2026-03");
});

test("another program begins anew", async () => {
  const asked = api();
  const changes = heard("scorecard-program-change");
  const element = await dashboard({ view: { month: "2026-04" } });
  await page.getByText("Field service").click();
  expect([element.program, element.view, changes]).toEqual(["FIELD_SERVICE", {}, [{ program: "FIELD_SERVICE", previous: "AFTER_SALES" }]]);
  await expect.poll(() => asksOf(asked, "Comparison").at(-1)).toMatchObject({ program: "FIELD_SERVICE", month: "2026-03" });
});

test("a dealer of the list is opened by the page", async () => {
  api();
  const opened = heard("scorecard-dealer-open");
  await dashboard({ view: { chosen: { metric: "PREPICK", currency: null } } });
  await page.getByRole("button", { name: "Open Dealer D2" }).click();
  expect(opened).toEqual([{ dealer: "D2" }]);
});

test.each(["GroupMonths", "Comparison", "DealerResults"])("where %s fails it says so, and can be tried again", async (operation) => {
  let works = false;
  const replies: Parameters<typeof fakeApi>[0] = {};
  const asked = api({ ...replies, [operation]: (question) => (works ? recover(question) : fails()) });
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
  const element = await dashboard({ view: { chosen: { metric: "PREPICK", currency: null } } });
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  await expectAccessible(element);
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).toContain("Dealer D1 90.0%");
  expect(asksOf(asked, operation)).toHaveLength(2);
});

test("without dealers there is nothing to compare; without a token provider nobody asks", async () => {
  const asked = api({ Comparison: () => comparison(0) });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("Nothing here yet.");
  const before = asked.length;
  element.tokenProvider = null;
  await element.updateComplete;
  element.refresh();
  expect(asked).toHaveLength(before);
});

test("refresh asks for everything again", async () => {
  const asked = api();
  const element = await dashboard({ view: { chosen: { metric: "PREPICK", currency: null } } });
  await expect.poll(() => words(element)).toContain("Dealer D1");
  element.refresh();
  await expect.poll(() => ["GroupMonths", "Comparison", "DealerResults"].map((name) => asksOf(asked, name).length)).toEqual([2, 2, 2]);
});

const openDefinitions = () => page.getByRole("button", { name: "Definition preview" });
const definitionApi = (given: Parameters<typeof fakeApi>[0] = {}) =>
  api({
    MetricNames: () => Response.json({ data: { program: { metrics: metricNames } } }),
    DefinitionVersions: ({ variables }) =>
      Response.json({ data: { metricDefinition: variables["metric"] === "PARTS" ? unchangedMetric : versionedMetric } }),
    DefinitionPreview: ({ variables }) => {
      const more = variables["after"] === null;
      const list = { nodes: more ? moves : [move("D9")], pageInfo: { hasNextPage: more, endCursor: "more" } };
      return Response.json({ data: { definitionPreview: { ...findings, list } } });
    },
    ...given,
  });

describe("the preview of definitions", () => {
  test("opens in place of the comparison, as a part of the view; closed, the focus is on its button again", async () => {
    definitionApi();
    const views = heard("scorecard-view-change");
    const element = await dashboard();
    await openDefinitions().click();
    await expect.poll(() => words(element)).toContain("Picked within 30 days. Version 2, in force");
    expect(words(element)).not.toContain("40 dealers together");
    await expectAccessible(element);
    await page.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => words(element)).toContain("40 dealers together");
    expect(views).toEqual([{ view: { panel: "definitions" } }, { view: { panel: null } }]);
    expect(element.shadowRoot?.activeElement?.textContent).toBe("Definition preview");
  });

  test("asks for what was written, for the country chosen, then only what crosses, then page by page", async () => {
    const asked = definitionApi();
    const element = await dashboard({ view: { panel: "definitions", country: "CA" } });
    await page.getByRole("textbox", { name: "Definition as JSON" }).fill("{}");
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    await page.getByRole("checkbox", { name: "Only months that cross a goal" }).click();
    await expect.poll(() => asksOf(asked, "DefinitionPreview").length).toBe(2);
    await expect.poll(() => words(element)).toContain("Load more");
    await page.getByRole("button", { name: "Load more" }).click();
    await expect.poll(() => words(element)).toContain("Dealer D9");
    const base = {
      program: "AFTER_SALES",
      metric: "PREPICK",
      version: null,
      definition: "{}",
      filter: { countries: ["CA"] },
      from: "2026-02",
    };
    expect(asksOf(asked, "DefinitionPreview")).toMatchObject([
      { ...base, crossing: false, after: null },
      { ...base, crossing: true, after: null },
      { ...base, crossing: true, after: "more" },
    ]);
  });

  test("of another metric has another definition, and nothing of the one before", async () => {
    definitionApi();
    const element = await dashboard({ view: { panel: "definitions" } });
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    await page.getByRole("combobox", { name: "Metric" }).selectOptions("Parts sold");
    await expect.poll(() => words(element)).toContain("Parts sold in the month.");
    expect(words(element)).not.toContain("Dealer D1");
  });

  test("that fails says so, and is asked for again", async () => {
    let fail = true;
    const asked = definitionApi({
      DefinitionVersions: () => (fail ? fails() : Response.json({ data: { metricDefinition: versionedMetric } })),
    });
    const element = await dashboard({ view: { panel: "definitions" } });
    await expect.poll(() => words(element)).toContain("This could not be loaded.");
    fail = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => words(element)).toContain("Picked within 30 days.");
    expect(asksOf(asked, "DefinitionVersions")).toHaveLength(2);
  });

  test("is not there for a dealer, whatever the view says", async () => {
    const asked = definitionApi({
      GroupMonths: () => Response.json({ data: { viewer: { roles: ["DEALER"] }, dealers: { nodes: [months("2026-04", "2026-03")] } } }),
    });
    const element = await dashboard({ view: { panel: "definitions" } });
    await expect.poll(() => words(element)).toContain("40 dealers together");
    expect(openDefinitions().query()).toBeNull();
    expect(asksOf(asked, "MetricNames")).toEqual([]);
  });
});
