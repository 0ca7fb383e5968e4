import { publishResults } from "server/features/publication/publish.writer.ts";
import { restate } from "server/features/publication/restate.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const operator = mintDealerScope({ kind: "STAFF" });
const month = "2026-02";
const closedAt = "2026-02-10T12:00:00Z";
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const query = <Found extends object>(text: string, values: readonly unknown[] = []) =>
  database.dataSource.query<Found[]>(text, [...values]);
const insert = (dealer: string, table: string, id: string, record: Readonly<Record<string, unknown>>) =>
  insertServiceRecord(database.dataSource, table, { dealer_id: dealer, id, ...record });

/** A dealer whose February is published: two repair orders in dollars, one in euros, and two technicians' days. */
async function publishedDealer(): Promise<string> {
  const dealer = await newDealer(database.dataSource);
  const order = { place: "WORKSHOP", closed_at: closedAt, sold_hours: "2", parts_revenue: "100" };
  await insert(dealer, "work_order", "W1", order);
  await insert(dealer, "work_order", "W2", order);
  await insert(dealer, "work_order", "W3", { ...order, parts_revenue: "40", currency: "EUR" });
  await insert(dealer, "staff", "S1", { role: "TECHNICIAN" });
  await insert(dealer, "staff", "S2", { role: "PLANNER" });
  await insert(dealer, "time_entry", "T1", { staff_id: "S1", day: "2026-02-10", clocked_hours: 5, available_hours: 8 });
  await insert(dealer, "time_entry", "T2", { staff_id: "S1", day: "2026-02-11", clocked_hours: 7, available_hours: 8 });
  await insert(dealer, "time_entry", "T3", { staff_id: "S2", day: "2026-02-11", clocked_hours: 8, available_hours: 8 });
  await publishResults(operator, database.dataSource, new Date("2026-06-01T00:00:00Z"));
  return dealer;
}

function restated(dealerId: string, metric: string, currency?: string) {
  const order = { program: "AFTER_SALES", metric, dealerId, month, reason: "Corrected.", restatedBy: "someone" } as const;
  return restate(operator, database.dataSource, { ...order, ...(currency ? { currency } : {}) }, new Date("2026-06-15T12:00:00Z"));
}

const editionsOf = (dealer: string, metric: string) =>
  query(
    `SELECT edition, currency, numerator::float, denominator::float FROM metric_result
     WHERE dealer_id = $1 AND program = 'AFTER_SALES' AND metric = $2 ORDER BY currency, edition`,
    [dealer, metric],
  );
const recordsOf = (dealer: string, metric: string) =>
  query<{ counted: string[]; divided_by: string[] }>(
    `SELECT counted, not_counted, divided_by FROM metric_result_records
     WHERE dealer_id = $1 AND program = 'AFTER_SALES' AND metric = $2 ORDER BY currency, edition`,
    [dealer, metric],
  );
const movedOf = (dealer: string, metric: string) =>
  query("SELECT record_id, was, now FROM restated_record WHERE dealer_id = $1 AND metric = $2 ORDER BY record_id", [dealer, metric]);

describe("a value that was corrected in the same records", () => {
  test("gives the next edition, in which no record moved", async () => {
    const dealer = await publishedDealer();
    await query("UPDATE work_order SET sold_hours = 3 WHERE dealer_id = $1 AND id = 'W1'", [dealer]);
    expect(await restated(dealer, "HOURS_SOLD_PER_RO")).toEqual({ edition: 2, moved: 0 });
    expect(await editionsOf(dealer, "HOURS_SOLD_PER_RO")).toEqual([
      { edition: 1, currency: "", numerator: 6, denominator: 3 },
      { edition: 2, currency: "", numerator: 7, denominator: 3 },
    ]);
    expect(await movedOf(dealer, "HOURS_SOLD_PER_RO")).toEqual([]);
  });

  test("gives one where what it is divided by was corrected", async () => {
    const dealer = await publishedDealer();
    await query("UPDATE time_entry SET clocked_hours = 6 WHERE dealer_id = $1 AND id = 'T1'", [dealer]);
    expect(await restated(dealer, "LABOUR_EFFICIENCY")).toEqual({ edition: 2, moved: 0 });
    expect(await editionsOf(dealer, "LABOUR_EFFICIENCY")).toMatchObject([{ denominator: 12 }, { denominator: 13 }]);
  });

  test("gives none where it changes no number", async () => {
    const dealer = await publishedDealer();
    await query(
      "UPDATE work_order SET sold_hours = sold_hours + CASE id WHEN 'W1' THEN 1 ELSE -1 END WHERE dealer_id = $1 AND id <> 'W3'",
      [dealer],
    );
    await expect(restated(dealer, "HOURS_SOLD_PER_RO")).rejects.toThrow("Nothing moved since edition 1");
  });
});

describe("a ratio", () => {
  test("keeps the records that it is divided by, apart from those counted", async () => {
    const dealer = await publishedDealer();
    expect(await recordsOf(dealer, "LABOUR_EFFICIENCY")).toEqual([
      { counted: ["W1", "W2", "W3"], not_counted: [], divided_by: ["T1", "T2"] },
    ]);
    // Of the same orders on both sides, each stands in both lists.
    expect(await recordsOf(dealer, "HOURS_SOLD_PER_RO")).toMatchObject([{ counted: ["W1", "W2", "W3"], divided_by: ["W1", "W2", "W3"] }]);
  });

  test("tells the records that left, and those that came into, what it is divided by", async () => {
    const dealer = await publishedDealer();
    await query("UPDATE time_entry SET staff_id = CASE id WHEN 'T2' THEN 'S2' ELSE 'S1' END WHERE dealer_id = $1", [dealer]);
    expect(await restated(dealer, "PERFORMANCE_INDEX")).toEqual({ edition: 2, moved: 2 });
    expect(await movedOf(dealer, "PERFORMANCE_INDEX")).toEqual([
      { record_id: "T2", was: "DIVIDED_BY", now: "OUT" },
      { record_id: "T3", was: "OUT", now: "DIVIDED_BY" },
    ]);
    expect((await recordsOf(dealer, "PERFORMANCE_INDEX")).map(({ divided_by }) => divided_by.toSorted())).toEqual([
      ["T1", "T2"],
      ["T1", "T3"],
    ]);
  });

  test("tells a record once that left both its sides", async () => {
    const dealer = await publishedDealer();
    await query("UPDATE work_order SET nature = 'INTERNAL' WHERE dealer_id = $1 AND id = 'W2'", [dealer]);
    expect(await restated(dealer, "HOURS_SOLD_PER_RO")).toEqual({ edition: 2, moved: 1 });
    expect(await movedOf(dealer, "HOURS_SOLD_PER_RO")).toEqual([{ record_id: "W2", was: "COUNTED", now: "OUT" }]);
  });
});

describe("of results in two currencies", () => {
  test("the dealer's own is restated where none is named, and the other stays", async () => {
    const dealer = await publishedDealer();
    await query("UPDATE work_order SET parts_revenue = parts_revenue + 1 WHERE dealer_id = $1", [dealer]);
    expect(await restated(dealer, "PARTS_SOLD_PER_RO")).toEqual({ edition: 2, moved: 0 });
    expect(await editionsOf(dealer, "PARTS_SOLD_PER_RO")).toEqual([
      { edition: 1, currency: "EUR", numerator: 40, denominator: 1 },
      { edition: 1, currency: "USD", numerator: 200, denominator: 2 },
      { edition: 2, currency: "USD", numerator: 202, denominator: 2 },
    ]);
  });

  test("the one that is named is restated", async () => {
    const dealer = await publishedDealer();
    await query("UPDATE work_order SET parts_revenue = parts_revenue + 1 WHERE dealer_id = $1", [dealer]);
    expect(await restated(dealer, "PARTS_SOLD_PER_RO", "EUR")).toEqual({ edition: 2, moved: 0 });
    expect(await editionsOf(dealer, "PARTS_SOLD_PER_RO")).toMatchObject([{ numerator: 40 }, { numerator: 41 }, { numerator: 200 }]);
  });

  test("one in which nothing is left comes to nothing, and keeps its edition before", async () => {
    const dealer = await publishedDealer();
    await query("UPDATE work_order SET currency = 'USD' WHERE dealer_id = $1", [dealer]);
    expect(await restated(dealer, "PARTS_SOLD_PER_RO", "EUR")).toEqual({ edition: 2, moved: 1 });
    expect(await restated(dealer, "PARTS_SOLD_PER_RO", "USD")).toEqual({ edition: 2, moved: 1 });
    expect(await editionsOf(dealer, "PARTS_SOLD_PER_RO")).toMatchObject([
      { edition: 1, numerator: 40 },
      { edition: 2, numerator: 0, denominator: 0 },
      { edition: 1, numerator: 200 },
      { edition: 2, numerator: 240, denominator: 3 },
    ]);
  });

  test("one that was never published is refused", async () => {
    const dealer = await publishedDealer();
    await expect(restated(dealer, "PARTS_SOLD_PER_RO", "CHF")).rejects.toThrow("PARTS_SOLD_PER_RO of 2026-02 is not published");
  });
});

test("a ratio is not restated while a kind that it is divided by is incomplete", async () => {
  const dealer = await publishedDealer();
  await query("UPDATE work_order SET sold_hours = 5 WHERE dealer_id = $1", [dealer]);
  await setCompleteThrough(database.dataSource, dealer, "2026-02-20T00:00:00Z", "TIME_ENTRY");
  await expect(restated(dealer, "LABOUR_EFFICIENCY")).rejects.toThrow("Today's records can still change LABOUR_EFFICIENCY");
  expect(await restated(dealer, "HOURS_SOLD_PER_RO")).toMatchObject({ edition: 2 });
});
