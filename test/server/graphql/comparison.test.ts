import { refreshQuartiles } from "server/features/comparison/refresh-quartiles.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { hour, insertOpportunities, plus } from "../../support/opportunities.ts";

const operator = mintDealerScope({ kind: "STAFF" });
const now = new Date("2026-06-15T12:00:00Z");

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

interface Quartiles {
  readonly dealers: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** Dealers with so many of ten opportunities accepted, or of as many as are given. */
async function dealersAccepting(month: string, ...accepted: readonly (number | readonly [number, number])[]): Promise<string[]> {
  const ids: string[] = [];
  for (const given of accepted) {
    const [count, of] = typeof given === "number" ? [given, 10] : given;
    const dealer = await newDealer(api.database.dataSource);
    const assigned = new Date(`${month}-10T12:00:00Z`);
    const opportunities = Array.from({ length: of }, (_, index) => ({
      id: `${index}`,
      assigned_at: assigned,
      ...(index < count ? { response: "ACCEPTED" as const, responded_at: plus(assigned, hour) } : {}),
    }));
    await insertOpportunities(api.database.dataSource, dealer, opportunities);
    ids.push(dealer);
  }
  await publish(api, now);
  await refreshQuartiles(operator, api.database.dataSource, now);
  return ids;
}

async function groupQuartiles(month: string, metric = "ACCEPTANCE_RATE", as: Asker = "staff", ids?: readonly string[]) {
  const data = await api.ask<{ dealerGroup: { quartiles: { metric: { code: string }; quartiles: Quartiles | null }[] } }>(
    `query ($month: Month!, $ids: [ID!]) { dealerGroup(filter: { ids: $ids }) { quartiles(program: ${program}, month: $month) {
      metric { code } currency quartiles { dealers lower median upper } } } }`,
    { variables: { month, ids }, as },
  );
  return data.dealerGroup.quartiles.find((each) => each.metric.code === metric)?.quartiles;
}

interface Comparison {
  readonly result: { readonly metricCode: string; readonly value: number | null };
  readonly quartiles: Quartiles | null;
  readonly quarter: string | null;
}

async function comparison(dealer: string, month: string, as: Asker = [dealer]): Promise<Comparison | undefined> {
  const data = await api.ask<{ dealer: { comparison: Comparison[] } }>(
    `query ($dealer: ID!, $month: Month!) { dealer(id: $dealer) { comparison(program: ${program}, month: $month) {
      result { metricCode value } quartiles { dealers lower median upper } quarter } } }`,
    { variables: { dealer, month }, as },
  );
  return data.dealer.comparison.find(({ result }) => result.metricCode === "ACCEPTANCE_RATE");
}

describe("quartiles", () => {
  test("lie between dealers' results, each counting once; too few records and no value are left out", async () => {
    await dealersAccepting("2025-01", 2, 4, 6, [16, 20], 10, [9, 9], [1, 1]);
    expect(await groupQuartiles("2025-01")).toEqual({ dealers: 5, lower: 0.4, median: 0.6, upper: 0.8 });
  });

  test("between two dealers' results are in proportion", async () => {
    await dealersAccepting("2025-02", 0, 10);
    expect(await groupQuartiles("2025-02")).toEqual({ dealers: 2, lower: 0.25, median: 0.5, upper: 0.75 });
  });

  test("of a count take every dealer's", async () => {
    await dealersAccepting("2025-03", 1, [2, 3], [5, 5]);
    expect(await groupQuartiles("2025-03", "ASSIGNED_COUNT")).toEqual({ dealers: 3, lower: 4, median: 5, upper: 7.5 });
  });

  test("of a selection are those of its dealers", async () => {
    const [one, other] = await dealersAccepting("2025-04", 2, 4, 6);
    expect(await groupQuartiles("2025-04", "ACCEPTANCE_RATE", "staff", [one ?? "", other ?? ""])).toMatchObject({
      dealers: 2,
      median: expect.closeTo(0.3),
    });
  });

  test("take one statement beside that which finds the dealers, whatever the number of metrics and dealers", async () => {
    const names = await api.statements.during(() => groupQuartiles("2025-01"));
    expect(names).toEqual(["zones_of_selection", "group_quartiles"]);
  });
});

describe("a dealer", () => {
  test("sees quartiles of five dealers, its own place in them, and no other dealer", async () => {
    const dealers = await dealersAccepting("2025-05", 2, 4, 6, 8, 10);
    const seen = await Promise.all(dealers.map((dealer) => comparison(dealer, "2025-05")));
    expect(seen.map((each) => [each?.result.value, each?.quarter])).toEqual([
      [0.2, "LOWEST"],
      [0.4, "SECOND"],
      [0.6, "THIRD"],
      [0.8, "HIGHEST"],
      [1, "HIGHEST"],
    ]);
    expect(seen[0]?.quartiles).toEqual({ dealers: 5, lower: 0.4, median: 0.6, upper: 0.8 });
    const { body } = await api.send(
      `{ dealerGroup { dealerResults(program: ${program}, month: "2025-05", metric: "ACCEPTANCE_RATE") { nodes { dealer { internalID } } } } }`,
      {
        as: [dealers[0] ?? ""],
      },
    );
    expect(dealers.filter((dealer) => body.includes(dealer))).toEqual([dealers[0]]);
  });

  test("sees none of four, nor do the database's rows for it say any", async () => {
    const [dealer = ""] = await dealersAccepting("2025-06", 2, 4, 6, 8, [9, 9]);
    expect(await comparison(dealer, "2025-06")).toMatchObject({ result: { value: 0.2 }, quartiles: null, quarter: null });
    expect(await comparison(dealer, "2025-06", "staff")).toMatchObject({ quartiles: null });
    const rows = await api.database.dataSource.query<object[]>(
      "SELECT dealers, lower, median, upper FROM metric_quartiles WHERE month = '2025-06-01' AND metric = 'ACCEPTANCE_RATE'",
    );
    expect(rows).toEqual([{ dealers: 4, lower: null, median: null, upper: null }]);
  });

  test("with too few records sees quartiles of the others, and no place of its own", async () => {
    const dealers = await dealersAccepting("2025-07", 2, 4, 6, 8, 10, [3, 9]);
    expect(await comparison(dealers[5] ?? "", "2025-07")).toMatchObject({ quartiles: { dealers: 5 }, quarter: null });
  });

  test("that reads four of five dealers sees no quartiles of these, as the fifth could be told from them", async () => {
    const dealers = await dealersAccepting("2024-11", 2, 4, 6, 8, 10);
    const [first = ""] = dealers;
    expect(await comparison(first, "2024-11", dealers.slice(0, 4))).toMatchObject({ quartiles: null, quarter: null });
    expect(await comparison(first, "2024-11", dealers.slice(0, 1))).toMatchObject({ quartiles: { dealers: 5 } });
  });

  test("with a token of four dealers sees no quartiles of those four", async () => {
    const dealers = await dealersAccepting("2025-08", 2, 4, 6, 8, 10);
    expect(await groupQuartiles("2025-08", "ACCEPTANCE_RATE", dealers.slice(0, 4))).toBeNull();
    expect(await groupQuartiles("2025-08", "ACCEPTANCE_RATE", dealers)).toMatchObject({ dealers: 5 });
  });
});

test("a restatement moves the quartiles", async () => {
  const dealers = await dealersAccepting("2025-09", 2, 4, 6, 8, 10);
  await api.database.dataSource.query(
    "UPDATE opportunity SET response = NULL, responded_at = NULL WHERE dealer_id = $1 AND id IN ('0', '1', '2')",
    [dealers[2]],
  );
  await api.ask(
    `mutation ($dealer: ID!) { restateMetric(input: { dealerID: $dealer, program: ${program}, metric: "ACCEPTANCE_RATE", month: "2025-09", reason: "x" }) { movedRecords } }`,
    { variables: { dealer: dealers[2] } },
  );
  await refreshQuartiles(operator, api.database.dataSource, now);
  expect((await comparison(dealers[0] ?? "", "2025-09"))?.quartiles?.median).toBe(0.4);
});

describe("the list of dealers by their results", () => {
  interface Page {
    readonly nodes: readonly { readonly dealer: { readonly internalID: string }; readonly result: { readonly value: number } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  const page = async (variables: Record<string, unknown>): Promise<Page> =>
    (
      await api.ask<{ dealerGroup: { dealerResults: Page } }>(
        `query ($month: Month!, $order: DealerResultOrder, $first: Int, $after: String) { dealerGroup { dealerResults(program: ${program}, month: $month,
          metric: "ACCEPTANCE_RATE", order: $order, first: $first, after: $after) { nodes { dealer { internalID } result { value } } pageInfo { hasNextPage endCursor } } } }`,
        { variables: { order: "HIGHEST_FIRST", first: 10, ...variables } },
      )
    ).dealerGroup.dealerResults;
  const values = ({ nodes }: Page) => nodes.map(({ result }) => result.value);

  test("goes from the highest to the lowest or back, without too few records", async () => {
    const dealers = await dealersAccepting("2025-10", 2, [7, 21], 8, [9, 9]);
    const highest = await page({ month: "2025-10" });
    expect(highest.nodes.map(({ dealer }) => dealer.internalID)).toEqual([dealers[2], dealers[1], dealers[0]]);
    expect(values(await page({ month: "2025-10", order: "LOWEST_FIRST" }))).toEqual([0.2, 7 / 21, 0.8]);
  });

  test("goes on behind a page, also between equal and endless values", async () => {
    await dealersAccepting("2025-11", [7, 21], [7, 21], [7, 21], 8);
    const first = await page({ month: "2025-11", first: 2 });
    const second = await page({ month: "2025-11", first: 2, after: first.pageInfo.endCursor });
    expect([values(first), values(second), second.pageInfo.hasNextPage]).toEqual([[0.8, 7 / 21], [7 / 21, 7 / 21], false]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ dealer }) => dealer.internalID)).size).toBe(4);
  });

  test("of a metric in money needs a currency", async () => {
    const query = `{ dealerGroup { dealerResults(program: AFTER_SALES, month: "2025-10", metric: "PARTS_SOLD_PER_RO" CURRENCY) { nodes { result { value } } } } }`;
    const { errors } = await api.send(query.replace("CURRENCY", ""));
    expect(errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "currency" } });
    expect((await api.send(query.replace("CURRENCY", 'currency: "USD"'))).errors).toEqual([]);
  });
});
