import fc from "fast-check";
import { publishHistory } from "server/features/publication/publish.writer.ts";
import { addMonths, type Month } from "server/kpi/month.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { dealerWith, program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { type GoalInput, setGoals } from "../../support/goals.ts";
import { insertOpportunities } from "../../support/opportunities.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = "2026-06-15T12:00:00Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

interface Shown {
  readonly state: string;
  readonly currency: string | null;
  readonly met: boolean | null;
  readonly goal: { readonly value: number; readonly direction: string; readonly strict: boolean } | null;
}

async function shown(
  dealer: string,
  month: string,
  { metric = "ACCEPTANCE_RATE", of = program, asOf = null as string | null } = {},
): Promise<Shown[]> {
  const data = await api.ask<{ dealer: { scorecard: { results: Shown[] } } }>(
    `query ($dealer: ID!, $month: Month!, $metric: String!, $of: ProgramCode!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) {
      scorecard(program: $of, month: $month) { results(metrics: [$metric]) { state currency met goal { value direction strict } } } } }`,
    { variables: { dealer, month, metric, of, asOf } },
  );
  return data.dealer.scorecard.results;
}

const goalOf = async (...asked: Parameters<typeof shown>) => (await shown(...asked))[0]?.goal?.value;

/** Dealers that may not disturb one another's goals are in countries of their own. */
let countries = 0;
async function dealerIn(months: Record<string, readonly [number, number]>, timeZone = "UTC") {
  const dealer = await dealerWith(api, months, timeZone);
  const number = countries++;
  const country = String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26));
  await api.database.dataSource.query("UPDATE dealer SET country = $2 WHERE id = $1", [dealer, country]);
  return { dealer, country };
}

describe.each([["UTC"], ["America/Chicago"], ["Pacific/Auckland"], ["America/Havana"]])("on the clocks of %s", (timeZone) => {
  // In March and April clocks change in all of them but UTC.
  test.each([
    ["the month's last day counts for the month", "2026-03-31", 0.5],
    ["the day after it does not", "2026-04-01", 0.8],
  ])("a goal valid from %s, open and published", async (_, validFrom, expected) => {
    const { dealer } = await dealerIn({ "2026-03": [3, 1] }, timeZone);
    await setGoals(api, [{ scope: "DEALER", dealerId: dealer, validFrom }]);
    const open = await shown(dealer, "2026-03");
    await publish(api, now);
    const published = await shown(dealer, "2026-03");
    expect([open[0]?.state, open[0]?.goal?.value, published[0]?.state, published[0]?.goal?.value]).toEqual([
      "IN_PROGRESS",
      expected,
      "FINAL",
      expected,
    ]);
    expect([open[0]?.met, published[0]?.met]).toEqual([expected === 0.5, expected === 0.5]);
  });
});

test("a week has the goal that is in force on its Sunday", async () => {
  const { dealer } = await dealerIn({ "2026-05": [3, 1] });
  const read = async () => {
    const data = await api.ask<{ dealer: { weeklyResults: object[] } }>(
      `{ dealer(id: "${dealer}") { weeklyResults(program: ${program}, metrics: ["ACCEPTANCE_RATE"], to: "2026-05-10", weeks: 1) { to met goal { value } } } }`,
    );
    return data.dealer.weeklyResults;
  };
  await setGoals(api, [{ scope: "DEALER", dealerId: dealer, validFrom: "2026-05-11" }]);
  expect(await read()).toEqual([{ to: "2026-05-10", met: false, goal: { value: 0.8 } }]);
  await setGoals(api, [{ scope: "DEALER", dealerId: dealer, validFrom: "2026-05-10" }]);
  expect(await read()).toEqual([{ to: "2026-05-10", met: true, goal: { value: 0.5 } }]);
});

describe("a published month", () => {
  test("keeps its goal, whatever is set later for days before", async () => {
    const { dealer, country } = await dealerIn({ "2026-02": [3, 1], "2026-03": [3, 1] });
    await setGoals(api, [{ scope: "COUNTRY", country, value: "0.7" }]);
    await publish(api, "2026-03-20T00:00:00Z");
    await setGoals(api, [{ scope: "DEALER", dealerId: dealer, value: "0.6" }]);
    expect([await goalOf(dealer, "2026-02"), await goalOf(dealer, "2026-03")]).toEqual([0.7, 0.6]);
  });

  test("has the goal that was set when it became final, also where a history is published at once", async () => {
    const { dealer } = await dealerIn({ "2026-02": [3, 1], "2026-03": [3, 1] });
    await setGoals(api, [{ scope: "DEALER", dealerId: dealer, setAt: "2026-03-20T00:00:00Z" }]);
    const runs = [new Date("2026-03-10T00:00:00Z"), new Date("2026-04-10T00:00:00Z")] as const;
    await publishHistory(mintDealerScope({ kind: "STAFF" }), api.database.dataSource, [...runs]);
    expect([await goalOf(dealer, "2026-02"), await goalOf(dealer, "2026-03")]).toEqual([0.8, 0.5]);
  });

  test("keeps its goal when it is restated", async () => {
    const { dealer } = await dealerIn({ "2026-02": [3, 1] });
    await publish(api, "2026-03-20T00:00:00Z");
    await setGoals(api, [{ scope: "DEALER", dealerId: dealer, value: "0.6" }]);
    await insertOpportunities(api.database.dataSource, dealer, [{ id: "late", assigned_at: new Date("2026-02-11T00:00:00Z") }]);
    const restated = await api.ask(
      `mutation { restateMetric(input: { dealerID: "${dealer}", program: ${program}, metric: "ACCEPTANCE_RATE", month: "2026-02", reason: "late" }) {
        result { goal { value } edition { edition } } userErrors { message } } }`,
    );
    expect(restated).toEqual({ restateMetric: { result: { goal: { value: 0.8 }, edition: { edition: 2 } }, userErrors: [] } });
  });

  test("has direction and strictness of its goal", async () => {
    const { dealer } = await dealerIn({ "2026-02": [3, 1] });
    await setGoals(api, [{ scope: "DEALER", dealerId: dealer, value: "0.75", direction: "AT_LEAST", strict: true }]);
    await publish(api, now);
    expect(await shown(dealer, "2026-02")).toMatchObject([{ met: false, goal: { value: 0.75, direction: "AT_LEAST", strict: true } }]);
  });
});

describe("as of a past instant", () => {
  test("only goals set by then are seen", async () => {
    const { dealer } = await dealerIn({ "2026-05": [3, 1] });
    const setAt = "2026-05-20T12:00:00.000Z";
    await setGoals(api, [{ scope: "DEALER", dealerId: dealer, setAt }]);
    const before = new Date(new Date(setAt).getTime() - 1).toISOString();
    expect([await goalOf(dealer, "2026-05", { asOf: before }), await goalOf(dealer, "2026-05", { asOf: setAt })]).toEqual([0.8, 0.5]);
  });
});

test("published and open months have the same goals, whichever were set", { timeout: 120_000 }, async () => {
  const months: Month[] = ["2025-11", "2025-12", "2026-01"];
  const drawn = fc.array(
    fc.record({
      scope: fc.constantFrom("EVERYBODY" as const, "COUNTRY" as const, "DEALER" as const, "OWN" as const),
      validFrom: fc.constantFrom("2025-10-15", "2025-11-01", "2025-11-30", "2025-12-01", "2025-12-31", "2026-01-31", "2026-02-01"),
      metric: fc.constantFrom("ACCEPTANCE_RATE", "ACCEPTED_COUNT"),
      value: fc.constantFrom(null, "0.1", "0.2", "0.3", "0.4"),
      mine: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  );
  let told = 0;
  for (const goals of fc.sample(drawn, { numRuns: 12, seed: 7 })) {
    const one = await createApiServer(now);
    try {
      const dealer = await dealerWith(one, Object.fromEntries(months.map((month) => [month, [3, 1] as const])));
      await one.database.dataSource.query("UPDATE dealer SET country = 'US' WHERE id = $1", [dealer]);
      const other = await newDealer(one.database.dataSource, { country: "CA" });
      const inputs = goals.map(
        ({ scope, mine, ...rest }): GoalInput => ({
          ...rest,
          scope,
          ...(scope === "COUNTRY" ? { country: mine ? "US" : "CA" } : {}),
          ...(scope === "DEALER" || scope === "OWN" ? { dealerId: mine ? dealer : other } : {}),
        }),
      );
      await setGoals(one, inputs);
      const read = () =>
        one.ask<object>(
          `{ dealer(id: "${dealer}") { ${months.map((month, index) => `m${index}: scorecard(program: ${program}, month: "${month}") { results(metrics: ["ACCEPTANCE_RATE", "ACCEPTED_COUNT"]) { goal { value direction strict } } }`).join(" ")} } }`,
        );
      const open = await read();
      await publish(one, now);
      expect(await read()).toEqual(open);
      told += JSON.stringify(open).includes("0.8") ? 0 : 1;
    } finally {
      await one.close();
    }
  }
  expect(told).toBeGreaterThan(2);
});

/** A goal of the catalogue's, one of the staff's, and none. */
const inThreeCurrencies = (state: string) => [
  [state, "USD", 100, true],
  [state, "CAD", 130, false],
  [state, "EUR", undefined, null],
];

describe("a metric in money", () => {
  test("has a goal for each currency, open and published", async () => {
    const { dealer } = await dealerIn({});
    const orders = { closed_at: "2026-03-10T12:00:00Z", customer_id: "C", place: "WORKSHOP", nature: "REACTIVE", parts_revenue: 120 };
    for (const currency of ["USD", "CAD", "EUR"]) {
      await insertServiceRecord(api.database.dataSource, "work_order", { ...orders, dealer_id: dealer, id: currency, currency });
    }
    const of = { program: "AFTER_SALES", metric: "PARTS_SOLD_PER_RO" };
    await setGoals(api, [{ ...of, scope: "DEALER", dealerId: dealer, value: "130", currency: "CAD" }]);
    const read = async () => {
      const results = await shown(dealer, "2026-03", { metric: of.metric, of: of.program });
      return results.map(({ state, currency, met, goal }) => [state, currency, goal?.value, met]);
    };
    expect(await read()).toEqual(inThreeCurrencies("IN_PROGRESS"));
    await publish(api, now);
    expect(await read()).toEqual(inThreeCurrencies("FINAL"));
  });
});

describe("a sum of dealers", () => {
  const month = "2026-02";
  const sumOf = async (ids: readonly string[], of: string = month) => {
    const data = await api.ask<{ dealerGroup: { scorecards: { result: Shown }[] } }>(
      `query ($ids: [ID!], $of: Month!) { dealerGroup(filter: { ids: $ids }) { scorecards(program: ${program}, to: $of, months: 1) { result(metric: "ACCEPTANCE_RATE") { state goal { value } } } } }`,
      { variables: { ids, of } },
    );
    const [scorecard] = data.dealerGroup.scorecards;
    return [scorecard?.result.state, scorecard?.result.goal?.value];
  };
  const pair = () => Promise.all([dealerIn({ [month]: [3, 1] }), dealerIn({ [month]: [3, 1] })]);

  test("of one country has its goal", async () => {
    const { dealer, country } = await dealerIn({ [month]: [3, 1] });
    await setGoals(api, [{ scope: "COUNTRY", country, value: "0.6" }]);
    expect(await sumOf([dealer])).toEqual(["IN_PROGRESS", 0.6]);
  });

  test("of two countries has the goal of everybody, and not that of one country or dealer", async () => {
    const [one, other] = await pair();
    await setGoals(api, [
      { scope: "COUNTRY", country: one.country, value: "0.6" },
      { scope: "DEALER", dealerId: other.dealer, value: "0.5" },
    ]);
    expect(await sumOf([one.dealer, other.dealer])).toEqual(["IN_PROGRESS", 0.8]);
  });

  test("that is final has the goal that all parts were published with", async () => {
    const [one, other] = await pair();
    await setGoals(
      api,
      [one, other].map(({ dealer }) => ({ scope: "DEALER" as const, dealerId: dealer, value: "0.65" })),
    );
    await publish(api, now);
    await setGoals(api, [{ scope: "COUNTRY", country: one.country, value: "0.6" }]);
    expect(await sumOf([one.dealer, other.dealer])).toEqual(["FINAL", 0.65]);
  });

  test("that is final with parts of different goals has that of everybody", async () => {
    const [one, other] = await pair();
    await setGoals(api, [{ scope: "DEALER", dealerId: one.dealer, value: "0.65" }]);
    await publish(api, now);
    expect(await sumOf([one.dealer, other.dealer])).toEqual(["FINAL", 0.8]);
  });

  test("without a record has a goal, too", async () => {
    const { dealer } = await dealerIn({});
    expect(await sumOf([dealer], addMonths(month, 3))).toEqual(["NO_DATA", 0.8]);
  });
});
