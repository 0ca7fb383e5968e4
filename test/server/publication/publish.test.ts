import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { createDataSource } from "server/storage/data-source.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "../../support/opportunities.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const operator = mintDealerScope({ kind: "STAFF" });
const answered = [
  "ACCEPTANCE_RATE",
  "ACCEPTED_COUNT",
  "ASSIGNED_COUNT",
  "ENGAGEMENT_RATE",
  "EXPIRED_COUNT",
  "PENDING_COUNT",
  "REJECTED_COUNT",
];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const publish = (asOf: Date | string) => publishResults(operator, database.dataSource, new Date(asOf));

interface Published {
  readonly month: string;
  readonly metric: string;
  readonly edition: number;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly final_at: Date;
  readonly published_at: Date;
}

const publishedOf = (dealer: string) =>
  database.dataSource.query<Published[]>(
    `SELECT month::text, metric, edition, numerator, denominator, final_at, published_at FROM metric_result WHERE dealer_id = $1 ORDER BY month, metric`,
    [dealer],
  );
const metricsOf = async (dealer: string) => (await publishedOf(dealer)).map(({ metric }) => metric);

async function dealerWith(opportunities: readonly Partial<OpportunityInput>[], timeZone = "UTC"): Promise<string> {
  const dealer = await newDealer(database.dataSource, { timeZone });
  const rows = opportunities.map((given, index) => ({ id: `${index}`, assigned_at: new Date("2026-02-10T12:00:00Z"), ...given }));
  await insertOpportunities(database.dataSource, dealer, rows);
  return dealer;
}

describe.each([
  ["UTC", "2026-03-03T00:00:00Z", "2026-04-02T00:00:00Z", "2026-05-02T00:00:00Z"],
  ["America/Chicago", "2026-03-03T06:00:00Z", "2026-04-02T06:00:00Z", "2026-05-02T06:00:00Z"],
  ["Pacific/Auckland", "2026-03-02T11:00:00Z", "2026-04-01T11:00:00Z", "2026-05-01T11:00:00Z"],
  ["Asia/Kolkata", "2026-03-02T18:30:00Z", "2026-04-01T18:30:00Z", "2026-05-01T18:30:00Z"],
])("February of a dealer in %s", (timeZone, answers, close, conversion) => {
  test.each([
    ["the answers, 48 hours after the month", answers, [], answered],
    ["the close rate, 30 days later, whatever the clocks did", close, answered, [...answered, "CLOSE_RATE"]],
    ["the conversion rate, 60 days later", conversion, [...answered, "CLOSE_RATE"], [...answered, "CLOSE_RATE", "CONVERSION_RATE"]],
  ])("publishes %s, and not a millisecond earlier", async (_, instant, before, after) => {
    const dealer = await dealerWith([{}], timeZone);
    await publish(plus(new Date(instant), -1));
    expect(await metricsOf(dealer)).toEqual(before.toSorted());
    await publish(instant);
    expect(await metricsOf(dealer)).toEqual(after.toSorted());
  });
});

describe("a published result", () => {
  const accepted = { response: "ACCEPTED", responded_at: new Date("2026-02-10T13:00:00Z") } as const;

  test("keeps its numbers, when it became final and when it was published", async () => {
    const dealer = await dealerWith([accepted, {}, { response: "REJECTED", responded_at: accepted.responded_at }]);
    await publish("2026-03-10T00:00:00Z");
    expect((await publishedOf(dealer))[0]).toEqual({
      month: "2026-02-01",
      metric: "ACCEPTANCE_RATE",
      edition: 1,
      numerator: "1",
      denominator: "3",
      final_at: new Date("2026-03-03T00:00:00Z"),
      published_at: new Date("2026-03-10T00:00:00Z"),
    });
  });

  test("is left as it is by another run, also when records came late", async () => {
    const dealer = await dealerWith([accepted]);
    await publish("2026-06-01T00:00:00Z");
    const before = await publishedOf(dealer);
    await insertOpportunities(database.dataSource, dealer, [{ id: "late", assigned_at: new Date("2026-02-11T00:00:00Z"), ...accepted }]);
    await publish("2026-06-02T00:00:00Z");
    expect(await publishedOf(dealer)).toEqual(before);
  });

  test("is there with denominator 0 where nothing could count", async () => {
    const dealer = await dealerWith([{}]);
    await publish("2026-06-01T00:00:00Z");
    expect((await publishedOf(dealer)).find(({ metric }) => metric === "CLOSE_RATE")).toMatchObject({ numerator: "0", denominator: "0" });
  });

  test("is not there for a month without records", async () => {
    const dealer = await dealerWith([{}, { assigned_at: new Date("2026-04-10T00:00:00Z") }]);
    await publish("2026-08-01T00:00:00Z");
    expect(new Set((await publishedOf(dealer)).map(({ month }) => month))).toEqual(new Set(["2026-02-01", "2026-04-01"]));
  });

  test("is not there for counts that never settle", async () => {
    const dealer = await dealerWith([accepted]);
    await publish("2027-01-01T00:00:00Z");
    expect(await metricsOf(dealer)).not.toEqual(expect.arrayContaining(["OPEN_COUNT"]));
  });

  test("waits for a response window that ends later than the others", async () => {
    const assigned = new Date("2026-02-28T20:00:00Z");
    const dealer = await dealerWith([{}, { assigned_at: assigned, expires_at: plus(assigned, 96 * hour) }]);
    // An answer at the very end of the window is in time, a completion at the very end of its 30 days, too.
    await publish(plus(assigned, 96 * hour));
    expect(await metricsOf(dealer)).toEqual([]);
    await publish(plus(assigned, 96 * hour + 1));
    expect(await metricsOf(dealer)).toEqual(answered);
    await publish(plus(assigned, 96 * hour + 30 * day));
    expect(await metricsOf(dealer)).toEqual(answered);
    await publish(plus(assigned, 96 * hour + 30 * day + 1));
    expect(await metricsOf(dealer)).toContain("CLOSE_RATE");
  });
});

test("a month is published whatever other metrics were published for it", async () => {
  const dealer = await dealerWith([{}]);
  await database.dataSource.query(
    `INSERT INTO metric_result (dealer_id, program, month, metric, edition, definition_version, numerator, final_at, computed_as_of, published_at)
     SELECT $1, 'FLEET_SERVICE_OPPORTUNITIES', '2026-02-01', 'GONE_' || n, 1, 1, 0, now(), now(), now() FROM generate_series(1, 20) n`,
    [dealer],
  );
  await publish("2026-08-01T00:00:00Z");
  expect(await metricsOf(dealer)).toEqual(expect.arrayContaining(["CLOSE_RATE", "CONVERSION_RATE"]));
});

describe("an imported record kind", () => {
  test("holds a month open until it is complete through the final instant", async () => {
    const dealer = await dealerWith([{}]);
    await setCompleteThrough(database.dataSource, dealer, "2026-03-02T23:59:59.999Z");
    await publish("2026-12-01T00:00:00Z");
    expect(await metricsOf(dealer)).toEqual([]);
    await setCompleteThrough(database.dataSource, dealer, "2026-03-03T00:00:00Z");
    await publish("2026-12-01T00:00:00Z");
    expect(await metricsOf(dealer)).toEqual(answered);
  });

  test("that is complete does not hurry the clock", async () => {
    const dealer = await dealerWith([{}]);
    await setCompleteThrough(database.dataSource, dealer, "2026-12-01T00:00:00Z");
    await publish("2026-03-02T23:59:59.999Z");
    expect(await metricsOf(dealer)).toEqual([]);
  });

  test("holds its own dealer's months only", async () => {
    const [held, free] = [await dealerWith([{}]), await dealerWith([{}])];
    await setCompleteThrough(database.dataSource, held, "2026-02-20T00:00:00Z");
    await publish("2026-03-03T00:00:00Z");
    expect([await metricsOf(held), await metricsOf(free)]).toEqual([[], answered]);
  });
});

describe("several processes at once", () => {
  test("publish each result once, and say how many each did", { timeout: 60_000 }, async () => {
    await publish("2026-08-01T00:00:00Z");
    const dealers = await Promise.all(
      Array.from({ length: 30 }, () =>
        dealerWith(Array.from({ length: 12 }, (_, month) => ({ assigned_at: new Date(Date.UTC(2025, month, 15)) }))),
      ),
    );
    const pools = await Promise.all(Array.from({ length: 4 }, () => createDataSource(database.url).initialize()));
    try {
      const counts = await Promise.all(pools.map((pool) => publishResults(operator, pool, new Date("2026-08-01T00:00:00Z"))));
      const expected = dealers.length * 12 * 9;
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(expected);
      const [stored] = await database.dataSource.query<{ results: number; editions: number; records: number }[]>(
        `SELECT count(*)::int AS results, max(edition) AS editions,
           (SELECT count(*)::int FROM metric_result_records WHERE dealer_id = ANY ($1)) AS records
         FROM metric_result WHERE dealer_id = ANY ($1)`,
        [dealers],
      );
      expect(stored).toEqual({ results: expected, editions: 1, records: expected });
    } finally {
      await Promise.all(pools.map((pool) => pool.destroy()));
    }
  });

  test("find nothing left to do afterwards", async () => {
    await dealerWith([{}]);
    await publish("2026-12-01T00:00:00Z");
    expect(await publish("2026-12-01T00:00:00Z")).toBe(0);
  });
});
