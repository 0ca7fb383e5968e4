import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { linesOf, resultsOf, serviceResult, type ServiceReceipt } from "../../support/api-service-receipts.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = new Date("2026-06-15T12:00:00Z");
const inMarch = "2026-03-10T12:00:00Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

type Row = readonly [table: string, record: Readonly<Record<string, unknown>>];

async function dealerWith(...records: readonly Row[]): Promise<string> {
  const dealer = await newDealer(api.database.dataSource);
  for (const [index, [table, record]] of records.entries()) {
    await insertServiceRecord(api.database.dataSource, table, { id: `${index}`, ...record, dealer_id: dealer });
  }
  return dealer;
}

const order = (values: Readonly<Record<string, unknown>>): Row => ["work_order", { place: "WORKSHOP", closed_at: inMarch, ...values }];
const completed = (opened_at: string): Row => ["work_order", { opened_at, completed_at: inMarch }];
const technician: Row = ["staff", { id: "S1", role: "TECHNICIAN" }];
const day: Row = ["time_entry", { staff_id: "S1", day: "2026-03-10", clocked_hours: "6", available_hours: "8" }];
const advisor: Row = ["staff", { role: "SERVICE_ADVISOR" }];

/** March of some dealers taken together. */
async function sumOf(ids: readonly string[], metric: string): Promise<readonly ServiceReceipt[]> {
  const [program, code] = metric.split(".");
  const data = await api.ask<{ dealerGroup: { scorecards: { results: ServiceReceipt[] }[] } }>(
    `query ($ids: [ID!], $metrics: [String!]) { dealerGroup(filter: { ids: $ids }) { scorecards(program: ${program}, to: "2026-03") {
      results(metrics: $metrics) { ${serviceResult} } } } }`,
    { variables: { ids, metrics: [code] } },
  );
  return data.dealerGroup.scorecards[0]?.results ?? [];
}

const told = (results: readonly ServiceReceipt[]) =>
  results.map(({ currency, numerator, denominator }) => [currency, numerator, denominator]);
const publish = () => publishResults(mintDealerScope({ kind: "STAFF" }), api.database.dataSource, now);

describe.each([
  ["in progress", () => Promise.resolve(0)],
  ["published", publish],
])("the sum of dealers, %s,", (_, settle) => {
  test("has a dealer with records on one side of a ratio only", async () => {
    const dealers = [
      await dealerWith(order({ sold_hours: "4" })),
      await dealerWith(technician, day),
      await dealerWith(order({ sold_hours: "1" }), technician, day),
    ];
    await settle();
    const [result] = await sumOf(dealers, "AFTER_SALES.PERFORMANCE_INDEX");
    expect(result).toMatchObject({ numerator: 5, denominator: 16, value: 5 / 16 });
    expect(result?.receipt.counts).toEqual({ counted: 2, notCounted: 0, leftOut: 0, dividedBy: 2 });
    expect(linesOf(result?.receipt.dividedBy ?? null).map(([, reason, hours]) => [reason, hours])).toEqual([
      ["Available hours: 8.", 8],
      ["Available hours: 8.", 8],
    ]);
  });

  test("adds a mean's sum and count, and is no mean of means", async () => {
    const dealers = [
      await dealerWith(completed("2026-03-10T10:00:00Z")),
      await dealerWith(...Array.from({ length: 3 }, () => completed("2026-03-10T02:00:00Z"))),
    ];
    await settle();
    expect(await sumOf(dealers, "FIELD_SERVICE.ORDER_COMPLETION_TIME")).toMatchObject([{ numerator: 32, denominator: 4, value: 8 }]);
  });

  test("is divided by those of the dealers that have amounts in its currency, or none at all and it as their own", async () => {
    const dealers = [
      await dealerWith(order({ parts_revenue: "100" }), advisor, advisor),
      await dealerWith(order({ parts_revenue: "60", currency: "EUR" }), advisor),
      await dealerWith(order({ parts_revenue: "20" }), order({ parts_revenue: "30", currency: "EUR" }), advisor),
      await dealerWith(advisor),
    ];
    await settle();
    const results = await sumOf(dealers, "AFTER_SALES.PARTS_SOLD_PER_ADVISOR");
    expect(told(results)).toEqual([
      ["USD", 120, 4],
      ["EUR", 90, 2],
    ]);
    for (const { denominator, receipt } of results) {
      expect([receipt.counts.dividedBy, linesOf(receipt.dividedBy).length]).toEqual([denominator, denominator]);
    }
  });

  test("has a result for each currency, and adds none to another", async () => {
    const dealers = [
      await dealerWith(order({ parts_revenue: "100" }), order({ parts_revenue: "50", currency: "EUR" })),
      await dealerWith(order({ parts_revenue: "20" }), order({ parts_revenue: "40" })),
    ];
    await settle();
    // That of most dealers first.
    expect(told(await sumOf(dealers, "AFTER_SALES.PARTS_SOLD_PER_RO"))).toEqual([
      ["USD", 160, 3],
      ["EUR", 50, 1],
    ]);
  });
});

test("of as many dealers, currencies stand in the order of their codes", async () => {
  const dealers = [
    await dealerWith(order({ parts_revenue: "100", currency: "GBP" }), order({ parts_revenue: "100", currency: "CAD" })),
    await dealerWith(order({ parts_revenue: "1", currency: "EUR" }), order({ parts_revenue: "2", currency: "EUR" })),
    await dealerWith(order({ parts_revenue: "3", currency: "GBP" })),
  ];
  const results = await sumOf(dealers, "AFTER_SALES.PARTS_SOLD_PER_RO");
  expect(results.map(({ currency }) => currency)).toEqual(["GBP", "CAD", "EUR"]);
});

describe("parts sold per advisor", () => {
  test("of a dealer whose advisors sold nothing is nothing of its own currency", async () => {
    const dealer = await dealerWith(advisor, advisor);
    expect(told(await resultsOf(api, dealer, "AFTER_SALES.PARTS_SOLD_PER_ADVISOR"))).toEqual([["USD", 0, 2]]);
  });

  test("of a sum of dealers has the advisors of those who sold nothing", async () => {
    const dealers = [await dealerWith(advisor, order({ parts_revenue: "300" })), await dealerWith(advisor, advisor)];
    expect(told(await sumOf(dealers, "AFTER_SALES.PARTS_SOLD_PER_ADVISOR"))).toEqual([["USD", 300, 3]]);
  });

  test("puts every advisor behind each currency that the dealer sold in", async () => {
    const dealer = await dealerWith(advisor, advisor, order({ parts_revenue: "300" }), order({ parts_revenue: "50", currency: "EUR" }));
    const results = await resultsOf(api, dealer, "AFTER_SALES.PARTS_SOLD_PER_ADVISOR");
    expect(told(results)).toEqual([
      ["USD", 300, 2],
      ["EUR", 50, 2],
    ]);
    expect(results.map(({ receipt }) => [receipt.counts.counted, receipt.counts.dividedBy])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });
});

test("a metric without a record is told once, in the dealer's own currency where it is in money", async () => {
  const dealer = await dealerWith();
  expect(await resultsOf(api, dealer, "AFTER_SALES.PARTS_SOLD_PER_RO")).toMatchObject([{ state: "NO_DATA", value: null, currency: "USD" }]);
  expect(await resultsOf(api, dealer, "AFTER_SALES.PERFORMANCE_INDEX")).toMatchObject([{ state: "NO_DATA", value: null, currency: null }]);
});
