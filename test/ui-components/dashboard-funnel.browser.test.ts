import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { inProgress, prepick, prepicked } from "./support/boards.ts";
import { funnelSteps, funnelWeeks, leadFinding } from "./support/funnel.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const answer = (data: unknown): Response => Response.json({ data });
const refusal = (): Response => Response.json({ errors: [{ message: "no" }] });

const contactRate = { ...prepick, code: "CONTACT_RATE", name: "Contact rate" };
const contacted = { metricCode: "CONTACT_RATE", goal: null, met: null };

/** Two months with a funnel: one in progress, one final. */
const nodes = [
  {
    month: "2026-04",
    funnel: funnelSteps([30, 6, 2, 1, 0]),
    results: [prepicked("2026-04", 10, { ...inProgress, ...contacted, finalAt: "2026-07-30T05:00:00.000Z" })],
  },
  { month: "2026-03", funnel: funnelSteps([40, 20, 15, 10, 4]), results: [prepicked("2026-03", 25, contacted)] },
];

const findings = (ids: readonly string[], endCursor: string | null = null) => {
  const list = { totalCount: 2, nodes: ids.map((id) => leadFinding(id)), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
  return answer({ dealer: { list } });
};

function api(given: Parameters<typeof fakeApi>[0] = {}, months: readonly object[] = nodes) {
  const group = { code: "CONTACT", name: "Contact", importance: "The customer answers.", metrics: [contactRate] };
  return fakeApi({
    Tiles: () => answer({ program: { groups: [{ code: "CONTACT" }] }, dealer: { name: "North Yard", timeZone: "UTC", tiles: [] } }),
    Board: () =>
      answer({
        program: { name: "Internet sales", groups: [group] },
        dealer: { timeZone: "UTC", currency: "USD", scorecards: { nodes: months } },
      }),
    LeadFindings: () => findings([]),
    WeeklyFunnels: () => answer({ dealer: { weeklyFunnels: funnelWeeks } }),
    ...given,
  });
}

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show("scorecard-dashboard", { ...source, program: "PROGRAM", ...given });
}

const questions = (asked: ReturnType<typeof api>, name: string) => asked.filter(({ operation }) => operation === name);
const asksOf = (asked: ReturnType<typeof api>) => questions(asked, "LeadFindings").map(({ variables }) => variables);

test("the funnel stands above the board, with the newest final month and its leads; another month is part of the view", async () => {
  const asked = api({ LeadFindings: ({ variables }) => findings(variables["month"] === "2026-03" ? ["LE-1"] : []) });
  const views = heard("scorecard-view-change");
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("Lead LE-1");
  const [funnel, board] = ["funnel", "board"].map((name) => element.shadowRoot?.querySelector(`scorecard-${name}`));
  expect(funnel?.nextElementSibling).toBe(board);
  expect(words(element)).toContain("Contacted 20 50.0% of the step before");
  await expectAccessible(element);
  await page.getByRole("combobox", { name: "Month" }).selectOptions("2026-04");
  await expect.poll(() => words(element)).toContain("No lead has a step on record without the ones before it.");
  expect(words(element)).toContain("In progress, final on Jul 30, 2026");
  expect(views).toEqual([{ view: { funnel: { weeks: false, period: "2026-04" } } }]);
  const page1 = { dealer: "D1", program: "PROGRAM", first: 5, after: null, counted: true };
  expect(asksOf(asked)).toEqual([
    { ...page1, month: "2026-03" },
    { ...page1, month: "2026-04" },
  ]);
  expect(questions(asked, "Board")).toHaveLength(1);
});

test("a share opens its receipt in the view", async () => {
  api({ Receipt: refusal });
  const element = await dashboard();
  await page.getByRole("button", { name: /Contacted, March 2026/ }).click();
  expect(element.view).toEqual({ receipt: { metric: "CONTACT_RATE", month: "2026-03" } });
});

test("weeks are asked for once, when they are chosen, and then the leads of the week; they fail alone", async () => {
  let works = false;
  const asked = api({ WeeklyFunnels: () => (works ? answer({ dealer: { weeklyFunnels: funnelWeeks } }) : refusal()) });
  const element = await dashboard();
  await page.getByText("Weeks", { exact: true }).click();
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByRole("combobox", { name: "Week" })).toHaveValue("2026-03-02");
  await expect.poll(() => asksOf(asked).at(-1)).toMatchObject({ week: "2026-03-02" });
  await page.getByText("Months", { exact: true }).click();
  await page.getByText("Weeks", { exact: true }).click();
  expect(questions(asked, "WeeklyFunnels").map(({ variables }) => variables["weeks"])).toEqual([26, 26]);
  expect(questions(asked, "Board")).toHaveLength(1);
});

test("leads come page by page, and what failed is asked for again alone", async () => {
  let works = false;
  const asked = api({
    LeadFindings: ({ variables }) => (works ? (variables["after"] ? findings(["LE-2"]) : findings(["LE-1"], "one")) : refusal()),
  });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Load more: Leads with a step missing" }).click();
  await expect.poll(() => words(element)).toContain("Lead LE-2");
  expect(words(element)).toContain("2 leads have a later step");
  expect(asksOf(asked).map(({ after, counted }) => [after, counted])).toEqual([
    [null, true],
    [null, true],
    ["one", false],
  ]);
});

test("asked again, the dashboard asks again for the weeks and the leads it has", async () => {
  const asked = api();
  const element = await dashboard({ view: { funnel: { weeks: true, period: null } } });
  await expect.poll(() => words(element)).toContain("No lead has a step");
  element.refresh();
  await expect.poll(() => [questions(asked, "WeeklyFunnels").length, questions(asked, "LeadFindings").length]).toEqual([2, 2]);
});

test.each([
  ["a program without a funnel", nodes.map((node) => ({ ...node, funnel: [] }))],
  ["a dealer without a month", []],
])("%s shows none, and nobody asks for leads", async (_, months) => {
  const asked = api({}, months);
  const element = await dashboard({ view: { metrics: ["CONTACT_RATE"] } });
  await expect.poll(() => page.getByRole("button", { name: "What can be computed" }).elements().length).toBe(1);
  expect(element.shadowRoot?.querySelector("scorecard-funnel")).toBeNull();
  expect([...questions(asked, "LeadFindings"), ...questions(asked, "WeeklyFunnels")]).toEqual([]);
});

test("another dealer's leads are asked for anew", async () => {
  const asked = api();
  const element = await dashboard();
  await expect.poll(() => asksOf(asked).length).toBe(1);
  element.dealerId = "D2";
  await expect
    .poll(() => asksOf(asked).map(({ dealer, month }) => [dealer, month]))
    .toEqual([
      ["D1", "2026-03"],
      ["D2", "2026-03"],
    ]);
});
