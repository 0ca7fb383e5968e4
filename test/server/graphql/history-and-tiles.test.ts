import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forged } from "../../support/api-opaque.ts";
import { newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { dealerWith, program, publish, resultFields, type Tile } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";

const now = new Date("2026-06-15T12:00:00Z");
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

describe("the history", () => {
  const history = `query ($dealer: ID!, $first: Int! = 20, $after: String, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) {
    scorecards(program: ${program}, first: $first, after: $after) {
      nodes { month from to dealer { internalID } results(metrics: ["ASSIGNED_COUNT"]) { state value } }
      pageInfo { hasNextPage endCursor hasPreviousPage }
    } } }`;
  interface History {
    readonly nodes: readonly {
      readonly month: string;
      readonly results: readonly { readonly state: string; readonly value: number | null }[];
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  const read = async (dealer: string, variables: Record<string, unknown> = {}) =>
    (await api.ask<{ dealer: { scorecards: History } }>(history, { variables: { dealer, ...variables } })).dealer.scorecards;
  const monthsOf = ({ nodes }: History) => nodes.map(({ month }) => month);

  test("goes from the current month back to the first record, months without records included", async () => {
    const dealer = await dealerWith(api, { "2026-02": [1, 0], "2026-04": [1, 1] });
    const { nodes } = await read(dealer);
    expect(nodes.map(({ month, results: [assigned] }) => [month, assigned?.state, assigned?.value])).toEqual([
      ["2026-06", "NO_DATA", null],
      ["2026-05", "NO_DATA", null],
      ["2026-04", "IN_PROGRESS", 2],
      ["2026-03", "NO_DATA", null],
      ["2026-02", "IN_PROGRESS", 1],
    ]);
  });

  test("of imported records goes back from the month they are complete through", async () => {
    const dealer = await dealerWith(api, { "2026-01": [1, 0] });
    await setCompleteThrough(api.database.dataSource, dealer, "2026-03-15T00:00:00Z");
    expect(monthsOf(await read(dealer))).toEqual(["2026-03", "2026-02", "2026-01"]);
  });

  test("gives first and last day of each month", async () => {
    const dealer = await dealerWith(api, { "2024-02": [1, 0] });
    const { nodes } = await read(dealer, { asOf: "2024-02-20T00:00:00Z" });
    expect(nodes).toMatchObject([{ month: "2024-02", from: "2024-02-01", to: "2024-02-29", dealer: { internalID: dealer } }]);
  });

  test("is empty before the first record", async () => {
    expect(monthsOf(await read(await newDealer(api.database.dataSource)))).toEqual([]);
  });

  test("begins with the month on the dealer's own clocks", async () => {
    const dealer = await dealerWith(api, { "2026-05": [1, 0] }, "Pacific/Auckland");
    const { nodes } = await read(dealer, { asOf: "2026-05-31T12:00:00Z" });
    expect(nodes.map(({ month }) => month)).toEqual(["2026-06", "2026-05"]);
  });

  test("in pages neither skips nor repeats a month", async () => {
    const dealer = await dealerWith(api, { "2024-12": [1, 0] });
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: History = await read(dealer, { first: 5, after });
      seen.push(...monthsOf(page));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(monthsOf(await read(dealer, { first: 100 })));
    expect([seen.length, seen[0], seen.at(-1)]).toEqual([19, "2026-06", "2024-12"]);
  });

  test("shows no month of the future for a forged cursor", async () => {
    const dealer = await dealerWith(api, { "2026-05": [1, 0] });
    const { pageInfo } = await read(dealer, { first: 1 });
    expect(monthsOf(await read(dealer, { after: forged(pageInfo.endCursor ?? "", "2999-01") }))).toEqual(["2026-06", "2026-05"]);
  });

  test.each(["2026-13", "0000-01", "2026-1", 5])("refuses a cursor of the month %s", async (month) => {
    const dealer = await dealerWith(api, { "2026-05": [1, 0] });
    const { pageInfo } = await read(dealer, { first: 1 });
    const { errors } = await api.send(history, { variables: { dealer, after: forged(pageInfo.endCursor ?? "", month) } });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
  });
});

const tilesOf = async (dealer: string, asOf: string | null = null) =>
  (
    await api.ask<{ dealer: { tiles: Tile[] } }>(
      `query ($dealer: ID!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { tiles(program: ${program}) {
        metric { code name goal { value } } range { from to } result { ${resultFields} } cohort { ${resultFields} } bars { ${resultFields} }
      } } }`,
      { variables: { dealer, asOf } },
    )
  ).dealer.tiles;

describe("the tiles", () => {
  let dealer: string;

  beforeAll(async () => {
    const months = Array.from({ length: 16 }, (_, index) => {
      const month = `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
      return [month, [index + 1, 1]] as const;
    });
    dealer = await dealerWith(api, Object.fromEntries(months.filter(([month]) => month !== "2025-10")));
    await publish(api, now);
  });

  test("stand in the program's order", async () => {
    expect((await tilesOf(dealer)).map(({ metric }) => metric.code)).toEqual([
      "ENGAGEMENT_RATE",
      "ACCEPTANCE_RATE",
      "CLOSE_RATE",
      "CONVERSION_RATE",
    ]);
  });

  test("cover each metric's own newest final month", async () => {
    const tiles = await tilesOf(dealer, "2026-06-15T12:00:00Z");
    expect(tiles.map(({ range }) => range?.to)).toEqual(["2026-04-30", "2026-04-30", "2026-04-30", "2026-03-31"]);
  });

  test("tell how many were assigned in that range", async () => {
    const tiles = await tilesOf(dealer);
    expect(tiles.map(({ cohort }) => [cohort?.metricCode, cohort?.month, cohort?.value])).toEqual([
      ["ASSIGNED_COUNT", "2026-04", 17],
      ["ASSIGNED_COUNT", "2026-04", 17],
      ["ASSIGNED_COUNT", "2026-04", 17],
      ["ASSIGNED_COUNT", "2026-03", 16],
    ]);
  });

  test("bar the last twelve final months, oldest first, without months that had no records", async () => {
    const [, acceptance] = await tilesOf(dealer);
    expect(acceptance?.bars.map(({ month }) => month)).toEqual([
      "2025-04",
      "2025-05",
      "2025-06",
      "2025-07",
      "2025-08",
      "2025-09",
      "2025-11",
      "2025-12",
      "2026-01",
      "2026-02",
      "2026-03",
      "2026-04",
    ]);
  });

  test("show the result that is also the last bar", async () => {
    const [, acceptance] = await tilesOf(dealer);
    expect(acceptance?.result).toEqual(acceptance?.bars.at(-1));
    expect(acceptance?.result).toMatchObject({ state: "FINAL", numerator: 16, denominator: 17 });
  });

  test("are empty before the first final month", async () => {
    const newcomer = await dealerWith(api, { "2026-06": [1, 0] });
    expect((await tilesOf(newcomer)).map(({ result, range, cohort, bars }) => [result, range, cohort, bars])).toEqual(
      Array.from({ length: 4 }, () => [null, null, null, []]),
    );
  });
});
