import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { fillRate, prepick, prepicked, readiness, unsatisfiedCustomers, weeks } from "./support/boards.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const answer = (data: unknown): Response => Response.json({ data });
const refusal = (): Response => Response.json({ errors: [{ message: "no" }] });

/** A program of one part with two metrics, of which one has weeks. */
function api(given: Parameters<typeof fakeApi>[0] = {}) {
  const yearly = { ...fillRate, weekly: false };
  const group = { code: "PARTS", name: "Parts supply", importance: "Saves hours.", metrics: [prepick, yearly] };
  const results = [prepicked("2026-03", 40), prepicked("2026-03", 45, { metricCode: "FILL" })];
  return fakeApi({
    Tiles: () => answer({ program: { groups: [{ code: "PARTS" }] }, dealer: { name: "North Yard", timeZone: "UTC", tiles: [] } }),
    Board: () =>
      answer({
        program: { name: "After-sales", groups: [group] },
        dealer: { timeZone: "UTC", currency: "USD", scorecards: { nodes: [{ month: "2026-03", funnel: [], results }] } },
      }),
    Weeks: () => answer({ dealer: { weeklyResults: weeks } }),
    ...given,
  });
}

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show("scorecard-dashboard", { ...source, program: "AFTER_SALES", ...given });
}

const questions = (asked: ReturnType<typeof api>, name: string) => asked.filter(({ operation }) => operation === name);

test("weeks are asked for when they are chosen, and are part of the view", async () => {
  const asked = api();
  const views = heard("scorecard-view-change");
  const element = await dashboard({ view: { metrics: ["PREPICK", "FILL"] } });
  await page.getByText("Weeks", { exact: true }).click();
  await expect.poll(() => words(element)).toContain("80.0% in the newest settled week");
  expect(views).toEqual([{ view: { metrics: ["PREPICK", "FILL"], weeks: ["PREPICK"] } }]);
  expect(questions(asked, "Weeks").map(({ variables }) => variables)).toEqual([
    { dealer: "D1", program: "AFTER_SALES", metrics: ["PREPICK"], weeks: 26 },
  ]);
  await expectAccessible(element);
  await page.getByText("Months", { exact: true }).click();
  await page.getByText("Weeks", { exact: true }).click();
  await expect.poll(() => words(element)).toContain("newest settled week");
  expect(questions(asked, "Weeks")).toHaveLength(1);
});

test("an address asks for the weeks of what is open and measured by weeks, and of nothing else", async () => {
  const asked = api();
  const element = await dashboard({ view: { metrics: ["PREPICK", "FILL"], weeks: ["FILL", "UNKNOWN", "PREPICK"] } });
  await expect.poll(() => words(element)).toContain("newest settled week");
  expect(questions(asked, "Weeks").map(({ variables }) => variables["metrics"])).toEqual([["PREPICK"]]);
});

test("weeks that fail say so and are tried again alone; the months stay", async () => {
  let works = false;
  const asked = api({ Weeks: () => (works ? answer({ dealer: { weeklyResults: weeks } }) : refusal()) });
  const element = await dashboard({ view: { metrics: ["PREPICK"], weeks: ["PREPICK"] } });
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).toContain("newest settled week");
  expect([questions(asked, "Weeks").length, questions(asked, "Board").length]).toEqual([2, 1]);
});

test("put back into a page, what was broken off is asked for again", async () => {
  let answers = false;
  api({ Weeks: () => (answers ? answer({ dealer: { weeklyResults: weeks } }) : new Promise<Response>(() => undefined)) });
  const element = await dashboard({ view: { metrics: ["PREPICK"], weeks: ["PREPICK"] } });
  await expect.poll(() => words(element)).toContain("Loading…");
  element.remove();
  answers = true;
  document.body.append(element);
  await expect.poll(() => words(element)).toContain("newest settled week");
});

test("asked again, the dashboard asks again for the weeks it shows", async () => {
  const asked = api();
  const element = await dashboard({ view: { metrics: ["PREPICK"], weeks: ["PREPICK"] } });
  await expect.poll(() => words(element)).toContain("newest settled week");
  element.refresh();
  await expect.poll(() => questions(asked, "Weeks").length).toBe(2);
});

const followedUp = (state: "FINAL" | "NO_DATA") => {
  const metric = { ...prepick, code: "FOLLOW_UP", name: "Follow-up rate", recordKind: "FOLLOW_UP" };
  const group = { code: "CARE", name: "Follow-up", importance: "They tell you.", metrics: [metric] };
  const results = [prepicked("2026-03", 40, { metricCode: "FOLLOW_UP", state })];
  return answer({
    program: { name: "After-sales", groups: [group] },
    dealer: { timeZone: "UTC", scorecards: { nodes: [{ month: "2026-03", funnel: [], results }] } },
  });
};

test("where follow-ups are recorded, unsatisfied customers are listed below the board, page by page", async () => {
  const [first, ...others] = unsatisfiedCustomers;
  const pages = new Map([
    [null, { nodes: [first], pageInfo: { hasNextPage: true, endCursor: "one" } }],
    ["one", { nodes: others, pageInfo: { hasNextPage: false, endCursor: null } }],
  ]);
  const asked = api({
    Board: () => followedUp("FINAL"),
    UnsatisfiedCustomers: ({ variables }) => answer({ dealer: { list: pages.get(variables["after"] as "one" | null) } }),
  });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("Customer CU-48");
  await page.getByRole("button", { name: "Load more: Unsatisfied customers" }).click();
  await expect.poll(() => words(element)).toContain("Customer CU-6");
  expect(words(element)).toContain("Customer CU-48");
  expect(questions(asked, "UnsatisfiedCustomers").map(({ variables }) => variables["after"])).toEqual([null, "one"]);
  await expectAccessible(element);
});

test("a list that fails is tried again alone", async () => {
  let works = false;
  const list = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const asked = api({ Board: () => followedUp("FINAL"), UnsatisfiedCustomers: () => (works ? answer({ dealer: { list } }) : refusal()) });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).toContain("No customer was found unsatisfied at a follow-up.");
  expect(questions(asked, "Board")).toHaveLength(1);
});

test.each([
  ["a program without follow-ups", undefined],
  ["a dealer that has recorded none", () => followedUp("NO_DATA")],
])("%s has no such list, and nobody asks for it", async (_, board) => {
  const asked = api(board && { Board: board });
  const element = await dashboard({ view: { metrics: ["PREPICK", "FOLLOW_UP"] } });
  await expect.poll(() => page.getByRole("radio").elements().length).toBe(2);
  expect(element.shadowRoot?.querySelector("scorecard-unsatisfied-customers")).toBeNull();
  expect(questions(asked, "UnsatisfiedCustomers")).toEqual([]);
});

const inCurrency = (currency: string, value: number) => ({
  ...prepicked("2026-03", 0, { value, currency, goal: null, met: null }),
  metric: { ...prepick, shape: "MEAN", unit: "MONEY", version: 1 },
  asOf: "2026-06-01T12:00:00.000Z",
  interval: null,
  edition: null,
  differsSincePublication: false,
  receipt: {
    completeThrough: null,
    counts: { counted: 1, notCounted: 0, leftOut: 0 },
    ...Object.fromEntries(
      ["counted", "notCounted", "leftOut"].map((list) => [
        list,
        {
          nodes: [{ reason: `Sold in ${currency}.`, cohortAt: "2026-03-02T04:00:00.000Z", record: { internalID: `WO-${currency}` } }],
          pageInfo: { hasNextPage: list === "counted", endCursor: "1" },
        },
      ]),
    ),
  },
});

test("the dealer's own currency comes first on the board; a receipt in another is found among all, and so are its records", async () => {
  const metric = { ...prepick, shape: "MEAN", unit: "MONEY" };
  const group = { code: "PARTS", name: "Parts supply", importance: "Saves hours.", metrics: [metric] };
  const results = [inCurrency("CAD", 109.55), inCurrency("USD", 116.42)];
  const several = { dealer: { timeZone: "UTC", scorecard: { results } } };
  const asked = api({
    Board: () =>
      answer({
        program: { name: "After-sales", groups: [group] },
        dealer: { timeZone: "UTC", currency: "USD", scorecards: { nodes: [{ month: "2026-03", funnel: [], results }] } },
      }),
    Receipt: () => answer(several),
    ReceiptRecords: () => answer(several),
  });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("$116.42 CA$109.55");
  await page.getByRole("button", { name: /^CA\$109\.55/ }).click();
  await expect.poll(() => words(element.shadowRoot?.querySelector("dialog") ?? element)).toContain("Sold in CAD.");
  expect(element.view.receipt).toEqual({ metric: "PREPICK", month: "2026-03", currency: "CAD" });
  await page.getByRole("button", { name: "Load more: Counted" }).click();
  await expect.poll(() => questions(asked, "ReceiptRecords").length).toBe(1);
  expect(words(element.shadowRoot?.querySelector("dialog") ?? element)).not.toContain("USD");
  expect(questions(asked, "Receipt").map(({ variables }) => variables["several"])).toEqual([true]);
});

test("what can be computed opens in the header of the board, is asked for then, and is tried again alone", async () => {
  let works = false;
  const asked = api({ Readiness: () => (works ? answer({ dealer: { readiness } }) : refusal()) });
  const element = await dashboard();
  await page.getByRole("button", { name: "What can be computed" }).click();
  expect(element.view).toEqual({ readiness: true });
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByRole("button", { name: "2 of 3 metrics can be computed" })).toHaveAttribute("aria-expanded", "true");
  await expectAccessible(element);
  expect([questions(asked, "Readiness").length, questions(asked, "Board").length]).toEqual([2, 1]);
  await page.getByRole("button", { name: "2 of 3 metrics can be computed" }).click();
  expect(element.view.readiness).toBe(false);
});

test("a receipt whose records have something to cut by is cut on demand; another receipt begins whole", async () => {
  const slices = [
    { key: "G22", value: 0.75, numerator: 9, denominator: 12, currency: null, sufficiency: "FEW" },
    { key: null, value: 0.5, numerator: 1, denominator: 2, currency: null, sufficiency: "TOO_FEW" },
  ];
  const money = inCurrency("USD", 116.42);
  const result = { ...money, ...prepicked("2026-03", 40), metric: { ...prepick, version: 1, sliceBy: ["ASSET_MODEL", "TECHNICIAN"] } };
  let works = false;
  const asked = api({
    Receipt: () => answer({ dealer: { timeZone: "UTC", scorecard: { result } } }),
    Slices: () => (works ? answer({ dealer: { scorecard: { result: { currency: null, slices } } } }) : refusal()),
  });
  const element = await dashboard({ view: { receipt: { metric: "PREPICK", month: "2026-03" } } });
  const dialog = () => words(element.shadowRoot?.querySelector("dialog") ?? element);
  const split = page.getByRole("combobox", { name: "Split by" });
  await expect.element(split).toHaveValue("");
  await split.selectOptions("Model");
  await expect.poll(dialog).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(dialog).toContain("G22 75.0% 9 of 12 · few records not recorded 50.0% 1 of 2 · too few records");
  const variables = {
    dealer: "D1",
    program: "AFTER_SALES",
    metric: "PREPICK",
    month: "2026-03",
    by: "ASSET_MODEL",
    first: 50,
    several: false,
  };
  expect(questions(asked, "Slices").map((question) => question.variables)).toEqual([variables, variables]);
  expect(questions(asked, "Receipt")).toHaveLength(1);
  await expectAccessible(element);
  element.view = { receipt: { metric: "PREPICK", month: "2026-02" } };
  await expect.element(split).toHaveValue("");
  expect(dialog()).not.toContain("G22");
});

test("asked again, the dashboard asks again for what failed", async () => {
  const followUps = { ...prepick, recordKind: "FOLLOW_UP" };
  const group = { code: "PARTS", name: "Parts supply", importance: null, metrics: [followUps] };
  let works = false;
  api({
    Board: () =>
      answer({
        program: { name: "After-sales", groups: [group] },
        dealer: {
          timeZone: "UTC",
          currency: "USD",
          scorecards: { nodes: [{ month: "2026-03", funnel: [], results: [prepicked("2026-03", 40)] }] },
        },
      }),
    UnsatisfiedCustomers: () => {
      const list = { nodes: unsatisfiedCustomers, pageInfo: { hasNextPage: false, endCursor: null } };
      return works ? answer({ dealer: { list } }) : refusal();
    },
  });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  element.refresh();
  await expect.poll(() => words(element)).toContain("Customer CU-48");
});

test("by what a receipt is cut is part of the view: an address cuts it, and by nothing that its records do not have", async () => {
  const result = {
    ...inCurrency("USD", 116.42),
    ...prepicked("2026-03", 40),
    metric: { ...prepick, version: 1, sliceBy: ["ASSET_MODEL"] },
  };
  const asked = api({
    Receipt: () => answer({ dealer: { timeZone: "UTC", scorecard: { result } } }),
    Slices: () => answer({ dealer: { scorecard: { result: { currency: null, slices: [] } } } }),
  });
  const views = heard("scorecard-view-change");
  const receipt = { metric: "PREPICK", month: "2026-03" };
  const element = await dashboard({ view: { receipt: { ...receipt, by: "TECHNICIAN" } } });
  const split = page.getByRole("combobox", { name: "Split by" });
  await expect.element(split).toHaveValue("");
  element.view = { receipt: { ...receipt, by: "ASSET_MODEL" } };
  await expect.element(split).toHaveValue("ASSET_MODEL");
  await expect.poll(() => questions(asked, "Slices").map(({ variables }) => variables["by"])).toEqual(["ASSET_MODEL"]);
  await split.selectOptions("Not split");
  expect(views).toEqual([{ view: { receipt: { ...receipt, by: null } } }]);
  expect(questions(asked, "Receipt")).toHaveLength(1);
});
