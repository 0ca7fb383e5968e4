import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { dealerWith, program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { type Baseline, baselineFields, sendBaseline } from "../../support/improvement.ts";
import { insertOpportunities } from "../../support/opportunities.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = "2026-06-15T12:00:00.000Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

/** Five final months; June is open. */
async function publishedDealer(): Promise<string> {
  const months = {
    "2026-01": [1, 9],
    "2026-02": [2, 8],
    "2026-03": [3, 1],
    "2026-04": [4, 6],
    "2026-05": [10, 10],
    "2026-06": [1, 0],
  } as const;
  const dealer = await dealerWith(api, months);
  await publish(api, now);
  return dealer;
}

async function inForce(dealer: string, of = program, asOf: string | null = null): Promise<Baseline[]> {
  const data = await api.ask<{ dealer: { baselines: Baseline[] } }>(
    `query ($dealer: ID!, $of: ProgramCode!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { baselines(program: $of) { ${baselineFields} } } }`,
    { variables: { dealer, of, asOf } },
  );
  return data.dealer.baselines;
}

async function history(dealer: string, args = ""): Promise<{ nodes: Baseline[]; pageInfo: { hasNextPage: boolean; endCursor: string } }> {
  const data = await api.ask<{ dealer: { baselineHistory: { nodes: Baseline[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }>(
    `query ($dealer: ID!) { dealer(id: $dealer) { baselineHistory(program: ${program}${args}) { nodes { ${baselineFields} } pageInfo { hasNextPage endCursor } } } }`,
    { variables: { dealer } },
  );
  return data.dealer.baselineHistory;
}

/** Of what is refused nothing is stored: one dealer does for all. */
let refusing: string;
beforeAll(async () => {
  refusing = await publishedDealer();
});

const stored = () => api.database.dataSource.query<object[]>("SELECT dealer_id, number FROM metric_baseline ORDER BY dealer_id, number");

describe("a baseline", () => {
  test("is taken from the last 3 final months, from the summed numerators and denominators", async () => {
    const dealer = await publishedDealer();
    const baseline = {
      metric: { code: "ACCEPTANCE_RATE" },
      currency: null,
      number: 1,
      value: 0.5,
      numerator: 17,
      denominator: 34,
      records: 34,
      interval: { lower: expect.closeTo(0.3407, 4) as number, upper: expect.closeTo(0.6593, 4) as number },
      months: [
        { month: "2026-03", edition: 1 },
        { month: "2026-04", edition: 1 },
        { month: "2026-05", edition: 1 },
      ],
      monthValue: 0.5,
      definitionVersion: 1,
      note: "before the training",
      setBy: "someone",
      setAt: now,
    };
    expect(await sendBaseline(api, { dealerID: dealer, note: " before the training " })).toEqual({ baseline, userErrors: [] });
    expect(await inForce(dealer)).toEqual([baseline]);
  });

  test("is taken from as many final months as there are, where these are fewer", async () => {
    const dealer = await dealerWith(api, { "2026-05": [3, 1] });
    await publish(api, now);
    expect((await sendBaseline(api, { dealerID: dealer })).baseline).toMatchObject({ value: 0.75, months: [{ month: "2026-05" }] });
  });

  test("is taken from the months named, in whatever order", async () => {
    const dealer = await publishedDealer();
    expect((await sendBaseline(api, { dealerID: dealer, months: ["2026-02", "2026-01"] })).baseline).toMatchObject({
      value: 0.15,
      months: [{ month: "2026-01" }, { month: "2026-02" }],
    });
  });

  test("replaces the one before, which stays in the record; set in the same millisecond, the later holds", async () => {
    const dealer = await publishedDealer();
    await sendBaseline(api, { dealerID: dealer, months: ["2026-01"] });
    await sendBaseline(api, { dealerID: dealer, months: ["2026-02"] });
    await sendBaseline(api, { dealerID: dealer, metric: "ENGAGEMENT_RATE" });
    expect((await inForce(dealer)).map(({ number, value }) => [number, value])).toMatchObject([
      [1, expect.any(Number)],
      [2, 0.2],
    ]);
    expect((await history(dealer, `, metric: "ACCEPTANCE_RATE"`)).nodes.map(({ number }) => number)).toEqual([2, 1]);
    const first = await history(dealer, ", first: 2");
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([2, true]);
    const next = await history(dealer, `, first: 2, after: "${first.pageInfo.endCursor}"`);
    expect([next.nodes.length, next.pageInfo.hasNextPage]).toEqual([1, false]);
  });

  test("stays as it is when a month is restated, and says of which edition it is", async () => {
    const dealer = await publishedDealer();
    await sendBaseline(api, { dealerID: dealer, months: ["2026-03"] });
    await insertOpportunities(api.database.dataSource, dealer, [{ id: "late", assigned_at: new Date("2026-03-20T00:00:00Z") }]);
    await api.ask(`mutation { restateMetric(input: { dealerID: "${dealer}", program: ${program}, metric: "ACCEPTANCE_RATE", month: "2026-03", reason: "late" }) {
      result { value } } }`);
    expect(await inForce(dealer)).toMatchObject([{ value: 0.75, months: [{ month: "2026-03", edition: 1 }] }]);
    expect((await sendBaseline(api, { dealerID: dealer, months: ["2026-03"] })).baseline).toMatchObject({
      number: 2,
      value: 0.6,
      months: [{ month: "2026-03", edition: 2 }],
    });
  });

  test("is not there as of before it was set", async () => {
    const dealer = await publishedDealer();
    await sendBaseline(api, { dealerID: dealer });
    expect(await inForce(dealer, program, "2026-06-15T11:59:59Z")).toEqual([]);
  });

  test("is set by the dealer itself", async () => {
    const dealer = await publishedDealer();
    expect((await sendBaseline(api, { dealerID: dealer }, [dealer])).userErrors).toEqual([]);
    expect(await inForce(dealer)).toMatchObject([{ value: 0.5 }]);
  });

  test("is set several times at once: each has its own number", async () => {
    const dealer = await publishedDealer();
    const sent = await Promise.all(Array.from({ length: 4 }, () => sendBaseline(api, { dealerID: dealer })));
    expect(new Set(sent.map(({ baseline }) => baseline?.number))).toEqual(new Set([1, 2, 3, 4]));
  });
});

const insert = (table: string, dealer_id: string, record: Readonly<Record<string, unknown>>) =>
  insertServiceRecord(api.database.dataSource, table, { dealer_id, id: randomUUID(), ...record });

describe("a baseline of another shape", () => {
  const field = "FIELD_SERVICE";

  test("counts each vehicle once, however many months it is in use", async () => {
    const dealer = await newDealer(api.database.dataSource);
    for (const month of ["2026-03", "2026-04"]) {
      for (const vehicle of ["A", "B", month]) await insert("visit", dealer, { vehicle, arrived_at: `${month}-10T12:00:00Z` });
    }
    await publish(api, now);
    expect((await sendBaseline(api, { dealerID: dealer, program: field, metric: "VEHICLES_IN_USE" })).baseline).toMatchObject({
      value: 4,
      monthValue: null,
      denominator: null,
      records: 4,
    });
  });

  test("keeps sum and count of a mean", async () => {
    const dealer = await newDealer(api.database.dataSource);
    const completed = (hours: number, month: string) =>
      insert("work_order", dealer, {
        nature: "REACTIVE",
        opened_at: `${month}-10T00:00:00Z`,
        completed_at: new Date(Date.parse(`${month}-10T00:00:00Z`) + hours * 3_600_000),
      });
    await completed(2, "2026-03");
    await completed(4, "2026-03");
    await completed(12, "2026-04");
    await publish(api, now);
    const { baseline } = await sendBaseline(api, { dealerID: dealer, program: field, metric: "ORDER_COMPLETION_TIME" });
    expect([baseline?.value, baseline?.numerator, baseline?.denominator]).toEqual([6, 18, 3]);
  });

  test("counts who is there all along in one month: the next one counts the same again", async () => {
    const dealer = await newDealer(api.database.dataSource);
    for (let index = 0; index < 12; index += 1) await insert("staff", dealer, { role: "TECHNICIAN", hired_on: "2019-05-01" });
    for (const month of ["2026-04", "2026-05"])
      await insert("work_order", dealer, { place: "ON_SITE", opened_at: `${month}-10T12:00:00Z`, completed_at: `${month}-10T12:00:00Z` });
    await publish(api, now);
    const order = { dealerID: dealer, program: field, metric: "EMPLOYEE_RETENTION_RATE" };
    expect((await sendBaseline(api, order)).baseline).toMatchObject({ records: 12, months: [{ month: "2026-05" }] });
    expect((await sendBaseline(api, { ...order, months: ["2026-04", "2026-05"] })).userErrors).toMatchObject([
      { field: ["input", "months"], message: expect.stringContaining("expected one month") as string },
    ]);
  });

  test("in money is one for each currency, and sums none of them", async () => {
    const dealer = await newDealer(api.database.dataSource);
    for (const [expedite_cost, currency] of [
      [100, "USD"],
      [50, "USD"],
      [70, "CAD"],
    ] as const) {
      await insert("part_line", dealer, { ordered_at: "2026-04-10T12:00:00Z", expedited: true, expedite_cost, currency });
    }
    await publish(api, now);
    const money = { dealerID: dealer, program: field, metric: "EXPEDITED_PARTS_COST" };
    expect((await sendBaseline(api, money)).baseline).toMatchObject({ currency: "USD", value: 150, records: 2 });
    expect((await sendBaseline(api, { ...money, currency: "CAD" })).baseline).toMatchObject({ currency: "CAD", number: 1, value: 70 });
    expect((await inForce(dealer, field)).map(({ currency }) => currency)).toEqual(["CAD", "USD"]);
  });
});

test.each([
  ["an unknown metric", { metric: "NPS" }, "metric", 'has no metric "NPS"'],
  ["a month that is open", { months: ["2026-05", "2026-06"] }, "months", "ACCEPTANCE_RATE is not final in 2026-06"],
  ["no month", { months: [] }, "months", "0 months are asked for; expected 1 to 24."],
  ["too many months", { months: Array.from({ length: 25 }, (_, year) => `20${10 + year}-01`) }, "months", "25 months are asked for"],
  ["a month twice", { months: ["2026-05", "2026-05"] }, "months", "named twice"],
  ["a currency of a share", { currency: "USD" }, "currency", "is not in money"],
  [
    "money in a currency that is none",
    { program: "FIELD_SERVICE", metric: "EXPEDITED_PARTS_COST", currency: "ZZZ" },
    "currency",
    '"ZZZ" is no currency',
  ],
  ["a metric that was never final", { program: "FIELD_SERVICE", metric: "REWORK_RATE" }, "metric", "has no final month yet"],
  ["a long note", { note: "x".repeat(1001) }, "note", "has 1001 characters; expected at most 1000."],
  ["a dealer that is not there", { dealerID: "nobody" }, "dealerID", "There is no dealer of that id to be seen."],
])("%s is refused, and nothing is stored", async (_, input, field, message) => {
  const before = await stored();
  const { baseline, userErrors } = await sendBaseline(api, { dealerID: refusing, ...input });
  expect(baseline).toBeNull();
  expect(userErrors).toEqual([
    { field: ["input", field], message: expect.stringContaining(message) as string, code: expect.any(String) as string },
  ]);
  expect(await stored()).toEqual(before);
});

test("a month without a value alone is refused", async () => {
  const dealer = await newDealer(api.database.dataSource);
  const withdrawn = new Date("2026-03-01T00:00:00Z");
  await insertOpportunities(api.database.dataSource, dealer, [{ id: "1", assigned_at: withdrawn, request_cancelled_at: withdrawn }]);
  await publish(api, now);
  const { userErrors } = await sendBaseline(api, { dealerID: dealer, metric: "CLOSE_RATE" });
  expect(userErrors).toMatchObject([{ field: ["input", expect.stringMatching(/months|metric/) as string] }]);
});
