import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { dealerWith, one, publish, results } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, hour, insertOpportunities, plus } from "../../support/opportunities.ts";

const now = new Date("2026-06-15T12:00:00Z");
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

describe("as of a past instant", () => {
  const start = new Date("2026-05-10T00:00:00Z");
  let dealer: string;
  beforeAll(async () => {
    dealer = await newDealer(api.database.dataSource);
    await insertOpportunities(api.database.dataSource, dealer, [
      {
        id: "1",
        assigned_at: start,
        response: "ACCEPTED",
        responded_at: plus(start, hour),
        outcome: "COMPLETED",
        outcome_at: plus(start, 5 * day),
      },
      { id: "2", assigned_at: plus(start, 10 * day), response: "REJECTED", responded_at: plus(start, 10 * day + hour) },
    ]);
  });
  const countsAt = async (asOf: string) =>
    Object.fromEntries(
      (await results(api, dealer, "2026-05", ["ASSIGNED_COUNT", "PENDING_COUNT", "ACCEPTED_COUNT", "COMPLETED_COUNT"], asOf)).map(
        ({ metricCode, value }) => [metricCode.replace("_COUNT", "").toLowerCase(), value],
      ),
    );

  test.each([
    [
      "a millisecond before the first record",
      "2026-05-09T23:59:59.999Z",
      { assigned: null, pending: null, accepted: null, completed: null },
    ],
    ["at the instant of assignment", "2026-05-10T00:00:00Z", { assigned: 1, pending: 1, accepted: 0, completed: 0 }],
    ["at the instant of acceptance", "2026-05-10T01:00:00Z", { assigned: 1, pending: 0, accepted: 1, completed: 0 }],
    ["a millisecond before completion", "2026-05-14T23:59:59.999Z", { assigned: 1, pending: 0, accepted: 1, completed: 0 }],
    ["at the instant of completion", "2026-05-15T00:00:00Z", { assigned: 1, pending: 0, accepted: 1, completed: 1 }],
    ["in another offset", "2026-05-20T02:30:00+02:00", { assigned: 2, pending: 1, accepted: 1, completed: 1 }],
  ])("%s, later events are not seen", async (_, asOf, expected) => {
    expect(await countsAt(asOf)).toEqual(expected);
  });

  test("a list of opportunities shows them as they were", async () => {
    const { dealer: answer } = await api.ask<{ dealer: object }>(
      `{ dealer(id: "${dealer}", asOf: "2026-05-10T01:00:00Z") { opportunities(month: "2026-05") { nodes { internalID conclusion concludedAt } } } }`,
    );
    expect(answer).toEqual({ opportunities: { nodes: [{ internalID: "1", conclusion: "OPEN", concludedAt: null }] } });
  });

  test("a receipt does not say that records were complete beyond it", async () => {
    await setCompleteThrough(api.database.dataSource, dealer, "2026-06-01T00:00:00Z");
    const complete = async (asOf: string) => {
      const { dealer: answer } = await api.ask<{ dealer: { scorecard: { result: { receipt: { completeThrough: string } } } } }>(
        `{ dealer(id: "${dealer}", asOf: "${asOf}") { scorecard(program: FLEET_SERVICE_OPPORTUNITIES, month: "2026-05") {
          result(metric: "CLOSE_RATE") { receipt { completeThrough } } } } }`,
      );
      return answer.scorecard.result.receipt.completeThrough;
    };
    expect(await complete("2026-05-20T00:00:00.000Z")).toBe("2026-05-20T00:00:00.000Z");
    expect(await complete("2026-06-15T12:00:00.000Z")).toBe("2026-06-01T00:00:00.000Z");
  });

  test("an edition of later is not seen", async () => {
    const published = await dealerWith(api, { "2026-01": [1, 0] });
    await publish(api, "2026-06-01T00:00:00Z");
    const states = await Promise.all(
      ["2026-05-31T23:59:59.999Z", "2026-06-01T00:00:00Z"].map(
        async (asOf) => (await one(api, published, "2026-01", "ACCEPTANCE_RATE", asOf))?.state,
      ),
    );
    expect(states).toEqual(["IN_PROGRESS", "FINAL"]);
  });

  test("now itself may be asked for", async () => {
    expect(await one(api, dealer, "2026-05", "ASSIGNED_COUNT", now.toISOString())).toMatchObject({ value: 2 });
  });

  test("the future is refused", async () => {
    const { errors } = await api.send(`{ dealer(id: "${dealer}", asOf: "2026-06-15T12:00:00.001Z") { name } }`);
    expect(errors).toMatchObject([
      {
        message: "`asOf` is 2026-06-15T12:00:00.001Z, later than now; expected a past instant.",
        extensions: { code: "BAD_USER_INPUT", argument: "asOf" },
      },
    ]);
  });

  test("long before any record there is nothing", async () => {
    const asked =
      "query ($id: ID!, $asOf: DateTime) { dealer(id: $id, asOf: $asOf) { leads { month totalCount } weeklyFunnels(program: INTERNET_SALES) { from } } }";
    const leads = { month: "1000-01", totalCount: 0 };
    expect(await api.ask(asked, { variables: { id: dealer, asOf: "1000-01-02T00:00:00Z" } })).toEqual({
      dealer: { leads, weeklyFunnels: [] },
    });
    for (const asOf of ["0000-01-01T00:00:00+14:00", "0999-12-31T00:00:00Z", "1000-01-01T23:59:59.999Z"]) {
      expect((await api.send(asked, { variables: { id: dealer, asOf } })).errors).toMatchObject([
        {
          message: expect.stringMatching(/^`asOf` is .*; expected 1000-01-02T00:00:00.000Z or later\.$/),
          extensions: { code: "BAD_USER_INPUT", argument: "asOf" },
        },
      ]);
    }
  });

  test.each(["2026-05-10", "yesterday", "2026-02-30T00:00:00Z", "2026-05-10T00:00:00"])(
    "what is no instant is refused: %s",
    async (asOf) => {
      const { status, errors } = await api.send('query ($asOf: DateTime) { dealer(id: "x", asOf: $asOf) { name } }', {
        variables: { asOf },
      });
      expect([status, errors[0]?.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    },
  );
});
