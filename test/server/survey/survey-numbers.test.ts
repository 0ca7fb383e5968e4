import { findAttainments } from "server/features/assignment/attainment.reader.ts";
import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, plus } from "../../support/opportunities.ts";
import { newRequest, takingPart } from "../../support/requests.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { answer, completedOpportunity, issued, issueLink, issueRelationship, publicUrl } from "../../support/surveys.ts";

const now = new Date("2026-06-15T10:00:00.000Z");
const afterJune = new Date("2026-07-01T00:00:00.000Z");
const staff = mintDealerScope({ kind: "STAFF" });

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now, { publicUrl });
});
afterAll(() => api.close());
beforeEach(() => api.clock.set(now));

async function answered(dealer: string, score: number, at = api.clock.now()): Promise<string> {
  const opportunity = await completedOpportunity(api.database.dataSource, dealer, plus(at, -day));
  const { id, path } = issued(await issueLink(api, dealer, opportunity));
  const { statusCode } = await answer(api, path, { CSAT: String(score) });
  if (statusCode !== 303) throw new Error(`The answer was refused: ${statusCode}.`);
  return `${id}-CSAT`;
}

interface Results {
  readonly dealer: {
    readonly scorecard: {
      readonly results: readonly {
        readonly metricCode: string;
        readonly state: string;
        readonly value: number | null;
        readonly receipt: {
          readonly completeThrough: string | null;
          readonly counted: {
            readonly nodes: readonly { readonly record: { readonly internalID: string; readonly comment: string | null } }[];
          };
        };
      }[];
    };
  };
}

async function results(dealer: string, metrics: readonly string[], month = "2026-06") {
  const { dealer: found } = await api.ask<Results>(
    `query ($id: ID!, $metrics: [String!]!) { dealer(id: $id) { scorecard(program: FIELD_SERVICE, month: "${month}") { results(metrics: $metrics) {
      metricCode state value receipt { completeThrough counted { nodes { record { ... on SurveyAnswer { internalID comment } } } } } } } } }`,
    { as: [dealer], variables: { id: dealer, metrics } },
  );
  return found.scorecard.results.map(({ receipt: { counted, completeThrough }, ...result }) => ({
    ...result,
    completeThrough,
    counted: counted.nodes.map(({ record }) => record.internalID).toSorted(),
  }));
}

const satisfaction = async (dealer: string) => (await results(dealer, ["CUSTOMER_SATISFACTION_RATE"]))[0];

describe("answers by link", () => {
  test("count at once in customer satisfaction, are in its receipt, and final when the month is over", async () => {
    const dealer = await newDealer(api.database.dataSource);
    const [good, bad] = [await answered(dealer, 4), await answered(dealer, 3)];
    expect(await satisfaction(dealer)).toMatchObject({ state: "IN_PROGRESS", value: 0.5, counted: [good] });
    api.clock.set(plus(afterJune, -1));
    const last = await answered(dealer, 5);
    await publish(api, plus(afterJune, -1));
    expect(await satisfaction(dealer)).toMatchObject({ state: "IN_PROGRESS" });
    api.clock.set(afterJune);
    await answered(dealer, 1);
    await publish(api, afterJune);
    const final = await satisfaction(dealer);
    expect(final).toMatchObject({ state: "FINAL", counted: [good, last].toSorted() });
    expect([final?.value, bad]).toEqual([expect.closeTo(2 / 3, 10), expect.any(String)]);
  });

  test("of customers' people count in each question's metrics and are cut by who they are", async () => {
    const dealer = await newDealer(api.database.dataSource);
    await insertServiceRecord(api.database.dataSource, "customer", { dealer_id: dealer, id: "C1" });
    for (const [respondentLevel, NPS, HELPS_REACH_GOALS] of [
      ["Management", "9", "NONE"],
      ["Workshop", "6", "8"],
    ] as const) {
      const { path } = issued(await issueRelationship(api, dealer, "C1", { respondentLevel, questions: ["NPS", "HELPS_REACH_GOALS"] }));
      await answer(api, path, { NPS, HELPS_REACH_GOALS });
    }
    expect(
      await results(dealer, ["NET_PROMOTER_SCORE", "NPS_TOP_SHARE", "HELPS_REACH_GOALS_MEAN", "HELPS_REACH_GOALS_ANSWERS"]),
    ).toMatchObject([
      { metricCode: "NET_PROMOTER_SCORE", value: 0 },
      { metricCode: "NPS_TOP_SHARE", value: 0.5 },
      { metricCode: "HELPS_REACH_GOALS_MEAN", value: 8 },
      { metricCode: "HELPS_REACH_GOALS_ANSWERS", value: 1 },
    ]);
    const cut = await api.ask<{ dealer: { scorecard: { result: { slices: readonly object[] } } } }>(
      `query ($id: ID!) { dealer(id: $id) { scorecard(program: FIELD_SERVICE, month: "2026-06") { result(metric: "NPS_MEAN") {
        slices(by: RESPONDENT_LEVEL) { key value } } } } }`,
      { variables: { id: dealer } },
    );
    const values = [
      { key: "Management", value: 9 },
      { key: "Workshop", value: 6 },
    ];
    expect(cut.dealer.scorecard.result.slices).toEqual(
      expect.arrayContaining(values.map((each) => expect.objectContaining(each) as object)),
    );
  });

  test("neither hide nor end a month in which imported answers are still awaited", async () => {
    const dealer = await newDealer(api.database.dataSource);
    await setCompleteThrough(api.database.dataSource, dealer, "2026-06-10T00:00:00Z", "SURVEY_ANSWER");
    const id = await answered(dealer, 5);
    await publish(api, "2026-07-20T00:00:00Z");
    api.clock.set("2026-07-20T00:00:00Z");
    expect(await satisfaction(dealer)).toMatchObject({
      state: "IN_PROGRESS",
      value: 1,
      counted: [id],
      completeThrough: "2026-06-10T00:00:00.000Z",
    });
    await setCompleteThrough(api.database.dataSource, dealer, afterJune, "SURVEY_ANSWER");
    await publish(api, "2026-07-20T00:00:00Z");
    expect(await satisfaction(dealer)).toMatchObject({ state: "FINAL", value: 1, counted: [id] });
  });

  test("say nothing of up to when imported answers are known", async () => {
    const [without, imported] = [await newDealer(api.database.dataSource), await newDealer(api.database.dataSource)];
    await setCompleteThrough(api.database.dataSource, imported, "2026-06-10T00:00:00Z", "SURVEY_ANSWER");
    await answered(without, 5);
    await answered(imported, 5);
    const kept = await api.database.dataSource.query<object[]>(
      "SELECT dealer_id, complete_through FROM record_completeness WHERE dealer_id = ANY($1) AND record_kind = 'SURVEY_ANSWER'",
      [[without, imported]],
    );
    expect(kept).toEqual([{ dealer_id: imported, complete_through: new Date("2026-06-10T00:00:00Z") }]);
  });
});

describe("the core rank", () => {
  test("goes by answers about opportunities once their month is over, and not by what customers' people answer", async () => {
    const { dataSource } = api.database;
    const dealer = await newDealer(dataSource);
    await insertServiceRecord(dataSource, "customer", { dealer_id: dealer, id: "C1" });
    await answered(dealer, 5);
    await answered(dealer, 2);
    await answer(api, issued(await issueRelationship(api, dealer, "C1", { questions: ["NPS"] })).path, { NPS: "0" });
    const satisfactionAt = async (at: Date) => (await findAttainments(dataSource.manager, [dealer], at)).get(dealer)?.SATISFACTION;
    expect(await satisfactionAt(plus(afterJune, -1))).toBeNull();
    expect(await satisfactionAt(afterJune)).toBeCloseTo(0.7, 10);
    expect(await satisfactionAt(new Date("2026-10-01T00:00:00Z"))).toBeNull();
  });

  test("lets the dealer whose owners are content be asked before a nearer one", async () => {
    const { dataSource } = api.database;
    const near = await takingPart(dataSource, { latitude: 43.05, longitude: -88.1 });
    const content = await takingPart(dataSource, { latitude: 43.4, longitude: -88.1 });
    await answered(near, 1);
    await answered(content, 5);
    await newRequest(dataSource, "R1", { assignAt: afterJune });
    await assignRequests(staff, dataSource, afterJune);
    const [decision] = await dataSource.query<{ asked_dealer_id: string }[]>(
      "SELECT asked_dealer_id FROM assignment WHERE request_id = 'R1'",
    );
    expect(decision?.asked_dealer_id).toBe(content);
  });
});
