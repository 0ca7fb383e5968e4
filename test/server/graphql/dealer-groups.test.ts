import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealerWithOpportunities, newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { dealerWith, program, publish, type Result, resultFields, results } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertOpportunities } from "../../support/opportunities.ts";

const now = new Date("2026-06-15T12:00:00Z");
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

describe("a group of dealers", () => {
  const groupQuery = `query ($filter: DealerGroupFilter, $to: Month!, $months: Int! = 1, $asOf: DateTime) {
    dealerGroup(filter: $filter, asOf: $asOf) { dealerCount scorecards(program: ${program}, to: $to, months: $months) {
      id month dealer { name } results { ${resultFields} }
    } } }`;
  interface Group {
    readonly dealerCount: number;
    readonly scorecards: readonly { readonly id: string; readonly month: string; readonly results: readonly Result[] }[];
  }
  const group = async (ids: readonly string[], to: string, variables: Record<string, unknown> = {}) =>
    (await api.ask<{ dealerGroup: Group }>(groupQuery, { variables: { filter: { ids }, to, ...variables } })).dealerGroup;
  const metricOf = ({ scorecards: [scorecard] }: Group, code: string) => scorecard?.results.find(({ metricCode }) => metricCode === code);

  test("has the sums of its dealers, never the mean of their rates", async () => {
    const ids = [await dealerWith(api, { "2026-02": [9, 1] }), await dealerWith(api, { "2026-02": [0, 90] })];
    await publish(api, now);
    expect(metricOf(await group(ids, "2026-02"), "ACCEPTANCE_RATE")).toMatchObject({
      state: "FINAL",
      numerator: 9,
      denominator: 100,
      value: 0.09,
      met: false,
    });
  });

  test("adds published parts to open ones and is in progress until every part is final", async () => {
    const ids = [await dealerWith(api, { "2026-02": [2, 0] }), await dealerWith(api, { "2026-02": [3, 0] })];
    await setCompleteThrough(api.database.dataSource, ids[1] ?? "", "2026-03-01T00:00:00Z");
    await publish(api, now);
    expect(metricOf(await group(ids, "2026-02"), "ACCEPTED_COUNT")).toMatchObject({ state: "IN_PROGRESS", value: 5 });
  });

  test("is in progress while records of a dealer without any may still come", async () => {
    const ids = [await dealerWith(api, { "2026-02": [2, 0] }), await dealerWith(api, { "2025-02": [1, 0] })];
    await setCompleteThrough(api.database.dataSource, ids[1] ?? "", "2026-02-20T00:00:00Z");
    await publish(api, now);
    expect(metricOf(await group(ids, "2026-02"), "ACCEPTED_COUNT")).toMatchObject({ state: "IN_PROGRESS", value: 2 });
  });

  test("is final where a dealer without records is complete through the end", async () => {
    const ids = [await dealerWith(api, { "2026-02": [2, 0] }), await dealerWith(api, { "2025-02": [1, 0] })];
    await setCompleteThrough(api.database.dataSource, ids[1] ?? "", "2026-03-03T00:00:00Z");
    await publish(api, now);
    expect(metricOf(await group(ids, "2026-02"), "ACCEPTED_COUNT")).toMatchObject({ state: "FINAL", value: 2 });
  });

  test("waits for the last of its time zones", async () => {
    const ids = [
      await dealerWith(api, { "2026-05": [1, 0] }, "Pacific/Auckland"),
      await dealerWith(api, { "2026-05": [1, 0] }, "Pacific/Honolulu"),
    ];
    await publish(api, "2026-06-03T09:59:59.999Z");
    const before = metricOf(await group(ids, "2026-05", { asOf: "2026-06-03T09:59:59.999Z" }), "ASSIGNED_COUNT");
    await publish(api, "2026-06-03T10:00:00Z");
    const after = metricOf(await group(ids, "2026-05", { asOf: "2026-06-03T10:00:00Z" }), "ASSIGNED_COUNT");
    expect([before?.state, after?.state, after?.finalAt]).toEqual(["IN_PROGRESS", "FINAL", "2026-06-03T10:00:00.000Z"]);
  });

  test("counts each dealer's month on its own clocks", async () => {
    const ids = await Promise.all(
      ["Pacific/Auckland", "Pacific/Honolulu"].map((timeZone) => newDealer(api.database.dataSource, { timeZone })),
    );
    for (const id of ids)
      await insertOpportunities(api.database.dataSource, id, [{ id: "1", assigned_at: new Date("2026-03-31T12:00:00Z") }]);
    const { scorecards } = await group(ids, "2026-04", { months: 2 });
    expect(
      scorecards.map(({ month, results: all }) => [month, all.find(({ metricCode }) => metricCode === "ASSIGNED_COUNT")?.value]),
    ).toEqual([
      ["2026-04", 1],
      ["2026-03", 1],
    ]);
  });

  test("gives its months newest first, with days and no single dealer", async () => {
    const { scorecards } = await group([await dealerWith(api, { "2026-02": [1, 0] })], "2026-02", { months: 3 });
    expect(scorecards).toMatchObject([
      { month: "2026-02", dealer: null },
      { month: "2026-01", dealer: null },
      { month: "2025-12", dealer: null },
    ]);
  });

  test("equals the sum of its dealers' results on random records", async () => {
    const ids = await Promise.all(
      [11, 12, 13].map((seed) => dealerWithOpportunities(api.database.dataSource, { month: "2026-05", count: 40, seed })),
    );
    const parts = await Promise.all(ids.map((id) => results(api, id, "2026-05")));
    const summed = (await group(ids, "2026-05")).scorecards[0]?.results ?? [];
    const total = (code: string, part: "numerator" | "denominator") =>
      parts.flat().reduce((sum, result) => (result.metricCode === code ? sum + (result[part] ?? 0) : sum), 0);
    expect(summed.map(({ metricCode, numerator, denominator }) => [metricCode, numerator, denominator ?? 0])).toEqual(
      summed.map(({ metricCode }) => [metricCode, total(metricCode, "numerator"), total(metricCode, "denominator")]),
    );
  });

  test("of no dealers has no data", async () => {
    const none = await group([], "2026-02");
    expect(none.dealerCount).toBe(0);
    expect(new Set(none.scorecards[0]?.results.map(({ state }) => state))).toEqual(new Set(["NO_DATA"]));
  });

  test("has an id of its own for each selection", async () => {
    const dealer = await dealerWith(api, { "2026-02": [1, 0] });
    const [some, none] = [await group([dealer], "2026-02"), await group([], "2026-02")];
    expect(some.scorecards[0]?.id).not.toBe(none.scorecards[0]?.id);
  });

  test.each([0, -1, 61])("is refused for %d months", async (months) => {
    const { errors } = await api.send(groupQuery, { variables: { to: "2026-02", months } });
    expect(errors).toMatchObject([{ message: `\`months\` is ${months}; expected 1 to 60.`, extensions: { code: "BAD_USER_INPUT" } }]);
  });
});
