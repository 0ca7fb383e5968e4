import { restate } from "server/features/publication/restate.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { createDataSource } from "server/storage/data-source.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setCompleteThrough } from "../../support/api-records.ts";
import { dealerWith, program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer, type Question } from "../../support/api-server.ts";
import { insertOpportunities } from "../../support/opportunities.ts";

const published = new Date("2026-06-01T00:00:00Z");
const restated = new Date("2026-06-15T12:00:00Z");
const month = "2026-02";

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(restated);
});
afterAll(() => api.close());

const resultFields = `state value numerator denominator differsSincePublication
  edition { edition publishedAt computedAsOf restatedBy restatementReason } editions { edition }
  restatedRecords { nodes { recordID was now } pageInfo { hasNextPage } }`;

interface Result {
  readonly state: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly differsSincePublication: boolean;
  readonly edition: { readonly edition: number };
  readonly restatedRecords: { readonly nodes: readonly object[] };
}

interface Payload {
  readonly result: Result | null;
  readonly movedRecords: number | null;
  readonly userErrors: readonly { readonly field: readonly string[] | null; readonly message: string; readonly code: string }[];
}

/** A dealer whose February is published with three accepted and one expired: 0.75. */
async function publishedDealer(): Promise<string> {
  const dealer = await dealerWith(api, { [month]: [3, 1] });
  await publish(api, published);
  return dealer;
}

/** The expired one turns out to have been accepted, and a forgotten one to have expired. */
async function correct(dealer: string): Promise<void> {
  const { dataSource } = api.database;
  await dataSource.query(
    "UPDATE opportunity SET response = 'ACCEPTED', responded_at = assigned_at + interval '1 hour' WHERE dealer_id = $1 AND id = $2",
    [dealer, `${month}-3`],
  );
  await insertOpportunities(dataSource, dealer, [{ id: "forgotten", assigned_at: new Date(`${month}-20T00:00:00Z`) }]);
}

async function send(input: Record<string, unknown>, question: Question = {}): Promise<Payload> {
  const { restateMetric } = await api.ask<{ restateMetric: Payload }>(
    `mutation ($input: RestateMetricInput!) { restateMetric(input: $input) { movedRecords userErrors { field message code } result { ${resultFields} } } }`,
    { ...question, variables: { input: { program, metric: "ACCEPTANCE_RATE", month, reason: "Two answers came late.", ...input } } },
  );
  return restateMetric;
}

async function read(dealer: string, asOf: Date | null = null): Promise<Result> {
  const data = await api.ask<{ dealer: { scorecard: { result: Result } } }>(
    `query ($dealer: ID!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { scorecard(program: ${program}, month: "${month}") {
      result(metric: "ACCEPTANCE_RATE") { ${resultFields} } } } }`,
    { variables: { dealer, asOf } },
  );
  return data.dealer.scorecard.result;
}

const editionsOf = (dealer: string) =>
  api.database.dataSource.query<{ edition: number }[]>(
    "SELECT edition FROM metric_result WHERE dealer_id = $1 AND metric = 'ACCEPTANCE_RATE' ORDER BY edition",
    [dealer],
  );

describe("a corrected record", () => {
  test("leaves the published number as it is, which says that it differs", async () => {
    const dealer = await publishedDealer();
    expect(await read(dealer)).toMatchObject({ value: 0.75, differsSincePublication: false });
    await correct(dealer);
    expect(await read(dealer)).toMatchObject({ state: "FINAL", value: 0.75, differsSincePublication: true, edition: { edition: 1 } });
  });
});

describe("a restatement", () => {
  test("is refused while today's records can still change: a final result is never one that is open", async () => {
    const dealer = await publishedDealer();
    await insertOpportunities(api.database.dataSource, dealer, [
      { id: "long-window", assigned_at: new Date(`${month}-20T00:00:00Z`), expires_at: new Date("2027-01-01T00:00:00Z") },
    ]);
    const { result, userErrors } = await send({ dealerID: dealer });
    expect([result, userErrors]).toMatchObject([
      null,
      [{ code: "BAD_USER_INPUT", message: expect.stringContaining("until 2027-01-01T00:00:00.001Z") }],
    ]);
    expect(await editionsOf(dealer)).toEqual([{ edition: 1 }]);
  });

  test("is refused while imported records are not complete through the final instant", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    await setCompleteThrough(api.database.dataSource, dealer, new Date("2026-03-01T00:00:00Z"));
    expect((await send({ dealerID: dealer })).userErrors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
    expect(await editionsOf(dealer)).toEqual([{ edition: 1 }]);
  });

  test("publishes the next edition with who, when and why", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    expect(await send({ dealerID: dealer, reason: "  Two answers came late. " })).toMatchObject({
      userErrors: [],
      result: {
        state: "FINAL",
        value: 0.8,
        numerator: 4,
        denominator: 5,
        differsSincePublication: false,
        edition: {
          edition: 2,
          publishedAt: restated.toISOString(),
          computedAsOf: restated.toISOString(),
          restatedBy: "someone",
          restatementReason: "Two answers came late.",
        },
      },
    });
  });

  test("keeps the records that moved, with where they stood and stand", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    const { movedRecords, result } = await send({ dealerID: dealer });
    expect(movedRecords).toBe(2);
    expect(result?.restatedRecords.nodes).toEqual([
      { recordID: `${month}-3`, was: "NOT_COUNTED", now: "COUNTED" },
      { recordID: "forgotten", was: "OUT", now: "NOT_COUNTED" },
    ]);
  });

  test("leaves the edition before readable as of before", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    await send({ dealerID: dealer });
    const before = await read(dealer, new Date(restated.getTime() - 1));
    expect(before).toMatchObject({ state: "FINAL", value: 0.75, edition: { edition: 1 }, restatedRecords: { nodes: [] } });
    expect(before).toMatchObject({ editions: [{ edition: 1 }] });
    expect(await read(dealer)).toMatchObject({ value: 0.8, editions: [{ edition: 2 }, { edition: 1 }] });
  });

  test("touches no other metric of the month", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    await send({ dealerID: dealer });
    const others = await api.database.dataSource.query<object[]>(
      "SELECT FROM metric_result WHERE dealer_id = $1 AND metric <> 'ACCEPTANCE_RATE' AND edition > 1",
      [dealer],
    );
    expect(others).toEqual([]);
  });

  test("of nothing moved is refused", async () => {
    const dealer = await publishedDealer();
    expect(await send({ dealerID: dealer })).toEqual({
      result: null,
      movedRecords: null,
      userErrors: [
        { field: ["input", "month"], code: "BAD_USER_INPUT", message: "Nothing moved since edition 1: today's records give the same." },
      ],
    });
    expect(await editionsOf(dealer)).toEqual([{ edition: 1 }]);
  });

  test("sent twice at once makes one edition", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    const answers = await Promise.all([send({ dealerID: dealer }), send({ dealerID: dealer }), send({ dealerID: dealer })]);
    expect(answers.flatMap(({ movedRecords }) => movedRecords ?? [])).toEqual([2]);
    expect(await editionsOf(dealer)).toEqual([{ edition: 1 }, { edition: 2 }]);
  });

  test("from two processes at once makes one edition", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    const pools = await Promise.all([1, 2].map(() => createDataSource(api.database.url).initialize()));
    const order = { program, metric: "ACCEPTANCE_RATE", dealerId: dealer, month, reason: "late", restatedBy: "someone" } as const;
    const done = await Promise.allSettled(pools.map((pool) => restate(mintDealerScope({ kind: "STAFF" }), pool, order, restated)));
    await Promise.all(pools.map((pool) => pool.destroy()));
    expect(done.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await editionsOf(dealer)).toEqual([{ edition: 1 }, { edition: 2 }]);
  });

  test("can follow another: each keeps its own records", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    await send({ dealerID: dealer });
    await insertOpportunities(api.database.dataSource, dealer, [{ id: "third", assigned_at: new Date(`${month}-21T00:00:00Z`) }]);
    const { result } = await send({ dealerID: dealer });
    expect(result).toMatchObject({
      edition: { edition: 3 },
      restatedRecords: { nodes: [{ recordID: "third", was: "OUT", now: "NOT_COUNTED" }] },
    });
  });

  test("of two metrics in one request answers with both new editions", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    const one = (alias: string, metric: string) =>
      `${alias}: restateMetric(input: { dealerID: "${dealer}", program: ${program}, metric: "${metric}", month: "${month}", reason: "late" }) { result { numerator edition { edition } } }`;
    expect(await api.ask(`mutation { ${one("a", "ACCEPTANCE_RATE")} ${one("b", "ACCEPTED_COUNT")} }`)).toEqual({
      a: { result: { numerator: 4, edition: { edition: 2 } } },
      b: { result: { numerator: 4, edition: { edition: 2 } } },
    });
  });

  test.each([
    ["a blank reason", { reason: " \n" }, "reason", "A restatement needs a reason."],
    ["a reason too long", { reason: "x".repeat(1001) }, "reason", "The reason has 1001 characters; expected at most 1000."],
    ["an unknown metric", { metric: "NPS" }, "metric", `${program} has no metric "NPS".`],
    ["a month that is not published", { month: "2026-05" }, "month", "ACCEPTANCE_RATE of 2026-05 is not published for dealer"],
    ["a count that is never published", { metric: "OPEN_COUNT" }, "month", "OPEN_COUNT of 2026-02 is not published for dealer"],
    ["a dealer that is not there", { dealerID: "nobody" }, "month", "ACCEPTANCE_RATE of 2026-02 is not published for dealer nobody."],
  ])("with %s is refused", async (_, input, field, message) => {
    const dealer = await publishedDealer();
    await correct(dealer);
    const { result, userErrors } = await send({ dealerID: dealer, ...input });
    expect(result).toBeNull();
    expect(userErrors).toEqual([
      { field: ["input", field], message: expect.stringContaining(message) as string, code: expect.any(String) as string },
    ]);
    expect(await editionsOf(dealer)).toEqual([{ edition: 1 }]);
  });

  test("with a reason of exactly 1000 characters is kept whole", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    const reason = "x".repeat(1000);
    expect(await send({ dealerID: dealer, reason })).toMatchObject({ result: { edition: { restatementReason: reason } } });
  });

  test("is refused to a dealer, its own included, and changes nothing", async () => {
    const dealer = await publishedDealer();
    await correct(dealer);
    const answers = await Promise.all([
      send({ dealerID: dealer }, { as: [dealer] }),
      send({ dealerID: dealer }, { as: [] }),
      send({ dealerID: "nobody" }, { as: [dealer] }),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([
        JSON.stringify({
          movedRecords: null,
          userErrors: [{ field: null, message: "Only staff and the operator's own commands write records.", code: "FORBIDDEN" }],
          result: null,
        }),
      ]),
    );
    expect(await editionsOf(dealer)).toEqual([{ edition: 1 }]);
  });
});
