import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { fillRate, inProgress, prepick, prepicked } from "./support/boards.ts";
import { quartiles } from "./support/comparison.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-dashboard";
const undivided = "FLEET_SERVICE_OPPORTUNITIES";
const names: Readonly<Record<string, string>> = { [undivided]: "Service Opportunities", AFTER_SALES: "After-sales" };

/** After-sales has one part with one metric: a month in progress, one final, and one without a result. */
function board(counted = 40): Response {
  const group = { code: "PARTS", name: "Parts supply", importance: "Saves hours.", metrics: [prepick] };
  const nodes = [
    { month: "2026-04", funnel: [], results: [prepicked("2026-04", 45, inProgress)] },
    { month: "2026-03", funnel: [], results: [prepicked("2026-03", counted)] },
    { month: "2026-02", funnel: [], results: [] },
  ];
  return Response.json({ data: { program: { name: "After-sales", groups: [group] }, dealer: { timeZone: "UTC", scorecards: { nodes } } } });
}

/** Above the upper quartile of 32 dealers, or with too few dealers behind it. */
function standings(month: string, lie: typeof quartiles | null = quartiles): Response {
  const quarter = lie && "HIGHEST";
  return Response.json({ data: { dealer: { comparison: [{ result: prepicked(month, 40), quartiles: lie, quarter }] } } });
}

function api(given: Parameters<typeof fakeApi>[0] = {}) {
  return fakeApi({
    Programs: ({ variables }) =>
      Response.json({
        data: Object.fromEntries(Object.entries(variables).map(([key, code]) => [key, { code, name: names[String(code)] }])),
      }),
    Tiles: ({ variables }) => {
      const groups = variables["program"] === "AFTER_SALES" ? [{ code: "PARTS" }] : [];
      return Response.json({ data: { program: { groups }, dealer: { name: "North Yard", timeZone: "UTC", tiles: [] } } });
    },
    Board: () => board(),
    Obstacles: () => {
      const obstacle = { code: "A", text: "Picking has no place.", evidence: { ...prepicked("2026-03", 20), metric: fillRate } };
      return Response.json({ data: { dealer: { o0: { result: { metricCode: "PREPICK", obstacles: [obstacle] } } } } });
    },
    Standings: ({ variables }) => standings(String(variables["month"])),
    ...given,
  });
}

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show(tag, { ...source, program: undivided, programs: `${undivided} AFTER_SALES`, ...given });
}

test("a program with parts is shown as a board in place of the history, with its newest final results", async () => {
  api();
  const element = await dashboard({ program: "AFTER_SALES" });
  await expect
    .poll(() => words(element))
    .toMatch(/After-sales 1 of 1 goals met What can be computed Parts supply Saves hours\. Pre-pick rate 80\.0% Goal met March 2026/);
  expect(element.shadowRoot?.querySelector("scorecard-history")).toBeNull();
  await expectAccessible(element);
});

test("another program is chosen among those the page names: the choice starts anew there", async () => {
  const asked = api();
  const changes = heard("scorecard-program-change");
  const element = await dashboard({ view: { expanded: ["2026-03"] } });
  await page.getByText("After-sales").click();
  await expect.poll(() => words(element)).toContain("Pre-pick rate");
  expect(changes).toEqual([{ program: "AFTER_SALES", previous: undivided }]);
  expect([element.program, element.view]).toEqual(["AFTER_SALES", {}]);
  await page.getByText("Service Opportunities").click();
  await expect.poll(() => words(element)).toContain("Scorecard history");
  expect(asked.filter(({ operation }) => operation === "Board")).toHaveLength(1);
});

test("a page that prevents it decides itself which program is shown", async () => {
  api();
  const element = await dashboard();
  element.addEventListener("scorecard-program-change", (event) => event.preventDefault());
  await page.getByText("After-sales").click();
  expect(element.program).toBe(undivided);
  const choices = element.shadowRoot?.querySelector("scorecard-program-switcher")?.shadowRoot?.querySelectorAll("input") ?? [];
  expect([...choices].map(({ checked }) => checked)).toEqual([true, false]);
});

test("metrics that are open are part of the view, and numbers of the board open their receipts", async () => {
  api();
  const views = heard("scorecard-view-change");
  const element = await dashboard({ program: "AFTER_SALES" });
  await page.getByRole("button", { name: "Trend: Pre-pick rate" }).click();
  expect(element.view.metrics).toEqual(["PREPICK"]);
  await page.getByRole("button", { name: "80.0%. Pre-pick rate, March 2026" }).first().click();
  expect(element.view.receipt).toEqual({ metric: "PREPICK", month: "2026-03" });
  expect(views).toHaveLength(2);
});

test("without names of programs there is no choice, and nobody asks for it", async () => {
  const asked = api();
  const element = await dashboard({ programs: "" });
  await expect.poll(() => words(element)).toContain("Scorecard history");
  expect(element.shadowRoot?.querySelector("scorecard-program-switcher")).toBeNull();
  expect(asked.map(({ operation }) => operation)).not.toContain("Programs");
});

test("a board that fails says so and can be tried again", async () => {
  let works = false;
  const broken = fakeApi({
    Tiles: () =>
      Response.json({ data: { program: { groups: [{ code: "PARTS" }] }, dealer: { name: "North Yard", timeZone: "UTC", tiles: [] } } }),
    Board: () => (works ? board() : Response.json({ errors: [{ message: "no" }] })),
  });
  const element = await dashboard({ program: "AFTER_SALES", programs: "" });
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).toContain("Pre-pick rate");
  expect(broken.filter(({ operation }) => operation === "Board")).toHaveLength(2);
});

test("where goals are missed their causes are asked for, all at once; what fails there leaves the trend", async () => {
  const asked = api({ Board: () => board(20) });
  const element = await dashboard({ program: "AFTER_SALES", view: { metrics: ["PREPICK"] } });
  await expect.poll(() => words(element)).toContain("Picking has no place. Speaks for this cause Fill rate 40.0% Goal missed");
  const questions = asked.filter(({ operation }) => operation === "Obstacles");
  expect(questions.map(({ variables }) => variables)).toEqual([{ dealer: "D1", program: "AFTER_SALES", m0: "2026-03", c0: "PREPICK" }]);
  api({ Board: () => board(20), Obstacles: () => Response.json({ errors: [{ message: "no" }] }) });
  element.refresh();
  await expect.poll(() => words(element)).toContain("Pre-pick rate, month by month");
});

test("an opened metric shows where it stands among all dealers in its month, asked for once", async () => {
  const asked = api();
  const element = await dashboard({ program: "AFTER_SALES" });
  const trend = page.getByRole("button", { name: "Trend: Pre-pick rate" });
  await trend.click();
  await expect
    .poll(() => words(element))
    .toContain(
      "Among all dealers, March 2026 Middle half of 32 dealers: 70.0% to 90.0%. Median 80.0%. This dealer is at or above the upper quartile.",
    );
  await expectAccessible(element);
  await trend.click();
  await trend.click();
  const questions = asked.filter(({ operation }) => operation === "Standings");
  expect(questions.map(({ variables }) => variables)).toEqual([{ dealer: "D1", program: "AFTER_SALES", month: "2026-03" }]);
});

test("with too few dealers behind it the reader is told why nothing is shown", async () => {
  api({ Standings: ({ variables }) => standings(String(variables["month"]), null) });
  const element = await dashboard({ program: "AFTER_SALES", view: { metrics: ["PREPICK"] } });
  await expect.poll(() => words(element)).toContain("Shown once at least 5 dealers have a final result to compare.");
});

test("where the comparison fails the trend stands, and it is asked for again with the metric", async () => {
  let works = false;
  api({ Standings: ({ variables }) => (works ? standings(String(variables["month"])) : Response.json({}, { status: 400 })) });
  const element = await dashboard({ program: "AFTER_SALES", view: { metrics: ["PREPICK"] } });
  await expect.poll(() => words(element)).toContain("Pre-pick rate, month by month");
  expect(words(element)).not.toContain("Among all dealers");
  works = true;
  element.view = {};
  await element.updateComplete;
  element.view = { metrics: ["PREPICK"] };
  await expect.poll(() => words(element)).toContain("Among all dealers, March 2026");
});
