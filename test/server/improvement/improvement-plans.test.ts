import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealerWith, program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { decide, plansOf, sendBaseline, sendPlan } from "../../support/improvement.ts";
import { insertOpportunities } from "../../support/opportunities.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = "2026-06-15T12:00:00.000Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

/** With a baseline of the first three months, a half. */
async function dealerWithBaseline(timeZone = "UTC"): Promise<string> {
  const months = { "2026-01": [10, 10], "2026-02": [10, 10], "2026-03": [10, 10], "2026-04": [15, 5], "2026-05": [16, 4] } as const;
  const dealer = await dealerWith(api, months, timeZone);
  await publish(api, now);
  await sendBaseline(api, { dealerID: dealer, months: ["2026-01", "2026-02", "2026-03"] });
  return dealer;
}

/** Of what is refused nothing is stored: one dealer does for all. */
let refusing: string;
beforeAll(async () => {
  refusing = await dealerWithBaseline();
  await sendPlan(api, { dealerID: refusing });
});

const stored = () =>
  api.database.dataSource.query<object[]>(
    "SELECT (SELECT count(*) FROM improvement_plan) AS plans, (SELECT count(*) FROM improvement_decision) AS decisions, (SELECT count(*) FROM metric_baseline) AS baselines",
  );

describe("a plan", () => {
  test("is recorded with what is done, who brought it, what it costs and the baseline in force", async () => {
    const dealer = await dealerWithBaseline();
    const plan = {
      number: 1,
      name: "Call back",
      action: "Every request is called back within an hour.",
      broughtBy: "VENDOR",
      vendor: "Example Training",
      startsOn: "2026-04-01",
      cost: 1200.5,
      costCurrency: "USD",
      metric: { code: "ACCEPTANCE_RATE" },
      baseline: { number: 1, value: 0.5 },
      state: "RUNNING",
      decisions: [],
      recordedBy: "someone",
      recordedAt: now,
    };
    const sent = await sendPlan(api, { dealerID: dealer, broughtBy: "VENDOR", vendor: " Example Training ", cost: 1200.5 });
    expect(sent).toEqual({ plan, userErrors: [] });
    expect(await plansOf(api, dealer)).toMatchObject([plan]);
  });

  test("keeps its baseline when another comes in force, and may name one that is not", async () => {
    const dealer = await dealerWithBaseline();
    await sendPlan(api, { dealerID: dealer });
    await sendBaseline(api, { dealerID: dealer, months: ["2026-04"] });
    await sendPlan(api, { dealerID: dealer, startsOn: "2026-05-01" });
    await sendPlan(api, { dealerID: dealer, baseline: 1 });
    expect((await plansOf(api, dealer)).map(({ number, baseline }) => [number, baseline])).toEqual([
      [3, { number: 1, value: 0.5 }],
      [2, { number: 2, value: 0.75 }],
      [1, { number: 1, value: 0.5 }],
    ]);
  });

  test("is recorded by the dealer itself, several at once each under its own number", async () => {
    const dealer = await dealerWithBaseline();
    const sent = await Promise.all(Array.from({ length: 4 }, () => sendPlan(api, { dealerID: dealer }, [dealer])));
    expect(new Set(sent.map(({ plan }) => plan?.number))).toEqual(new Set([1, 2, 3, 4]));
  });

  test("stands in the list of its program, and in that of all", async () => {
    const dealer = await dealerWithBaseline();
    await sendPlan(api, { dealerID: dealer });
    const { dealer: lists } = await api.ask<{ dealer: Record<string, { nodes: object[] }> }>(`{ dealer(id: "${dealer}") {
      own: improvementPlans(program: ${program}) { nodes { number } } other: improvementPlans(program: FIELD_SERVICE) { nodes { number } }
      all: improvementPlans { nodes { number } } } }`);
    expect([lists["own"]?.nodes, lists["other"]?.nodes, lists["all"]?.nodes]).toEqual([[{ number: 1 }], [], [{ number: 1 }]]);
  });

  test("stands in pages", async () => {
    const dealer = await dealerWithBaseline();
    for (let count = 0; count < 3; count += 1) await sendPlan(api, { dealerID: dealer });
    const page = async (after: string | null) => {
      const data = await api.ask<{ dealer: { improvementPlans: { nodes: { number: number }[]; pageInfo: { endCursor: string } } } }>(
        `query ($dealer: ID!, $after: String) { dealer(id: $dealer) { improvementPlans(first: 2, after: $after) { nodes { number } pageInfo { endCursor } } } }`,
        { variables: { dealer, after } },
      );
      return data.dealer.improvementPlans;
    };
    const first = await page(null);
    expect(first.nodes).toEqual([{ number: 3 }, { number: 2 }]);
    expect((await page(first.pageInfo.endCursor)).nodes).toEqual([{ number: 1 }]);
  });

  test.each([
    ["an unknown metric", { metric: "NPS" }, "metric", 'has no metric "NPS"'],
    ["a count of different values", { program: "FIELD_SERVICE", metric: "VEHICLES_IN_USE" }, "metric", "the longer the period, the more"],
    ["a metric without a baseline", { metric: "CLOSE_RATE" }, "baseline", "CLOSE_RATE has no baseline yet; set one first."],
    ["a baseline that is not there", { baseline: 7 }, "baseline", "ACCEPTANCE_RATE has no baseline 7."],
    ["a baseline of no number", { baseline: -1 }, "baseline", "has no baseline -1"],
    ["a currency of a share", { currency: "USD" }, "currency", "is not in money"],
    ["a blank name", { name: "  " }, "name", "The name is blank; expected a text."],
    ["a name that cannot be stored", { name: "a\0b" }, "name", "The name holds a NUL character"],
    ["a long name", { name: "x".repeat(201) }, "name", "The name has 201 characters; expected at most 200."],
    ["a blank action", { action: "" }, "action", "What is done is blank"],
    ["a long action", { action: "x".repeat(2001) }, "action", "expected at most 2000"],
    ["a vendor without a name", { broughtBy: "VENDOR" }, "vendor", "The vendor's name is blank"],
    ["a vendor of own staff", { vendor: "Example Training" }, "vendor", "expected no vendor, or VENDOR"],
    [
      "a start within the baseline",
      { startsOn: "2026-03-31" },
      "startsOn",
      "The baseline's last month, 2026-03, does not end before 2026-03-31",
    ],
    ["a start far off", { startsOn: "9999-01-01" }, "startsOn", "expected a day of the years 1000 to 2999"],
    ["a negative cost", { cost: -1 }, "cost", "-1 is out of range"],
    ["a cost beyond all measure", { cost: 1e15 }, "cost", "is out of range"],
    ["a cost in no currency", { cost: 1, costCurrency: "ZZZ" }, "costCurrency", '"ZZZ" is no currency'],
    ["a currency without a cost", { costCurrency: "USD" }, "costCurrency", "There is no cost"],
    ["a dealer that is not there", { dealerID: "nobody" }, "dealerID", "There is no dealer of that id to be seen."],
  ])("is refused with %s, and nothing is stored", async (_, input, field, message) => {
    const before = await stored();
    const { plan, userErrors } = await sendPlan(api, { dealerID: refusing, ...input });
    expect(plan).toBeNull();
    expect(userErrors).toEqual([
      { field: ["input", field], message: expect.stringContaining(message) as string, code: expect.any(String) as string },
    ]);
    expect(await stored()).toEqual(before);
  });
});

describe("a decision", () => {
  test("is recorded with who, when and why, on the dealer's day", async () => {
    const dealer = await dealerWithBaseline("Asia/Tokyo");
    await sendPlan(api, { dealerID: dealer });
    api.clock.set("2026-06-15T16:00:00.000Z");
    try {
      const decision = {
        decision: "STOP",
        reason: "It takes too long.",
        decidedOn: "2026-06-16",
        decidedBy: "someone",
        decidedAt: "2026-06-15T16:00:00.000Z",
      };
      expect(await decide(api, { dealerID: dealer }, [dealer])).toMatchObject({
        plan: { state: "STOPPED", decisions: [decision] },
        baseline: null,
        userErrors: [],
      });
      expect(await plansOf(api, dealer)).toMatchObject([{ state: "STOPPED", decisions: [decision] }]);
    } finally {
      api.clock.set(now);
    }
  });

  test("to keep a plan may be followed by one to stop it, and that by none", async () => {
    const dealer = await dealerWithBaseline();
    await sendPlan(api, { dealerID: dealer });
    expect((await decide(api, { dealerID: dealer, decision: "KEEP" })).plan).toMatchObject({ state: "KEPT" });
    expect((await decide(api, { dealerID: dealer })).plan).toMatchObject({ state: "STOPPED" });
    expect((await decide(api, { dealerID: dealer, decision: "KEEP" })).userErrors).toMatchObject([{ field: ["input", "decision"] }]);
    expect((await plansOf(api, dealer))[0]).toMatchObject({ state: "STOPPED", decisions: [{ decision: "KEEP" }, { decision: "STOP" }] });
  });

  test("taken several times at once is recorded once", async () => {
    const dealer = await dealerWithBaseline();
    await sendPlan(api, { dealerID: dealer });
    const sent = await Promise.all(Array.from({ length: 4 }, () => decide(api, { dealerID: dealer })));
    expect(sent.filter(({ plan }) => plan).length).toBe(1);
  });

  test("to keep a plan can set a new baseline, of its own months", async () => {
    const dealer = await dealerWithBaseline();
    await sendPlan(api, { dealerID: dealer });
    const { baseline } = await decide(api, { dealerID: dealer, decision: "KEEP", newBaseline: true });
    expect(baseline).toMatchObject({ number: 2, value: 0.775, months: [{ month: "2026-04" }, { month: "2026-05" }], note: "Call back" });
    expect((await plansOf(api, dealer))[0]).toMatchObject({ baseline: { number: 1, value: 0.5 } });
  });

  test.each([
    ["no reason", { reason: " " }, "reason", "The reason is blank"],
    ["a long reason", { reason: "x".repeat(1001) }, "reason", "expected at most 1000"],
    ["a plan that is not there", { plan: 9 }, "plan", "The dealer has no plan 9."],
    ["a plan of no number", { plan: 0 }, "plan", "The dealer has no plan 0."],
    ["a new baseline of a plan that is stopped", { newBaseline: true }, "newBaseline", "Only a plan that is kept"],
    ["a dealer that is not there", { dealerID: "nobody" }, "dealerID", "There is no dealer of that id to be seen."],
  ])("is refused with %s, and nothing is stored", async (_, input, field, message) => {
    const before = await stored();
    const { plan, userErrors } = await decide(api, { dealerID: refusing, ...input });
    expect([plan, userErrors]).toEqual([
      null,
      [{ field: ["input", field], message: expect.stringContaining(message) as string, code: expect.any(String) as string }],
    ]);
    expect(await stored()).toEqual(before);
  });

  test("to keep a plan is refused before it starts, and with a new baseline before a month of it is final", async () => {
    const dealer = await dealerWithBaseline();
    await sendPlan(api, { dealerID: dealer, startsOn: "2026-07-01" });
    await sendPlan(api, { dealerID: dealer, startsOn: "2026-06-02" });
    expect((await decide(api, { dealerID: dealer, decision: "KEEP" })).userErrors).toMatchObject([{ field: ["input", "decision"] }]);
    const early = await decide(api, { dealerID: dealer, plan: 2, decision: "KEEP", newBaseline: true });
    expect(early.userErrors).toMatchObject([{ field: ["input", "newBaseline"] }]);
    expect((await plansOf(api, dealer)).map(({ state }) => state)).toEqual(["RUNNING", "RUNNING"]);
  });
});

test("what the new baseline of a plan cannot be taken from is said of the new baseline", async () => {
  const dealer = await dealerWith(api, { "2026-03": [10, 10] });
  const withdrawn = new Date("2026-04-10T00:00:00Z");
  await insertOpportunities(api.database.dataSource, dealer, [
    { id: "withdrawn", assigned_at: withdrawn, request_cancelled_at: withdrawn },
  ]);
  await publish(api, now);
  await sendBaseline(api, { dealerID: dealer, months: ["2026-03"] });
  await sendPlan(api, { dealerID: dealer });
  expect(await decide(api, { dealerID: dealer, decision: "KEEP", newBaseline: true })).toMatchObject({
    plan: null,
    userErrors: [{ field: ["input", "newBaseline"] }],
  });
});

test("a plan in money is judged by the baseline of its currency", async () => {
  const dealer = await dealerWithBaseline();
  for (const [index, currency] of ["USD", "CAD"].entries()) {
    await insertServiceRecord(api.database.dataSource, "part_line", {
      dealer_id: dealer,
      id: currency,
      ordered_at: "2026-03-10T12:00:00Z",
      expedited: true,
      expedite_cost: 100 + index,
      currency,
    });
  }
  await publish(api, now);
  const money = { dealerID: dealer, program: "FIELD_SERVICE", metric: "EXPEDITED_PARTS_COST" };
  await sendBaseline(api, { ...money, currency: "CAD" });
  expect((await sendPlan(api, money)).userErrors).toMatchObject([
    { field: ["input", "baseline"], message: expect.stringContaining("in USD") as string },
  ]);
  expect((await sendPlan(api, { ...money, currency: "CAD" })).plan).toMatchObject({ baseline: { number: 1, value: 101 } });
  expect(program).not.toBe(money.program);
});
