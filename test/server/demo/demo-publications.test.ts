import { demoPublications } from "server/app/demo/data/demo-publications.ts";
import { loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { publishHistory } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const now = new Date("2026-09-17T15:20:00Z");
const operator = mintDealerScope({ kind: "STAFF" });

test("the demo is published on the fourth of each month, and now", () => {
  const instants = demoPublications(now);
  expect(instants.slice(-3)).toEqual([new Date("2026-08-04T00:00:00Z"), new Date("2026-09-04T00:00:00Z"), now]);
  expect(instants.toSorted((one, other) => one.getTime() - other.getTime())).toEqual(instants);
});

test("nothing is published in the future: before the fourth, now is the month's only time", () => {
  expect(demoPublications(new Date("2026-09-02T00:00:00Z")).slice(-2)).toEqual([
    new Date("2026-08-04T00:00:00Z"),
    new Date("2026-09-02T00:00:00Z"),
  ]);
});

describe("the demo's past", () => {
  let database: TestDatabase;
  let took: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    const begun = performance.now();
    await loadDemoData(operator, database.dataSource, now);
    await publishHistory(operator, database.dataSource, demoPublications(now));
    took = performance.now() - begun;
  });
  afterAll(() => database.close());

  test.each([
    ["ENGAGEMENT_RATE", "2026-05-20T00:00:00Z", "2026-04-01"],
    ["CLOSE_RATE", "2026-05-20T00:00:00Z", "2026-03-01"],
    ["CONVERSION_RATE", "2026-05-20T00:00:00Z", "2026-02-01"],
  ])("as of a past instant the newest final month of %s is the one that was final then", async (metric, asOf, month) => {
    const [row] = await database.dataSource.query<{ newest: string }[]>(
      "SELECT max(month)::text AS newest FROM metric_result WHERE dealer_id = 'D1001' AND metric = $1 AND published_at <= $2",
      [metric, asOf],
    );
    expect(row?.newest).toBe(month);
  });

  // On a machine of its own it takes a fifth of this; here other tests run beside it.
  test("is loaded and published in under a minute", () => {
    expect(took).toBeLessThan(60_000);
  });
});
