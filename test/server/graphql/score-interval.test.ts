import { publishResults } from "server/features/publication/publish.writer.ts";
import { restate } from "server/features/publication/restate.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = new Date("2026-06-15T12:00:00Z");
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

/** A dealer with so many answers of each kind in May. */
async function dealerWith(promoters: number, passives: number, detractors: number): Promise<string> {
  const dealer = await newDealer(api.database.dataSource);
  const scores = [...Array<number>(promoters).fill(9), ...Array<number>(passives).fill(8), ...Array<number>(detractors).fill(2)];
  for (const [index, score] of scores.entries()) {
    const answer = { dealer_id: dealer, id: `${index}`, question: "NPS", answered_at: "2026-05-10T12:00:00Z", score };
    await insertServiceRecord(api.database.dataSource, "survey_answer", { ...answer, respondent_level: score > 8 ? "HEAD" : "DESK" });
  }
  return dealer;
}

interface Score {
  readonly state: string;
  readonly value: number;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

const asked = 'results(metrics: ["NET_PROMOTER_SCORE"]) { state value interval { lower upper }';

async function scoreOf(dealer: string) {
  const data = await api.ask<{ dealer: { scorecard: { results: (Score & { slices: (Score & { key: string })[] })[] } } }>(
    `query ($id: ID!) { dealer(id: $id) { scorecard(program: FIELD_SERVICE, month: "2026-05") { ${asked}
      slices(by: RESPONDENT_LEVEL) { key value interval { lower upper } } } } } }`,
    { variables: { id: dealer } },
  );
  return data.dealer.scorecard.results[0];
}

async function sumOf(ids: readonly string[]): Promise<Score | undefined> {
  const data = await api.ask<{ dealerGroup: { scorecards: { results: Score[] }[] } }>(
    `query ($ids: [ID!]) { dealerGroup(filter: { ids: $ids }) { scorecards(program: FIELD_SERVICE, to: "2026-05") { ${asked} } } } }`,
    { variables: { ids } },
  );
  return data.dealerGroup.scorecards[0]?.results[0];
}

/** The interval by shares, as the specification writes it. */
function byShares(promoters: number, passives: number, detractors: number) {
  const records = promoters + passives + detractors;
  const [p, d] = [promoters / records, detractors / records];
  const margin = 1.959963984540054 * Math.sqrt((p + d - (p - d) ** 2) / records);
  return { lower: expect.closeTo(100 * (p - d - margin), 9), upper: expect.closeTo(100 * (p - d + margin), 9) };
}

const publish = () => publishResults(mintDealerScope({ kind: "STAFF" }), api.database.dataSource, now);

describe.each([
  ["in progress", "IN_PROGRESS", () => Promise.resolve(0)],
  ["published", "FINAL", publish],
])("a score, %s,", (_, state, settle) => {
  test("has an interval of its own, and so has a sum of dealers and each slice", async () => {
    const dealers = [await dealerWith(6, 3, 2), await dealerWith(2, 5, 4)];
    await settle();
    expect(await scoreOf(dealers[0] ?? "")).toMatchObject({ state, interval: byShares(6, 3, 2) });
    expect(await sumOf(dealers)).toMatchObject({ state, interval: byShares(8, 8, 6) });
    expect((await scoreOf(dealers[1] ?? ""))?.slices).toEqual([
      { key: "DESK", value: expect.closeTo(-400 / 9, 9), interval: byShares(0, 5, 4) },
      { key: "HEAD", value: 100, interval: { lower: 100, upper: 100 } },
    ]);
  });
});

async function differs(dealer: string): Promise<boolean> {
  const data = await api.ask<{ dealer: { scorecard: { result: { differsSincePublication: boolean } } } }>(
    `query ($id: ID!) { dealer(id: $id) { scorecard(program: FIELD_SERVICE, month: "2026-05") {
      result(metric: "NET_PROMOTER_SCORE") { differsSincePublication } } } }`,
    { variables: { id: dealer } },
  );
  return data.dealer.scorecard.result.differsSincePublication;
}

function restated(dealerId: string) {
  const restatement = {
    program: "FIELD_SERVICE",
    metric: "NET_PROMOTER_SCORE",
    dealerId,
    month: "2026-05",
    reason: "Typed wrong.",
  } as const;
  return restate(mintDealerScope({ kind: "STAFF" }), api.database.dataSource, { ...restatement, restatedBy: "someone" }, now);
}

describe("a published score whose answers changed", () => {
  test("differs by its spread alone, and is restated with the new one", async () => {
    const dealer = await dealerWith(1, 2, 1);
    await publish();
    expect(await differs(dealer)).toBe(false);
    await api.database.dataSource.query("UPDATE survey_answer SET score = 8 WHERE dealer_id = $1", [dealer]);
    expect(await differs(dealer)).toBe(true);
    expect(await restated(dealer)).toEqual({ edition: 2, moved: 0 });
    expect([await differs(dealer), await scoreOf(dealer)]).toMatchObject([false, { value: 0, interval: { lower: 0, upper: 0 } }]);
  });

  test("adds nothing to the spread of a sum once none is left", async () => {
    const dealers = [await dealerWith(6, 3, 2), await dealerWith(1, 0, 1)];
    await publish();
    await api.database.dataSource.query("DELETE FROM survey_answer WHERE dealer_id = $1", [dealers[1]]);
    await restated(dealers[1] ?? "");
    expect(await sumOf(dealers)).toMatchObject({ state: "FINAL", interval: byShares(6, 3, 2) });
  });
});

test("a score published before its spread was kept has none, nor has a sum with it", async () => {
  const dealers = [await dealerWith(6, 3, 2), await dealerWith(2, 5, 4)];
  await publish();
  const { dataSource } = api.database;
  await dataSource.query("ALTER TABLE metric_result DISABLE TRIGGER USER");
  await dataSource.query("UPDATE metric_result SET squares = NULL WHERE dealer_id = $1", [dealers[0]]);
  await dataSource.query("ALTER TABLE metric_result ENABLE TRIGGER USER");
  expect([await scoreOf(dealers[0] ?? ""), await sumOf(dealers)]).toMatchObject([{ interval: null }, { interval: null }]);
});
