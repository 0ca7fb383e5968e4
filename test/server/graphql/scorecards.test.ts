import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealerWithOpportunities } from "../../support/api-records.ts";
import { dealerWith, one, program, publish, results } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";

const now = new Date("2026-06-15T12:00:00Z");
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

describe("a scorecard's results", () => {
  let dealer: string;
  beforeAll(async () => {
    dealer = await dealerWith(api, { "2026-05": [3, 1] });
  });

  test("stand in the order asked for, repeats included", async () => {
    const codes = ["CLOSE_RATE", "ASSIGNED_COUNT", "CLOSE_RATE", "ACCEPTANCE_RATE"];
    expect((await results(api, dealer, "2026-05", codes)).map(({ metricCode }) => metricCode)).toEqual(codes);
  });

  test("are those of every metric where none is named", async () => {
    expect(await results(api, dealer, "2026-05")).toHaveLength(12);
  });

  test("are narrowed to rates, or to counts, of those asked for", async () => {
    const data = await api.ask<{ dealer: { scorecard: Record<string, { metricCode: string }[]> } }>(
      `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-05") {
        rates: results(shape: PROPORTION) { metricCode } counts: results(shape: COUNT) { metricCode }
        of: results(shape: COUNT, metrics: ["OPEN_COUNT", "CLOSE_RATE"]) { metricCode }
      } } }`,
    );
    const codes = Object.values(data.dealer.scorecard).map((list) => list.map(({ metricCode }) => metricCode));
    const [rates = [], counts = [], of] = codes;
    expect([rates.length, counts.length, of]).toEqual([4, 8, ["OPEN_COUNT"]]);
    expect([rates.every((code) => code.endsWith("_RATE")), counts.every((code) => code.endsWith("_COUNT"))]).toEqual([true, true]);
  });

  test("come with the count of the records that the month is about", async () => {
    const data = await api.ask<{ dealer: { scorecard: object } }>(
      `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-05") { cohort { metricCode value } } } }`,
    );
    expect(data.dealer.scorecard).toEqual({ cohort: { metricCode: "ASSIGNED_COUNT", value: 4 } });
  });

  test("are none where no metric is wanted", async () => {
    expect(await results(api, dealer, "2026-05", [])).toEqual([]);
  });

  test("name the metrics there are where an unknown one is asked for", async () => {
    const { errors } = await api.send(
      `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-05") { result(metric: "NPS") { value } } } }`,
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/has no metric "NPS"; expected one of ENGAGEMENT_RATE, .*, OPEN_COUNT\.$/) as string,
        extensions: { code: "BAD_USER_INPUT", argument: "metric" },
      },
    ]);
  });

  test("are refused for a list of 6,000 metrics", async () => {
    const { errors } = await api.send(
      `query ($metrics: [String!]) { dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-05") { results(metrics: $metrics) { value } } } }`,
      { variables: { metrics: Array.from({ length: 6000 }, () => "CLOSE_RATE") } },
    );
    expect(errors).toMatchObject([{ message: "`metrics` has 6000 entries; expected at most 100." }]);
  });

  test.each(["2026-13", "26-01", "0000-01", "2026-01-01", ""])("are refused for the month %j", async (month) => {
    const { status, errors } = await api.send(
      `query ($month: Month!) { dealer(id: "${dealer}") { scorecard(program: ${program}, month: $month) { month } } }`,
      { variables: { month } },
    );
    expect([status, errors[0]?.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    expect(errors[0]?.message).toContain('expected one such as "2026-03"');
  });

  test("give value, inputs, goal, interval and confidence of a share", async () => {
    expect(await one(api, dealer, "2026-05", "ACCEPTANCE_RATE")).toEqual({
      metricCode: "ACCEPTANCE_RATE",
      month: "2026-05",
      state: "IN_PROGRESS",
      value: 0.75,
      numerator: 3,
      denominator: 4,
      met: false,
      goal: { value: 0.8 },
      finalAt: "2026-06-03T00:00:00.000Z",
      sufficiency: "TOO_FEW",
      interval: { lower: expect.closeTo(0.300_64, 4) as number, upper: expect.closeTo(0.954_41, 4) as number },
      edition: null,
    });
  });

  test("give a count without denominator, interval or confidence", async () => {
    expect(await one(api, dealer, "2026-05", "EXPIRED_COUNT")).toMatchObject({
      value: 1,
      denominator: null,
      sufficiency: null,
      interval: null,
      met: null,
    });
  });
});

describe("the state of a result", () => {
  test("is NO_DATA, without a value, where nothing is recorded", async () => {
    const dealer = await dealerWith(api, { "2026-02": [1, 0] });
    expect(await one(api, dealer, "2026-03", "ACCEPTANCE_RATE")).toMatchObject({ state: "NO_DATA", value: null, numerator: 0, met: null });
  });

  test("is IN_PROGRESS with the value so far and its final date before it is published", async () => {
    const dealer = await dealerWith(api, { "2026-06": [4, 1] });
    expect(await one(api, dealer, "2026-06", "CLOSE_RATE")).toMatchObject({
      state: "IN_PROGRESS",
      value: 0,
      finalAt: "2026-08-02T00:00:00.000Z",
      edition: null,
    });
  });

  test("is FINAL with its edition once published", async () => {
    const dealer = await dealerWith(api, { "2026-02": [4, 1] });
    await publish(api, now);
    expect(await one(api, dealer, "2026-02", "ACCEPTANCE_RATE")).toMatchObject({
      state: "FINAL",
      value: 0.8,
      met: true,
      edition: { edition: 1, publishedAt: now.toISOString(), computedAsOf: now.toISOString(), definitionVersion: 1, restatedBy: null },
    });
  });

  test("is UNDEFINED, without a value, where it is final and nothing could count", async () => {
    const dealer = await dealerWith(api, { "2026-02": [0, 2] });
    await publish(api, now);
    expect(await one(api, dealer, "2026-02", "CLOSE_RATE")).toMatchObject({
      state: "UNDEFINED",
      value: null,
      numerator: 0,
      denominator: 0,
      met: null,
      interval: null,
    });
  });

  test("is IN_PROGRESS for counts that never settle", async () => {
    const dealer = await dealerWith(api, { "2024-02": [1, 0] });
    await publish(api, now);
    expect(await one(api, dealer, "2024-02", "OPEN_COUNT")).toMatchObject({ state: "IN_PROGRESS", value: 1, finalAt: null });
  });
});

describe("on random dealers", () => {
  test.each([
    [1, null],
    [2, "2026-05-20T00:00:00Z"],
    [3, "2026-05-03T07:00:00Z"],
    [4, "2026-06-02T00:00:00Z"],
  ])("assigned and accepted split without rest (dealer %d, as of %s)", async (seed, asOf) => {
    const dealer = await dealerWithOpportunities(api.database.dataSource, { month: "2026-05", count: 80, seed });
    const value = new Map((await results(api, dealer, "2026-05", undefined, asOf)).map((result) => [result.metricCode, result.value ?? 0]));
    const sum = (...codes: string[]) => codes.reduce((total, code) => total + (value.get(`${code}_COUNT`) ?? Number.NaN), 0);
    expect(sum("ASSIGNED")).toBeGreaterThan(0);
    expect(sum("REJECTED", "ACCEPTED", "EXPIRED", "PENDING")).toBe(sum("ASSIGNED"));
    expect(sum("COMPLETED", "WITHDRAWN", "OPEN")).toBe(sum("ACCEPTED"));
  });
});
