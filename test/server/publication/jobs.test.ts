import { type Jobs, startJobs } from "server/app/jobs.ts";
import { setWebhook } from "server/features/event/webhook.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { capturedLog } from "../../support/api-log.ts";
import { newDealer } from "../../support/api-records.ts";
import { settableClock } from "../../support/api-server.ts";
import { insertOpportunities } from "../../support/opportunities.ts";
import { receiveWebhooks } from "../../support/webhook-receiver.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

// One for each test: a queue remembers the processes that worked it.
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

const connectionsOfJobs = async () =>
  (
    await database.dataSource.query<unknown[]>(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dealer-scorecards jobs'",
    )
  ).length;

test("two processes work one queue: results are published once, and a stop leaves no connection", { timeout: 40_000 }, async () => {
  const { dataSource } = database;
  const dealer = await newDealer(dataSource);
  await insertOpportunities(dataSource, dealer, [{ id: "1", assigned_at: new Date("2026-01-10T00:00:00Z") }]);
  const clock = settableClock("2026-06-15T12:00:00Z");
  const { log, lines } = capturedLog();
  const workers: Jobs[] = await Promise.all([
    startJobs(database, clock, log, { loopback: false }),
    startJobs(database, clock, log, { loopback: false }),
  ]);
  const editions = () => dataSource.query<object[]>("SELECT edition, published_at FROM metric_result WHERE dealer_id = $1", [dealer]);
  await expect.poll(editions, { timeout: 15_000 }).toHaveLength(9);
  expect(await editions()).toEqual(Array.from({ length: 9 }, () => ({ edition: 1, published_at: clock.now() })));
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(lines.filter((line) => !line.includes("Results published."))).toEqual([]);
  await expect.poll(connectionsOfJobs).toBe(0);
});

test("the jobs compute the quartiles of what they published, and send events", { timeout: 40_000 }, async () => {
  const { dataSource } = database;
  const dealer = await newDealer(dataSource);
  await insertOpportunities(dataSource, dealer, [{ id: "1", assigned_at: new Date("2026-01-10T00:00:00Z") }]);
  const receiver = await receiveWebhooks(204);
  const clock = settableClock("2026-06-15T12:00:00Z");
  const reach = { loopback: true };
  await setWebhook(
    mintDealerScope({ kind: "STAFF" }),
    dataSource,
    { dealerId: dealer, url: receiver.url, setBy: "someone" },
    clock.now(),
    reach,
  );
  await dataSource.query(
    `INSERT INTO outbox_event (dealer_id, id, type, payload, occurred_at, created_at, next_attempt_at) VALUES ($1, 'E1', 'customer.unsatisfied', '{}', $2, $2, $2)`,
    [dealer, clock.now()],
  );
  const { log } = capturedLog();
  const worker = await startJobs(database, clock, log, reach);
  const quartiles = () =>
    dataSource.query<object[]>("SELECT dealers, median FROM metric_quartiles WHERE month = '2026-01-01' AND metric = 'ASSIGNED_COUNT'");
  await expect.poll(quartiles, { timeout: 15_000 }).toEqual([{ dealers: 1, median: null }]);
  await expect.poll(() => receiver.received.map(({ headers }) => headers["webhook-id"]), { timeout: 15_000 }).toEqual(["E1"]);
  await worker.stop();
  await receiver.close();
});

test("a run that fails is logged, and the worker goes on", { timeout: 40_000 }, async () => {
  const { log, lines } = capturedLog();
  const broken = {
    now: () => {
      throw new Error("the clock stands still");
    },
  };
  const worker = await startJobs(database, broken, log, { loopback: false });
  await expect.poll(() => lines.join(""), { timeout: 15_000 }).toContain("the clock stands still");
  await worker.stop();
});
