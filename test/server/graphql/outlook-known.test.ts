import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const dealer = "IMPORTED";
const noon = (day: number) => `2026-06-${String(day).padStart(2, "0")}T12:00:00Z`;

/** Orders that were completed on the 5th with two visits each, and on the 15th with one. */
const orders = Array.from({ length: 20 }, (_, index) => ({ id: `W${index}`, early: index < 10 }));

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-25T12:00:00Z");
  const { dataSource } = api.database;
  await newDealer(dataSource, { id: dealer, timeZone: "UTC" });
  for (const { id, early } of orders) {
    await insertServiceRecord(dataSource, "work_order", { dealer_id: dealer, id, opened_at: noon(1), completed_at: noon(early ? 5 : 15) });
    for (const visit of early ? ["first", "second"] : ["only"]) {
      await insertServiceRecord(dataSource, "visit", {
        dealer_id: dealer,
        id: `${id} ${visit}`,
        work_order_id: id,
        arrived_at: noon(3),
      });
    }
  }
  // The file of visits ends ten days before that of orders.
  await dataSource.query(
    `INSERT INTO record_completeness (dealer_id, record_kind, complete_through)
     VALUES ($1, 'WORK_ORDER', $2), ($1, 'VISIT', $3)`,
    [dealer, noon(20), noon(10)],
  );
});
afterAll(() => api.close());

test("what is recorded since one of the kinds of record ended stays, and lies between the least and the most", async () => {
  const { dealer: answer } = await api.ask<{ dealer: { scorecard: { result: object } } }>(
    `{ dealer(id: "${dealer}") { scorecard(program: FIELD_SERVICE, month: "2026-06") { result(metric: "FIRST_TIME_FIX_RATE") {
      value outlook { least most open cohortComplete } } } } }`,
  );
  // Ten can come to nothing but two visits; the others may still come back.
  expect(answer.scorecard.result).toEqual({
    value: 0.5,
    outlook: { least: 0, most: 0.5, open: 10, cohortComplete: false },
  });
});
