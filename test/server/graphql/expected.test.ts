import { keepDecided } from "server/features/publication/keep-decided.writer.ts";
import { restate } from "server/features/publication/restate.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, hour, insertOpportunities, plus } from "../../support/opportunities.ts";

const now = new Date("2026-06-20T12:00:00Z");
const before = new Date("2026-02-10T12:00:00Z");
const earlier = new Date("2026-01-10T12:00:00Z");
const assigned = new Date("2026-05-28T12:00:00Z");
const operator = mintDealerScope({ kind: "STAFF" });

const accepted = (at: Date, _days = 0) => ({ response: "ACCEPTED", responded_at: plus(at, hour) }) as const;
const completed = (at: Date, days: number) => ({ ...accepted(at), outcome: "COMPLETED", outcome_at: plus(at, days * day) }) as const;

/** How many finished records a dealer has in February, three quarters of them completed; those of the last are too few to tell anything. */
const finished = { OLD: 40, RESTATED: 40, N1: 12, N2: 12, N3: 12, N4: 12, N5: 12, FEW: 8 } as const;

let api: ApiServer;
let kept: number;
beforeAll(async () => {
  api = await createApiServer(now);
  const { dataSource } = api.database;
  for (const [dealer, count] of Object.entries(finished)) {
    await newDealer(dataSource, { id: dealer, timeZone: "UTC" });
    const cohort = Array.from({ length: count }, (_, index) => ({
      id: `finished-${index}`,
      assigned_at: dealer === "RESTATED" ? earlier : before,
      ...(index < (count * 3) / 4 || dealer === "FEW" ? completed : accepted)(dealer === "RESTATED" ? earlier : before, 25),
    }));
    const open = Array.from({ length: 10 }, (_, index) => ({
      id: `open-${index}`,
      assigned_at: assigned,
      ...(index < 5 ? completed(assigned, 5) : accepted(assigned)),
    }));
    await insertOpportunities(dataSource, dealer, [...cohort, ...open]);
  }
  await publish(api, now);
  kept = await keepDecided(operator, dataSource, now);
});
afterAll(() => api.close());

interface Expected {
  readonly expected: number | null;
  readonly expectedFrom: string | null;
}

async function expectedOf(dealer: string, others: readonly string[] = []): Promise<Expected> {
  const data = await api.ask<{ dealer: { scorecard: { result: { outlook: Expected } } } }>(
    `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-05") { result(metric: "CLOSE_RATE") { outlook { expected expectedFrom } } } } }`,
    { as: [dealer, ...others] },
  );
  return data.dealer.scorecard.result.outlook;
}

test("an open share is expected to end as finished months did, the dealer's own where they are enough", async () => {
  // One finished month each, and May as far as its answers go.
  expect(kept).toBe(16);
  // Three quarters of those that were open 22 days after they were assigned were completed: of ten, five and three quarters of five.
  const expected = expect.closeTo(0.875, 12);
  expect(await expectedOf("OLD")).toEqual({ expected, expectedFrom: "DEALER" });
  // All that the one with too few finished was completed: it stays out of what the others go by.
  expect(await expectedOf("N1")).toEqual({ expected, expectedFrom: "ALL_DEALERS" });
  expect(await expectedOf("FEW")).toEqual({ expected, expectedFrom: "ALL_DEALERS" });
});

test("who reads all but a few of the dealers behind a month does not go by it", async () => {
  // Six stand behind it.
  expect(await expectedOf("FEW", ["N1"])).toMatchObject({ expectedFrom: "ALL_DEALERS" });
  expect(await expectedOf("FEW", ["N1", "N2"])).toEqual({ expected: null, expectedFrom: null });
});

test("a restated month says what its newest edition does", async () => {
  const { dataSource } = api.database;
  await dataSource.query(
    "UPDATE opportunity SET outcome = 'COMPLETED', outcome_at = assigned_at + interval '25 days' WHERE dealer_id = 'RESTATED' AND id LIKE 'finished-%'",
  );
  // Today's records alone change nothing.
  await keepDecided(operator, dataSource, now);
  expect((await expectedOf("RESTATED")).expected).toBeCloseTo(0.875, 12);
  const restatement = {
    program,
    metric: "CLOSE_RATE",
    dealerId: "RESTATED",
    month: "2026-01",
    reason: "Late papers",
    restatedBy: "staff",
  } as const;
  await restate(operator, dataSource, restatement, now);
  expect(await keepDecided(operator, dataSource, now)).toBe(1);
  expect(await expectedOf("RESTATED")).toEqual({ expected: 1, expectedFrom: "DEALER" });
});

test("what was published long before all was kept is not looked at again", async () => {
  const { dataSource } = api.database;
  await dataSource.query("DELETE FROM outlook_cohort WHERE dealer_id = 'N2'");
  // Within the longest that publishing may take, what was left out is found.
  expect(await keepDecided(operator, dataSource, plus(now, day))).toBe(2);
  await dataSource.query("DELETE FROM outlook_cohort WHERE dealer_id = 'N2'");
  expect(await keepDecided(operator, dataSource, plus(now, 2 * day))).toBe(0);
  await dataSource.query("UPDATE outlook_upkeep SET kept_through = $1", [now]);
  expect(await keepDecided(operator, dataSource, now)).toBe(2);
});

const setVersion = (version: number) =>
  api.database.dataSource.query("UPDATE outlook_cohort SET definition_version = $1 WHERE metric = 'CLOSE_RATE'", [version]);

describe("by another version of the definition", () => {
  test("finished months say nothing of what is open by the one in force", async () => {
    await setVersion(2);
    expect(await expectedOf("OLD")).toEqual({ expected: null, expectedFrom: null });
    await setVersion(1);
    expect((await expectedOf("OLD")).expected).toBeCloseTo(0.875, 12);
  });

  test("published months are not kept", async () => {
    const { dataSource } = api.database;
    await newDealer(dataSource, { id: "OTHER", timeZone: "UTC" });
    await dataSource.query(
      `INSERT INTO metric_result (dealer_id, program, month, metric, edition, definition_version, numerator, denominator, final_at, computed_as_of, published_at)
       VALUES ('OTHER', $1, '2026-02-01', 'CLOSE_RATE', 1, 2, 30, 40, $2, $2, $3)`,
      [program, plus(now, -60 * day), now],
    );
    expect(await keepDecided(operator, dataSource, now)).toBe(0);
    expect(await dataSource.query("SELECT 1 FROM outlook_cohort WHERE dealer_id = 'OTHER'")).toEqual([]);
  });
});

interface GroupOutlook extends Expected {
  readonly least: number;
  readonly most: number;
  readonly open: number;
  readonly cohortComplete: boolean;
  readonly toGoal: { readonly state: string; readonly needed: number | null; readonly of: number; readonly sentence: string | null };
}

async function groupOutlookOf(dealers: readonly string[]): Promise<GroupOutlook | null> {
  const data = await api.ask<{ dealerGroup: { scorecards: { results: { outlook: GroupOutlook | null }[] }[] } }>(
    `query ($ids: [ID!]!) { dealerGroup(filter: { ids: $ids }) { scorecards(program: ${program}, to: "2026-05", months: 1) { results(metrics: ["CLOSE_RATE"]) {
      outlook { least most open cohortComplete expected expectedFrom toGoal { state needed of sentence } } } } } }`,
    { as: "staff", variables: { ids: dealers } },
  );
  return data.dealerGroup.scorecards[0]?.results[0]?.outlook ?? null;
}

test("a sum of dealers adds up what each of them can become, and is expected to", async () => {
  expect(await groupOutlookOf(["OLD", "N1", "FEW"])).toEqual({
    least: 0.5,
    most: 1,
    open: 15,
    cohortComplete: true,
    expected: expect.closeTo(0.875, 12),
    expectedFrom: "ALL_DEALERS",
    toGoal: { state: "POSSIBLE", needed: 3, of: 15, sentence: "3 more of the 15 still open, the first by Jun 27, 2026." },
  });
  expect(await groupOutlookOf(["OLD"])).toMatchObject({ expected: expect.closeTo(0.875, 12), expectedFrom: "DEALER" });
});

test("a published part of a sum stays what it is", async () => {
  const { dataSource } = api.database;
  await newDealer(dataSource, { id: "PUBLISHED", timeZone: "UTC" });
  await dataSource.query(
    `INSERT INTO metric_result (dealer_id, program, month, metric, edition, definition_version, numerator, denominator, final_at, computed_as_of, published_at)
     VALUES ('PUBLISHED', $1, '2026-05-01', 'CLOSE_RATE', 1, 1, 1, 10, $2, $2, $2)`,
    [program, plus(now, -10 * day)],
  );
  expect(await groupOutlookOf(["OLD", "PUBLISHED"])).toMatchObject({
    least: 6 / 20,
    most: 11 / 20,
    open: 5,
    toGoal: { state: "OUT_OF_REACH" },
  });
});

const statements = async (dealers: readonly string[]) => (await api.statements.during(() => groupOutlookOf(dealers))).length;

test("the outlook of a sum takes as many statements for many dealers as for one", async () => {
  const one = await statements(["OLD"]);
  expect(await statements(Object.keys(finished))).toBe(one);
});
