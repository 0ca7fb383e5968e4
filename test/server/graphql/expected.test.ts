import { keepDecided } from "server/features/publication/keep-decided.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, hour, insertOpportunities, plus } from "../../support/opportunities.ts";

const now = new Date("2026-06-20T12:00:00Z");
const before = new Date("2026-02-10T12:00:00Z");
const assigned = new Date("2026-05-28T12:00:00Z");
const operator = mintDealerScope({ kind: "STAFF" });

const accepted = (at: Date) => ({ response: "ACCEPTED", responded_at: plus(at, hour) }) as const;
const completed = (at: Date, days: number) => ({ ...accepted(at), outcome: "COMPLETED", outcome_at: plus(at, days * day) }) as const;

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  const { dataSource } = api.database;
  // One with finished months of its own, and five with too few each.
  for (const [dealer, finished] of [
    ["OLD", 40],
    ["N1", 8],
    ["N2", 8],
    ["N3", 8],
    ["N4", 8],
    ["N5", 8],
  ] as const) {
    await newDealer(dataSource, { id: dealer, timeZone: "UTC" });
    const cohort = Array.from({ length: finished }, (_, index) => ({
      id: `finished-${index}`,
      assigned_at: before,
      ...(index < (finished * 3) / 4 ? completed(before, 25) : accepted(before)),
    }));
    const open = Array.from({ length: 10 }, (_, index) => ({
      id: `open-${index}`,
      assigned_at: assigned,
      ...(index < 5 ? completed(assigned, 5) : accepted(assigned)),
    }));
    await insertOpportunities(dataSource, dealer, [...cohort, ...open]);
  }
  await publish(api, now);
});
afterAll(() => api.close());

test("an open share is expected to end as finished months did, the dealer's own where they are enough", async () => {
  const { dataSource } = api.database;
  // February, and May as far as its answers go.
  expect(await keepDecided(operator, dataSource, now)).toBe(12);
  expect(await keepDecided(operator, dataSource, now)).toBe(0);
  const asked = (dealer: string) =>
    api.ask(
      `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-05") { result(metric: "CLOSE_RATE") { outlook { expected expectedFrom } } } } }`,
      { as: [dealer] },
    );
  // Three quarters of those that were open 22 days after they were assigned were completed: of ten, five and three quarters of five.
  const expected = expect.closeTo(0.875, 12);
  const answer = (expectedFrom: string) => ({ dealer: { scorecard: { result: { outlook: { expected, expectedFrom } } } } });
  expect(await asked("OLD")).toEqual(answer("DEALER"));
  expect(await asked("N1")).toEqual(answer("ALL_DEALERS"));
});
