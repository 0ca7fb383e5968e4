import "@dealer-scorecards/ui-components/group-dashboard/define";
import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import type { fakeApi } from "./support/api.ts";
import { findings, metricNames, move, moves, unchangedMetric, versionedMetric } from "./support/definitions.ts";
import { asksOf, fails, groupApi, groupDashboard, months } from "./support/group.ts";
import { expectAccessible, heard, words } from "./support/page.ts";

function found(more = true): Response {
  const list = { nodes: more ? moves : [move("D9")], pageInfo: { hasNextPage: more, endCursor: "more" } };
  return Response.json({ data: { definitionPreview: { ...findings, list } } });
}

const openDefinitions = () => page.getByRole("button", { name: "Definition preview" });
const definitionApi = (given: Parameters<typeof fakeApi>[0] = {}) =>
  groupApi({
    MetricNames: () => Response.json({ data: { program: { metrics: metricNames } } }),
    DefinitionVersions: ({ variables }) =>
      Response.json({ data: { metricDefinition: variables["metric"] === "PARTS" ? unchangedMetric : versionedMetric } }),
    DefinitionPreview: ({ variables }) => found(variables["after"] === null),
    ...given,
  });

describe("the preview of definitions", () => {
  test("opens in place of the comparison, as a part of the view; closed, the focus is on its button again", async () => {
    definitionApi();
    const views = heard("scorecard-view-change");
    const element = await groupDashboard();
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
    const element = await groupDashboard({ view: { panel: "definitions", country: "CA" } });
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
    const element = await groupDashboard({ view: { panel: "definitions" } });
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
    const element = await groupDashboard({ view: { panel: "definitions" } });
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
    const element = await groupDashboard({ view: { panel: "definitions" } });
    await expect.poll(() => words(element)).toContain("40 dealers together");
    expect(openDefinitions().query()).toBeNull();
    expect(asksOf(asked, "MetricNames")).toEqual([]);
  });

  test("that is opened has the focus, which its button had", async () => {
    definitionApi();
    const element = await groupDashboard();
    await openDefinitions().click();
    await expect.poll(() => element.shadowRoot?.activeElement?.className).toBe("panel");
  });

  test("that fails for another country shows nothing of the one before", async () => {
    definitionApi({
      DefinitionPreview: ({ variables }) => (JSON.stringify(variables["filter"]).includes("CA") ? fails() : found()),
    });
    const element = await groupDashboard({ view: { panel: "definitions" } });
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    element.view = { panel: "definitions", country: "CA" };
    await expect.poll(() => words(element)).toContain("This could not be loaded.");
    expect(words(element)).not.toContain("Dealer D1");
  });

  test("that fails for only what crosses shows nothing of all", async () => {
    definitionApi({ DefinitionPreview: ({ variables }) => (variables["crossing"] ? fails() : found()) });
    const element = await groupDashboard({ view: { panel: "definitions" } });
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    await page.getByRole("checkbox", { name: "Only months that cross a goal" }).click();
    await expect.poll(() => words(element)).toContain("This could not be loaded.");
    expect(words(element)).not.toContain("Dealer D1");
  });

  test("is of today's records: looking back there is none, and back to now it is asked for again", async () => {
    const asked = definitionApi();
    const element = await groupDashboard({ view: { panel: "definitions" } });
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    element.view = { panel: "definitions", asOf: "2026-03-05T12:00:00.000Z" };
    await expect.poll(() => words(element)).toContain("A preview is measured on today’s records");
    expect(words(element)).not.toContain("Dealer D1");
    await expectAccessible(element);
    element.view = { panel: "definitions" };
    await expect.poll(() => words(element)).toContain("Dealer D1");
    expect(asksOf(asked, "DefinitionPreview")).toHaveLength(2);
  });

  test("is asked for again with everything else", async () => {
    const asked = definitionApi();
    const element = await groupDashboard({ view: { panel: "definitions" } });
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    element.refresh();
    await expect.poll(() => asksOf(asked, "DefinitionPreview")).toHaveLength(2);
  });

  test("that was closed finds nothing when it is opened again", async () => {
    const asked = definitionApi();
    const element = await groupDashboard({ view: { panel: "definitions" } });
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    await page.getByRole("button", { name: "Close" }).click();
    await openDefinitions().click();
    await expect.poll(() => words(element)).toContain("Picked within 30 days.");
    expect(words(element)).not.toContain("Dealer D1");
    expect(asksOf(asked, "DefinitionPreview")).toHaveLength(1);
  });
});
