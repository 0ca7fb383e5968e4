import { refreshPlanComparisons } from "server/features/improvement/refresh-plan-comparisons.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealerWith, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { decide, reportOf, sendBaseline, sendPlan } from "../../support/improvement.ts";

const now = "2026-06-15T12:00:00.000Z";
const operator = mintDealerScope({ kind: "STAFF" });
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

const refresh = () => refreshPlanComparisons(operator, api.database.dataSource, api.clock.now());

/** Months of a year that only one test has. */
const monthsOf = (year: number) => ({ before: `${year}-03`, since: `${year}-04`, startsOn: `${year}-04-01` });

/** A dealer that accepted ten of twenty before, and so many of twenty since. */
function dealerOf(year: number, since: number, ofMonth = 20): Promise<string> {
  const { before, since: month } = monthsOf(year);
  return dealerWith(api, { [before]: [10, 10], [month]: [since, ofMonth - since] });
}

async function plan(year: number, dealer: string): Promise<void> {
  const { before, startsOn } = monthsOf(year);
  await sendBaseline(api, { dealerID: dealer, months: [before] });
  expect((await sendPlan(api, { dealerID: dealer, startsOn })).userErrors).toEqual([]);
}

/** A dealer with a plan, eighteen of twenty since, beside others that have none. */
async function compared(year: number, others: readonly number[]): Promise<string> {
  const dealer = await dealerOf(year, 18);
  for (const since of others) await dealerOf(year, since);
  await publish(api, now);
  await plan(year, dealer);
  return dealer;
}

describe("a plan's change", () => {
  test("is held against the middle one of five comparable dealers' changes", async () => {
    const dealer = await compared(2021, [10, 11, 12, 13, 20]);
    expect((await reportOf(api, dealer)).comparison).toBeNull();
    await refresh();
    const { change, comparison } = await reportOf(api, dealer, undefined, [dealer]);
    expect(change).toBeCloseTo(0.4, 10);
    expect(comparison).toMatchObject({ dealers: 5 });
    expect(comparison?.change).toBeCloseTo(0.1, 10);
    expect(comparison?.difference).toBeCloseTo(0.3, 10);
  });

  test("is held against none where there are four", async () => {
    const dealer = await compared(2020, [10, 11, 12, 13]);
    await refresh();
    expect((await reportOf(api, dealer)).comparison).toBeNull();
  });

  test("leaves out dealers on too few records, and those without a final result in a month", async () => {
    const dealer = await compared(2019, [10, 11, 12, 13]);
    await dealerWith(api, { "2019-03": [10, 10] });
    await dealerWith(api, { "2019-03": [5, 4], "2019-04": [10, 10] });
    await publish(api, now);
    await refresh();
    expect((await reportOf(api, dealer)).comparison).toBeNull();
    await dealerOf(2019, 10);
    await publish(api, now);
    await refresh();
    expect((await reportOf(api, dealer)).comparison).toMatchObject({ dealers: 5 });
  });

  test("leaves out dealers with a plan of their own on the metric, until something was decided of it before", async () => {
    const dealer = await compared(2018, [10, 11, 12, 13]);
    const other = await dealerOf(2018, 14);
    const earlier = await dealerWith(api, { "2017-01": [10, 10], "2018-03": [10, 10], "2018-04": [15, 5] });
    await publish(api, now);
    await plan(2018, other);
    await refresh();
    expect((await reportOf(api, dealer)).comparison).toMatchObject({ dealers: 5 });
    await sendBaseline(api, { dealerID: earlier, months: ["2017-01"] });
    await sendPlan(api, { dealerID: earlier, startsOn: "2017-02-01" });
    await refresh();
    expect((await reportOf(api, dealer)).comparison).toBeNull();
    await decide(api, { dealerID: earlier });
    await api.database.dataSource.query("UPDATE improvement_decision SET decided_on = '2018-02-28' WHERE dealer_id = $1", [earlier]);
    await refresh();
    expect((await reportOf(api, dealer)).comparison).toMatchObject({ dealers: 5 });
  });

  test("of a count is held against none: it goes by how much a dealer has to do", async () => {
    const dealer = await compared(2015, [10, 11, 12, 13, 14]);
    const { before, startsOn } = monthsOf(2015);
    await sendBaseline(api, { dealerID: dealer, metric: "ACCEPTED_COUNT", months: [before] });
    await sendPlan(api, { dealerID: dealer, metric: "ACCEPTED_COUNT", startsOn });
    await refresh();
    expect(await reportOf(api, dealer)).toMatchObject({ change: 8, comparison: null });
  });

  test("is not held against what was computed over other months", async () => {
    const dealer = await compared(2016, [10, 11, 12, 13, 14]);
    await refresh();
    await api.database.dataSource.query("UPDATE plan_comparison SET months = '{2016-05-01}' WHERE dealer_id = $1", [dealer]);
    expect((await reportOf(api, dealer)).comparison).toBeNull();
  });
});

test("who reads four of the five dealers behind a comparison is not shown it, as the fifth could be told from it", async () => {
  const dealer = await compared(2014, [10, 11, 12, 13, 20]);
  await refresh();
  const others: { readonly dealer_id: string }[] = await api.database.dataSource.query(
    "SELECT dealer_id FROM metric_result WHERE month = '2014-04-01' AND metric = 'ACCEPTANCE_RATE' AND dealer_id <> $1",
    [dealer],
  );
  const [first = "", second = "", third = "", fourth = ""] = others.map(({ dealer_id }) => dealer_id);
  const seenBy = async (...dealers: string[]) => (await reportOf(api, dealer, undefined, [dealer, ...dealers])).comparison;
  expect(await seenBy()).toMatchObject({ dealers: 5 });
  expect(await seenBy(first)).toBeNull();
  expect(await seenBy(first, second, third, fourth)).toBeNull();
  await dealerOf(2014, 15);
  await publish(api, now);
  await refresh();
  expect(await seenBy(first)).toMatchObject({ dealers: 6 });
  expect(await seenBy(first, second)).toBeNull();
});

test("a dealer reads neither another's comparison nor one behind which too few stand", async () => {
  const stored = "INSERT INTO plan_comparison (dealer_id, plan, months, dealers, change, computed_at) VALUES";
  await api.database.dataSource.query(
    `${stored} ('N', 1, '{}', 5, 0.1, now()), ('N', 2, '{}', 4, NULL, now()), ('S', 1, '{}', 5, 0.1, now())`,
  );
  const snapshot = new ReadSnapshot(api.database.readPool, mintDealerScope({ kind: "DEALERS", dealerIds: ["N"] }));
  try {
    const rows = await snapshot.query({ name: "comparisons_seen", text: "SELECT dealer_id, plan FROM plan_comparison" }, []);
    expect(rows).toEqual([{ dealer_id: "N", plan: 1 }]);
  } finally {
    await snapshot.close();
  }
  const few = api.database.dataSource.query(`${stored} ('N', 3, '{}', 4, 0.1, now())`);
  await expect(few).rejects.toThrow("plan_comparison_dealers");
});
