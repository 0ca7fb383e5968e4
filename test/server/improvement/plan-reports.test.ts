import { newcombeInterval } from "server/kpi/statistics/newcombe-interval.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { dealerWith, program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { decide, plansOf, reportFields, reportOf, sendBaseline, sendPlan } from "../../support/improvement.ts";
import { insertOpportunities } from "../../support/opportunities.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = "2026-06-15T12:00:00.000Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

type Month = readonly [accepted: number, expired: number];

/** Judged by a baseline of January to March; a half, unless given. */
async function planned(
  since: { "2026-04"?: Month; "2026-05"?: Month },
  input: Record<string, unknown> = {},
  timeZone = "UTC",
  at = now,
): Promise<string> {
  const before = { "2026-01": [10, 10], "2026-02": [10, 10], "2026-03": [10, 10] } as const;
  const dealer = await dealerWith(api, { ...before, ...since }, timeZone);
  await publish(api, at);
  await sendBaseline(api, { dealerID: dealer, months: Object.keys(before) });
  const { userErrors } = await sendPlan(api, { dealerID: dealer, ...input });
  expect(userErrors).toEqual([]);
  return dealer;
}

describe("the report of a plan", () => {
  test("shows before, since, the change, its interval and what each extra record cost", async () => {
    const dealer = await planned({ "2026-04": [18, 2], "2026-05": [17, 3] }, { cost: 300 });
    expect(await reportOf(api, dealer)).toEqual({
      before: { months: ["2026-01", "2026-02", "2026-03"], value: 0.5, numerator: 30, denominator: 60, records: 60 },
      since: { months: ["2026-04", "2026-05"], value: 0.875, numerator: 35, denominator: 40, records: 40 },
      change: 0.375,
      interval: newcombeInterval({ counted: 35, records: 40 }, { counted: 30, records: 60 }),
      verdict: "IMPROVING",
      advice: null,
      extraRecords: 15,
      costOfEach: 20,
      comparison: null,
    });
  });

  test.each([
    ["the first day of a month", "2026-04-01", ["2026-04", "2026-05"]],
    ["the second", "2026-04-02", ["2026-05"]],
    ["the last", "2026-04-30", ["2026-05"]],
  ])("of one that starts on %s counts the months wholly after", async (_, startsOn, months) => {
    const dealer = await planned({ "2026-04": [18, 2], "2026-05": [17, 3] }, { startsOn });
    expect((await reportOf(api, dealer)).since?.months).toEqual(months);
  });

  test("has nothing since while no whole month is final", async () => {
    const dealer = await planned({ "2026-04": [18, 2], "2026-05": [17, 3] }, { startsOn: "2026-05-02" });
    expect(await reportOf(api, dealer)).toMatchObject({ since: null, change: null, interval: null, verdict: "TOO_EARLY", advice: null });
  });

  test.each([
    ["Asia/Tokyo", "2026-03-31T15:00:00Z", 21],
    ["Asia/Tokyo", "2026-03-31T14:59:59.999Z", 20],
    ["America/Chicago", "2026-04-01T05:00:00Z", 21],
    ["America/Chicago", "2026-04-01T04:59:59.999Z", 20],
  ])("in %s counts what came at %s by the dealer's own clocks", async (timeZone, assigned, records) => {
    const dealer = await newDealer(api.database.dataSource, { timeZone });
    const months = ["2026-02-10T12:00:00Z", "2026-04-10T12:00:00Z"].flatMap((instant) =>
      Array.from({ length: 20 }, (_, index) => ({ id: `${instant} ${index}`, assigned_at: new Date(instant) })),
    );
    await insertOpportunities(api.database.dataSource, dealer, [...months, { id: "late", assigned_at: new Date(assigned) }]);
    await publish(api, now);
    await sendBaseline(api, { dealerID: dealer, months: ["2026-02"] });
    await sendPlan(api, { dealerID: dealer });
    expect((await reportOf(api, dealer)).since?.records).toBe(records);
  });

  test.each([
    ["2026-05-31T12:00:00Z", ["2026-04"]],
    ["2026-06-01T12:00:00Z", ["2026-04", "2026-05"]],
  ])("of one that was stopped at %s counts the months that ended before", async (stopped, months) => {
    try {
      api.clock.set("2026-05-20T12:00:00Z");
      const dealer = await planned({ "2026-04": [18, 2], "2026-05": [1, 19] }, {}, "UTC", "2026-05-20T12:00:00Z");
      api.clock.set(stopped);
      expect((await decide(api, { dealerID: dealer })).userErrors).toEqual([]);
      api.clock.set(now);
      await publish(api, now);
      expect((await reportOf(api, dealer)).since?.months).toEqual(months);
    } finally {
      api.clock.set(now);
    }
  });

  test("holds the newest edition since against the baseline as it was fixed", async () => {
    const dealer = await planned({ "2026-04": [18, 2], "2026-05": [17, 3] });
    for (const month of ["2026-03", "2026-05"]) {
      await insertOpportunities(api.database.dataSource, dealer, [{ id: `late ${month}`, assigned_at: new Date(`${month}-20T00:00:00Z`) }]);
      await api.ask(`mutation { restateMetric(input: { dealerID: "${dealer}", program: ${program}, metric: "ACCEPTANCE_RATE", month: "${month}", reason: "late" }) {
        result { value } } }`);
    }
    expect(await reportOf(api, dealer)).toMatchObject({ before: { denominator: 60 }, since: { denominator: 41 } });
  });

  test("is too early under 25 records, on either side", async () => {
    const dealer = await planned({ "2026-04": [24, 0] });
    expect(await reportOf(api, dealer)).toMatchObject({
      verdict: "TOO_EARLY",
      change: 0.5,
      interval: { lower: expect.any(Number) as number },
    });
    const other = await planned({ "2026-04": [25, 0] });
    expect(await reportOf(api, other)).toMatchObject({ verdict: "IMPROVING" });
    await sendBaseline(api, { dealerID: other, months: ["2026-02"] });
    await sendPlan(api, { dealerID: other });
    expect(await reportOf(api, other)).toMatchObject({ verdict: "TOO_EARLY" });
  });

  test.each([
    ["en", "Go back to what worked"],
    ["fr", "Revenez à ce qui marchait"],
    ["ru", "Вернитесь к тому, что работало"],
    ["zh-Hans", "请回到以前有效的做法"],
  ])("advises to go back to what worked where nothing changed: %s", async (language, advice) => {
    const dealer = await planned({ "2026-04": [10, 10], "2026-05": [11, 9] }, { cost: 100 });
    expect(await reportOf(api, dealer, language)).toMatchObject({
      verdict: "NO_CHANGE",
      advice: expect.stringContaining(advice) as string,
      costOfEach: null,
    });
  });

  test("advises to stop where it became worse", async () => {
    const dealer = await planned({ "2026-04": [1, 19], "2026-05": [2, 18] }, { cost: 100 });
    expect(await reportOf(api, dealer)).toMatchObject({
      verdict: "WORSENING",
      advice: expect.stringContaining("Stop, go back to what worked") as string,
      extraRecords: -17,
      costOfEach: null,
    });
  });
});

const field = "FIELD_SERVICE";

/** Thirty orders in March and in April each, completed after so many hours, give or take one. */
async function orders(march: number, april: number, countInApril = 30): Promise<string> {
  const dealer = await newDealer(api.database.dataSource);
  for (const [month, hours, count] of [
    ["2026-03", march, 30],
    ["2026-04", april, countInApril],
  ] as const) {
    for (let index = 0; index < count; index += 1) {
      const opened = Date.parse(`${month}-10T00:00:00Z`);
      await insertServiceRecord(api.database.dataSource, "work_order", {
        dealer_id: dealer,
        id: `${month} ${index}`,
        nature: "REACTIVE",
        opened_at: new Date(opened),
        completed_at: new Date(opened + (hours + (index % 3) - 1) * 3_600_000),
      });
    }
  }
  await publish(api, now);
  return dealer;
}

async function planOf(dealer: string, metric: string, { cost, ...input }: Record<string, unknown> = {}): Promise<void> {
  await sendBaseline(api, { dealerID: dealer, program: field, metric, months: ["2026-03"], ...input });
  await sendPlan(api, { dealerID: dealer, program: field, metric, cost, ...input });
}

describe("the report of a plan on another shape", () => {
  test("draws the records of a mean again: fewer hours are better", async () => {
    const dealer = await orders(10, 8);
    await planOf(dealer, "ORDER_COMPLETION_TIME");
    const report = await reportOf(api, dealer);
    expect(report).toMatchObject({ change: -2, verdict: "IMPROVING", extraRecords: null });
    // The hours of either month have a variance of 2/3.
    const margin = 1.96 * Math.sqrt((2 * 2) / 3 / 30);
    expect(Math.abs((report.interval?.lower ?? 0) + 2 + margin)).toBeLessThan(0.05);
    expect(Math.abs((report.interval?.upper ?? 0) + 2 - margin)).toBeLessThan(0.05);
    expect(await reportOf(api, dealer)).toEqual(report);
  });

  test("tells a count by the month, and of one that gets better neither way that it changed", async () => {
    const dealer = await orders(10, 10, 60);
    await planOf(dealer, "WORK_ORDERS_COMPLETED", { cost: 90 });
    const report = await reportOf(api, dealer);
    expect(report).toMatchObject({
      before: { value: 30 },
      since: { value: 60 },
      change: 30,
      verdict: "CHANGED",
      extraRecords: 30,
      costOfEach: 3,
    });
    const margin = 1.96 * Math.sqrt(30 + 60);
    expect(Math.abs((report.interval?.lower ?? 0) - (30 - margin))).toBeLessThan(2);
  });

  test("in money keeps to the plan's currency", async () => {
    const dealer = await newDealer(api.database.dataSource);
    for (const [month, currency, cost] of [
      ["2026-03", "USD", 10],
      ["2026-03", "CAD", 10],
      ["2026-04", "USD", 20],
      ["2026-04", "CAD", 5],
    ] as const) {
      for (let index = 0; index < 25; index += 1) {
        const line = { ordered_at: `${month}-10T12:00:00Z`, expedited: true, expedite_cost: cost, currency };
        await insertServiceRecord(api.database.dataSource, "part_line", {
          dealer_id: dealer,
          id: `${month} ${currency} ${index}`,
          ...line,
        });
      }
    }
    await publish(api, now);
    await planOf(dealer, "EXPEDITED_PARTS_COST", { currency: "USD" });
    await planOf(dealer, "EXPEDITED_PARTS_COST", { currency: "CAD" });
    const reports = (await plansOf(api, dealer)).map(({ report }) => [report.change, report.verdict]);
    expect(reports).toEqual([
      [-125, "IMPROVING"],
      [250, "WORSENING"],
    ]);
  });
});

test("who is there all along is counted once on either side, in months whose twelve lie apart", async () => {
  const dealer = await newDealer(api.database.dataSource);
  for (let index = 0; index < 20; index += 1) {
    const staff = { role: "TECHNICIAN", hired_on: "2019-05-01", left_on: index < 10 ? "2024-10-15" : null };
    await insertServiceRecord(api.database.dataSource, "staff", { dealer_id: dealer, id: `S${index}`, ...staff });
  }
  for (const month of ["2024-12", "2025-11", "2026-04", "2026-05"]) {
    const day = new Date(`${month}-10T12:00:00Z`);
    const order = { dealer_id: dealer, id: month, place: "ON_SITE", opened_at: day, completed_at: day };
    await insertServiceRecord(api.database.dataSource, "work_order", order);
  }
  await publish(api, now);
  await sendBaseline(api, { dealerID: dealer, program: field, metric: "EMPLOYEE_RETENTION_RATE", months: ["2024-12"] });
  await sendPlan(api, { dealerID: dealer, program: field, metric: "EMPLOYEE_RETENTION_RATE", startsOn: "2025-01-01" });
  expect(await reportOf(api, dealer)).toMatchObject({
    before: { value: 0.5, records: 20 },
    since: { months: ["2026-05"], value: 1, records: 10 },
    verdict: "TOO_EARLY",
  });
});

const asked = (dealer: string) =>
  api.statements.during(() =>
    api.ask(`{ dealer(id: "${dealer}") { improvementPlans { nodes { number baseline { value } report { ${reportFields} } } } } }`),
  );
const kinds = (names: readonly string[]) => names.map((name) => name.replace(/_[0-9a-f]{16}$/, ""));

test("as many statements answer for many plans as for one, of whatever metrics", async () => {
  const [one, many] = [await orders(10, 8), await orders(10, 8)];
  await planOf(one, "ORDER_COMPLETION_TIME");
  for (const metric of ["ORDER_COMPLETION_TIME", "WORK_ORDERS_COMPLETED", "MEAN_TIME_TO_REPAIR", "ORDER_COMPLETION_TIME"])
    await planOf(many, metric);
  const few = kinds(await asked(one));
  expect(few).toContain("samples");
  expect(kinds(await asked(many)).toSorted()).toEqual(few.toSorted());
});
