import { demoPublications } from "server/app/demo/data/demo-publications.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPublishedDemo, demoNow } from "../../support/published-demo.ts";

test("the demo is published on the fourth of each month, and now", () => {
  const instants = demoPublications(demoNow);
  expect(instants.slice(-3)).toEqual([new Date("2026-08-04T00:00:00Z"), new Date("2026-09-04T00:00:00Z"), demoNow]);
  expect(instants.toSorted((one, other) => one.getTime() - other.getTime())).toEqual(instants);
});

test("nothing is published in the future: before the fourth, now is the month's only time", () => {
  expect(demoPublications(new Date("2026-09-02T00:00:00Z")).slice(-2)).toEqual([
    new Date("2026-08-04T00:00:00Z"),
    new Date("2026-09-02T00:00:00Z"),
  ]);
});

describe("the demo's past", () => {
  let database: Awaited<ReturnType<typeof createPublishedDemo>>;
  beforeAll(async () => {
    database = await createPublishedDemo();
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
    expect(database.filledIn).toBeLessThan(60_000);
  });
});
