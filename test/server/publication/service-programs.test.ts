import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { plus } from "../../support/opportunities.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const operator = mintDealerScope({ kind: "STAFF" });
const later = "2026-12-01T00:00:00Z";
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const publish = (asOf: Date | string) => publishResults(operator, database.dataSource, new Date(asOf));

type Row = Readonly<Record<string, unknown>>;

/** A dealer with records, each of its table; one without an id gets its place in the list. */
async function dealerWith(timeZone: string, records: readonly (readonly [table: string, record: Row])[]): Promise<string> {
  const dealer = await newDealer(database.dataSource, { timeZone });
  for (const [index, [table, record]] of records.entries()) {
    await insertServiceRecord(database.dataSource, table, { id: `${index}`, ...record, dealer_id: dealer });
  }
  return dealer;
}

interface Published {
  readonly month: string;
  readonly metric: string;
  readonly currency: string;
  readonly numerator: number;
  readonly denominator: number | null;
}

const publishedOf = (dealer: string, metric?: string) =>
  database.dataSource.query<Published[]>(
    `SELECT month::text, program || '.' || metric AS metric, currency, numerator::float, denominator::float FROM metric_result
     WHERE dealer_id = $1 AND ($2::text IS NULL OR metric = $2) ORDER BY month, metric, currency`,
    [dealer, metric ?? null],
  );

describe.each([
  // 31 days after the last of the month: a day and its first instant on the dealer's clocks, summer time or not.
  [
    "America/Chicago, whose clocks went forward meanwhile",
    "America/Chicago",
    "contract",
    { expires_on: "2026-02-28", maintenance: true },
    "CONTRACT_RENEWAL_RATE",
    "2026-03-31T05:00:00Z",
  ],
  [
    "Pacific/Auckland, whose clocks went back meanwhile",
    "Pacific/Auckland",
    "contract",
    { expires_on: "2026-03-31", maintenance: true },
    "CONTRACT_RENEWAL_RATE",
    "2026-04-30T12:00:00Z",
  ],
  ["UTC", "UTC", "contract", { expires_on: "2026-02-01", maintenance: true }, "CONTRACT_RENEWAL_RATE", "2026-03-31T00:00:00Z"],
  // On March 8 Havana's clocks went from 00:00 to 01:00: the day began at 01:00.
  [
    "America/Havana, on a day without midnight",
    "America/Havana",
    "follow_up",
    { due_on: "2026-02-28" },
    "FOLLOW_UP_RATE",
    "2026-03-08T05:00:00Z",
  ],
  [
    "America/Chicago, 91 days later",
    "America/Chicago",
    "suggestion",
    { reviewed_on: "2026-02-10", accepted_for_action: true },
    "SUGGESTION_ADOPTION_RATE",
    "2026-05-30T05:00:00Z",
  ],
  // Windows from an instant are hours, whatever the clocks do.
  [
    "America/Chicago, after 30 × 24 hours",
    "America/Chicago",
    "work_order",
    { completed_at: "2026-02-10T12:00:00Z" },
    "FIRST_TIME_FIX_RATE",
    "2026-03-31T06:00:00Z",
  ],
  [
    "America/Chicago, after 90 × 24 hours",
    "America/Chicago",
    "delivery",
    { delivered_at: "2026-02-10T12:00:00Z" },
    "PROACTIVE_CONTACT_RATE",
    "2026-05-30T06:00:00Z",
  ],
  [
    "America/Chicago, at the month's end",
    "America/Chicago",
    "visit",
    { response_due_at: "2026-02-10T12:00:00Z" },
    "SITE_VISITS_WITHIN_SLA",
    "2026-03-01T06:00:00Z",
  ],
])("in %s", (_, timeZone, table, record, metric, finalAt) => {
  test(`${metric} is published at ${finalAt}, and not a millisecond earlier`, async () => {
    const dealer = await dealerWith(timeZone, [[table, record]]);
    await publish(plus(new Date(finalAt), -1));
    expect(await publishedOf(dealer, metric)).toEqual([]);
    await publish(finalAt);
    expect(await publishedOf(dealer, metric)).toMatchObject([{ denominator: 1 }]);
  });
});

describe("a month without a record of a kind", () => {
  test("has no published result of it, in either program", async () => {
    const dealer = await dealerWith("UTC", [["survey_answer", { answered_at: "2026-02-10T12:00:00Z", question: "CSAT", score: 5 }]]);
    await publish(later);
    const published = await publishedOf(dealer);
    expect(new Set(published.map(({ month }) => month))).toEqual(new Set(["2026-02-01"]));
    expect(published.map(({ metric }) => metric)).toEqual(["FIELD_SERVICE.CUSTOMER_SATISFACTION_RATE"]);
  });

  test("says nothing of who was employed then either, nor of customers", async () => {
    const dealer = await dealerWith("UTC", [
      ["staff", { role: "TECHNICIAN" }],
      ["customer", {}],
    ]);
    await publish(later);
    expect(await publishedOf(dealer)).toEqual([]);
  });

  test("a dealer at work has the ratios of its staff for the months in which there was work", async () => {
    const dealer = await dealerWith("UTC", [
      ["staff", { role: "TECHNICIAN" }],
      ["staff", { role: "PLANNER" }],
      ["work_order", { completed_at: "2026-02-10T12:00:00Z" }],
      ["work_order", { completed_at: "2026-04-10T12:00:00Z" }],
    ]);
    await publish(later);
    expect(await publishedOf(dealer, "ENGINEER_TO_PLANNER_RATIO")).toMatchObject([
      { month: "2026-02-01", numerator: 1, denominator: 1 },
      { month: "2026-04-01", numerator: 1, denominator: 1 },
    ]);
  });
});

const fixed = () =>
  dealerWith("America/Chicago", [
    ["work_order", { id: "W1", completed_at: "2026-02-10T12:00:00Z" }],
    ["visit", { arrived_at: "2026-02-10T12:00:00Z" }],
  ]);
const complete = (dealer: string, kind: string, through: Date | string) => setCompleteThrough(database.dataSource, dealer, through, kind);

describe("a metric that reads several kinds of records", () => {
  const finalAt = "2026-03-31T06:00:00Z";
  test("waits for the least complete of them", async () => {
    const dealer = await fixed();
    await complete(dealer, "WORK_ORDER", later);
    await complete(dealer, "VISIT", plus(new Date(finalAt), -1));
    await publish(later);
    expect(await publishedOf(dealer, "FIRST_TIME_FIX_RATE")).toEqual([]);
    await complete(dealer, "VISIT", finalAt);
    await publish(later);
    expect(await publishedOf(dealer, "FIRST_TIME_FIX_RATE")).toMatchObject([{ numerator: 1, denominator: 1 }]);
  });

  test("does not wait for a kind that it does not read", async () => {
    const dealer = await fixed();
    await complete(dealer, "SURVEY_ANSWER", "2026-01-01T00:00:00Z");
    await publish(finalAt);
    expect(await publishedOf(dealer, "FIRST_TIME_FIX_RATE")).toHaveLength(1);
  });

  test("a ratio waits for the kind that it is divided by", async () => {
    const dealer = await dealerWith("UTC", [
      ["staff", { id: "S1", role: "TECHNICIAN" }],
      ["time_entry", { day: "2026-02-10", clocked_hours: 6, available_hours: 8 }],
      ["work_order", { place: "WORKSHOP", closed_at: "2026-02-10T12:00:00Z", sold_hours: 4 }],
    ]);
    await complete(dealer, "TIME_ENTRY", "2026-02-28T23:59:59.999Z");
    await publish(later);
    expect(await publishedOf(dealer, "PERFORMANCE_INDEX")).toEqual([]);
    await complete(dealer, "TIME_ENTRY", "2026-03-01T00:00:00Z");
    await publish(later);
    expect(await publishedOf(dealer, "PERFORMANCE_INDEX")).toMatchObject([{ numerator: 4, denominator: 8 }]);
  });

  test("a ratio whose records are on one side only is published, too", async () => {
    const [sold, clocked] = [
      await dealerWith("UTC", [["work_order", { place: "WORKSHOP", closed_at: "2026-02-10T12:00:00Z", sold_hours: 4 }]]),
      await dealerWith("UTC", [
        ["staff", { id: "S1", role: "TECHNICIAN" }],
        ["time_entry", { day: "2026-02-10", clocked_hours: 6, available_hours: 8 }],
      ]),
    ];
    await publish(later);
    expect(await publishedOf(sold, "PERFORMANCE_INDEX")).toMatchObject([{ numerator: 4, denominator: 0 }]);
    expect(await publishedOf(clocked, "PERFORMANCE_INDEX")).toMatchObject([{ numerator: 0, denominator: 8 }]);
  });
});

test("two currencies are two results; a goal in money stands beside its own only", async () => {
  const order = { place: "WORKSHOP", closed_at: "2026-02-10T12:00:00Z" };
  const dealer = await dealerWith("UTC", [
    ["work_order", { ...order, parts_revenue: "120.50" }],
    ["work_order", { ...order, parts_revenue: "30", currency: "EUR" }],
    ["work_order", { ...order, parts_revenue: "50", currency: "EUR" }],
  ]);
  await publish(later);
  expect(await publishedOf(dealer, "PARTS_SOLD_PER_RO")).toMatchObject([
    { currency: "EUR", numerator: 80, denominator: 2 },
    { currency: "USD", numerator: 120.5, denominator: 1 },
  ]);
  const goals = await database.dataSource.query<object[]>(
    "SELECT currency, goal_value::float FROM metric_result WHERE dealer_id = $1 AND metric = 'PARTS_SOLD_PER_RO' ORDER BY currency",
    [dealer],
  );
  expect(goals).toEqual([
    { currency: "EUR", goal_value: null },
    { currency: "USD", goal_value: 100 },
  ]);
});

test("nothing is left to publish afterwards", async () => {
  await publish(later);
  expect(await publish(later)).toBe(0);
});
