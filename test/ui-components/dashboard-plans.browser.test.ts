import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { prepick } from "./support/boards.ts";
import { closeRate, metricResult, metricTile } from "./support/fixtures.ts";
import { baseline, plan } from "./support/improvement.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const dealer = { internalID: "D1", name: "North Yard", currency: "USD", timeZone: "UTC" };
const data = (value: object) => Response.json({ data: value });
const end = { hasNextPage: false, endCursor: null };

const plansAnswer = (nodes = [plan()], pageInfo: object = end) =>
  data({ program: { metrics: [prepick] }, dealer: { ...dealer, baselines: [baseline()], list: { nodes, pageInfo } } });

function api(given: Parameters<typeof fakeApi>[0] = {}) {
  return fakeApi({
    Plans: () => plansAnswer(),
    StartPlan: () => data({ startImprovementPlan: { plan: { number: 2, name: "Trolleys" }, userErrors: [] } }),
    DecidePlan: () => data({ decideImprovementPlan: { plan: { number: 1, name: "Pre-pick trolleys" }, userErrors: [] } }),
    SetBaseline: () => data({ setBaseline: { baseline: baseline({ metric: closeRate, value: 0.6 }), userErrors: [] } }),
    ...given,
  });
}

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show("scorecard-dashboard", { ...source, program: "AFTER_SALES", ...given });
}

const opened = (given: Partial<ScorecardDashboard> = {}) => dashboard({ view: { panel: "plans" }, ...given });
const sent = (asked: ReturnType<typeof fakeApi>, name: string) => asked.filter(({ operation }) => operation === name);
const button = (name: string) => page.getByRole("button", { name });
const field = (name: string) => page.getByLabelText(name, { exact: true });

async function write(): Promise<void> {
  await button("Start a plan").click();
  await field("Name").fill("Trolleys");
  await field("What is done").fill("Parts are laid out.");
  await field("First day").fill("2026-05-01");
}

async function start(): Promise<void> {
  await write();
  await button("Start this plan").click();
}

test("the button opens the plans in place of the overview, and closing them goes back to it", async () => {
  const asked = api();
  const element = await dashboard();
  expect(sent(asked, "Plans")).toEqual([]);
  await button("Plans").click();
  await expect.poll(() => words(element)).toContain("Plans: North Yard");
  await expectAccessible(element);
  await button("Close").click();
  await expect.poll(() => element.shadowRoot?.activeElement?.shadowRoot?.activeElement?.textContent).toBe("Plans");
});

test("a plan is started for the dealer and program that are shown, and the list is read again", async () => {
  const asked = api();
  const element = await opened();
  await start();
  await expect.poll(() => words(element)).toContain("The plan is started: Trolleys.");
  const [{ variables } = { variables: {} }] = sent(asked, "StartPlan");
  expect(variables).toMatchObject({ input: { dealerID: "D1", program: "AFTER_SALES", metric: "PREPICK", startsOn: "2026-05-01" } });
  expect(sent(asked, "Plans")).toHaveLength(2);
});

test("what is refused stands at its field, and nothing is read again", async () => {
  const userErrors = [{ field: ["input", "startsOn"], message: "Expected a later start." }];
  const asked = api({ StartPlan: () => data({ startImprovementPlan: { plan: null, userErrors } }) });
  const element = await opened();
  await start();
  await expect.poll(() => words(element)).toContain("Expected a later start.");
  expect(sent(asked, "Plans")).toHaveLength(1);
});

test("what cannot be sent is said over the list, which stays; trying again reads it", async () => {
  let down = true;
  api({ StartPlan: () => (down ? new Response(null, { status: 400 }) : data({})) });
  const element = await opened();
  await start();
  await button("Try again").click();
  down = false;
  await expect.poll(() => page.getByRole("button", { name: "Try again" }).elements()).toHaveLength(0);
  expect(words(element)).toContain("Pre-pick trolleys");
});

test("a decision is sent for its plan, refused at it, and recorded", async () => {
  let refuse = true;
  const userErrors = [{ field: ["input", "newBaseline"], message: "There is nothing to fix." }];
  const asked = api({
    DecidePlan: () =>
      data({
        decideImprovementPlan: refuse ? { plan: null, userErrors } : { plan: { number: 1, name: "Pre-pick trolleys" }, userErrors: [] },
      }),
  });
  const element = await opened();
  await button("Keep for good: Pre-pick trolleys").click();
  await field("Why it is kept").fill("It works.");
  await button("Record that it is kept").click();
  await expect.poll(() => words(element)).toContain("There is nothing to fix.");
  refuse = false;
  await button("Record that it is kept").click();
  await expect.poll(() => words(element)).toContain("The decision is recorded: Pre-pick trolleys.");
  expect(sent(asked, "DecidePlan")[0]?.variables).toEqual({
    input: { dealerID: "D1", plan: 1, decision: "KEEP", reason: "It works.", newBaseline: false },
  });
});

test("a page that takes the matter over is asked first, and nothing is sent", async () => {
  const asked = api();
  const element = await opened();
  const details: unknown[] = [];
  element.addEventListener("scorecard-plan-start", (event) => {
    event.preventDefault();
    details.push((event as CustomEvent<unknown>).detail);
  });
  await start();
  expect(details).toMatchObject([{ input: { name: "Trolleys" } }]);
  expect(sent(asked, "StartPlan")).toEqual([]);
});

test("older plans follow on demand", async () => {
  const asked = api({
    Plans: ({ variables }) =>
      variables["after"] === null
        ? plansAnswer([plan({ number: 2, name: "Newer" })], { hasNextPage: true, endCursor: "older" })
        : plansAnswer(),
  });
  const element = await opened();
  await button("Load more").click();
  await expect.poll(() => words(element)).toContain("Pre-pick trolleys");
  expect(words(element)).toContain("Newer");
  expect(sent(asked, "Plans").map(({ variables }) => variables["after"])).toEqual([null, "older"]);
});

const whole = {
  asOf: "2026-06-01T12:00:00.000Z",
  interval: null,
  edition: null,
  differsSincePublication: false,
  receipt: {
    completeThrough: null,
    counts: { counted: 0, notCounted: 0, leftOut: 0 },
    ...Object.fromEntries(["counted", "notCounted", "leftOut"].map((list) => [list, { nodes: [], pageInfo: end }])),
  },
};

test("in the receipt of a tile stand its months with the baseline, and another is set there", async () => {
  const nodes = [baseline({ metric: closeRate, monthValue: 0.6, value: 0.6, months: [{ month: "2026-03", edition: 1 }] })];
  const result = { ...metricResult(), metric: { ...closeRate, version: 1 }, ...whole };
  let list: readonly object[] = [];
  const asked = api({
    Baselines: () => data({ dealer: { timeZone: "UTC", list: { nodes: list, pageInfo: end } } }),
    SetBaseline: () => {
      list = nodes;
      return data({ setBaseline: { baseline: nodes[0], userErrors: [] } });
    },
    Receipt: () => data({ dealer: { timeZone: "UTC", scorecard: { result } } }),
    Tiles: () => data({ program: { groups: [] }, dealer: { name: "North Yard", timeZone: "UTC", tiles: [metricTile()] } }),
  });
  const sets = heard("scorecard-baseline-set");
  const element = await dashboard({ view: { receipt: { metric: "CLOSE_RATE", month: "2026-03" } } });
  await expect.poll(() => words(element)).toContain("No baseline is set.");
  expect(sent(asked, "Baselines")).toHaveLength(1);
  await button("Set baseline").click();
  await button("Set this baseline").click();
  await expect.poll(() => words(element)).toContain("The baseline is set: 60.0%.");
  await expect.poll(() => words(element)).toContain("the baseline of 60.0%, March 2026");
  expect(sets).toEqual([{ input: { metric: "CLOSE_RATE", currency: null, months: null, note: null } }]);
  expect(sent(asked, "SetBaseline")[0]?.variables).toMatchObject({
    input: { dealerID: "D1", program: "AFTER_SALES", metric: "CLOSE_RATE" },
  });
});

/** Waits until it is answered. */
function held(answer: () => Response) {
  const waiting: (() => void)[] = [];
  const reply = () => new Promise<Response>((done) => void waiting.push(() => done(answer())));
  return { reply, answer: () => waiting.shift()?.() };
}

const started = () => data({ startImprovementPlan: { plan: { number: 2, name: "Trolleys" }, userErrors: [] } });

test("a plan is on its way until the list that shows it is there", async () => {
  const list = held(() => plansAnswer([plan({ number: 2, name: "Trolleys" }), plan()]));
  let read = 0;
  const asked = api({
    Plans: () => {
      read += 1;
      return read === 1 ? plansAnswer() : list.reply();
    },
  });
  const element = await opened();
  await start();
  await expect.poll(() => words(element)).toContain("The plan is started: Trolleys.");
  await write();
  element.shadowRoot?.querySelector("scorecard-plans")?.shadowRoot?.querySelector("form")?.requestSubmit();
  expect(sent(asked, "StartPlan")).toHaveLength(1);
  list.answer();
  await button("Start this plan").click();
  await expect.poll(() => sent(asked, "StartPlan")).toHaveLength(2);
});

test.each([
  ["the plans are closed and opened again", { view: {} }, { view: { panel: "plans" } }],
  ["another language is spoken", { lang: "fr" }, { lang: "en" }],
  ["a past instant is looked at", { view: { panel: "plans", asOf: "2026-03-05T12:00:00.000Z" } }, { view: { panel: "plans" } }],
] as const)("what is under way stays so when %s, and is told then", async (_, away, back) => {
  const made = held(started);
  const asked = api({ StartPlan: made.reply });
  const element = await opened();
  await start();
  Object.assign(element, away);
  await new Promise((done) => setTimeout(done, 50));
  Object.assign(element, back);
  await expect.poll(() => words(element)).toMatch(/Plans: North Yard/);
  const plans = element.shadowRoot?.querySelector("scorecard-plans");
  await expect.poll(() => plans?.saving).toBe(true);
  made.answer();
  await expect.poll(() => words(element)).toContain("The plan is started: Trolleys.");
  await expect.poll(() => plans?.saving).toBe(false);
  expect(sent(asked, "StartPlan")).toHaveLength(1);
});

test("what was made is made, whatever else of the answer failed", async () => {
  api({
    StartPlan: () =>
      Response.json({
        data: { startImprovementPlan: { plan: { number: 2, name: "Trolleys" }, userErrors: [] } },
        errors: [{ message: "no" }],
      }),
  });
  const element = await opened();
  await start();
  await expect.poll(() => words(element)).toContain("The plan is started: Trolleys.");
});

test.each([
  ["dealer", { dealerId: "D2" }],
  ["program", { program: "FIELD_SERVICE" }],
])("what was typed for one %s is not there for another", async (_, other) => {
  const asked = api();
  const element = await opened();
  await button("Start a plan").click();
  await field("Name").fill("Trolleys");
  Object.assign(element, other);
  await expect.poll(() => sent(asked, "Plans")).toHaveLength(2);
  await button("Start a plan").click();
  await expect.element(field("Name")).toHaveValue("");
});

test("the receipt of money in the dealer's own currency finds its baselines", async () => {
  const money = { ...closeRate, code: "PARTS", shape: "SUM", unit: "MONEY" } as const;
  const parts = { ...metricResult({ metricCode: "PARTS", goal: null, met: null }), currency: "USD" };
  const other = { ...parts, currency: "CAD" };
  const asked = api({
    Baselines: () =>
      data({
        dealer: {
          timeZone: "UTC",
          list: { nodes: [baseline({ metric: money, currency: "USD", value: 900, monthValue: 900 })], pageInfo: end },
        },
      }),
    SetBaseline: () => data({ setBaseline: { baseline: null, userErrors: [] } }),
    Receipt: () => data({ dealer: { timeZone: "UTC", scorecard: { result: { ...parts, metric: { ...money, version: 1 }, ...whole } } } }),
    Tiles: () =>
      data({
        program: { groups: [] },
        dealer: { name: "North Yard", timeZone: "UTC", tiles: [metricTile({ metric: money, result: parts, bars: [parts, other] })] },
      }),
  });
  const element = await dashboard({ view: { receipt: { metric: "PARTS", month: "2026-03" } } });
  await expect.poll(() => words(element)).toContain("the baseline of $900.00");
  await button("Set baseline").click();
  await button("Set this baseline").click();
  await expect.poll(() => sent(asked, "SetBaseline")[0]?.variables).toMatchObject({ input: { metric: "PARTS", currency: "USD" } });
});
