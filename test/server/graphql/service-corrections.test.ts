import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const month = "2026-02";
const now = new Date("2026-06-15T12:00:00Z");
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

/** A dealer whose February is published: a repair order in dollars and a technician's two days. */
async function publishedDealer(id: string): Promise<string> {
  const { dataSource } = api.database;
  await newDealer(dataSource, { id, timeZone: "UTC" });
  const order = { place: "WORKSHOP", closed_at: "2026-02-10T12:00:00Z", sold_hours: 2, parts_revenue: 100 };
  await insertServiceRecord(dataSource, "work_order", { dealer_id: id, id: "W1", ...order });
  await insertServiceRecord(dataSource, "staff", { dealer_id: id, id: "S1", role: "TECHNICIAN" });
  for (const [entry, day] of [
    ["T1", "2026-02-10"],
    ["T2", "2026-02-11"],
  ] as const) {
    const hours = { staff_id: "S1", day, clocked_hours: 5, available_hours: 8 };
    await insertServiceRecord(dataSource, "time_entry", { dealer_id: id, id: entry, ...hours });
  }
  await publishResults(mintDealerScope({ kind: "STAFF" }), dataSource, now);
  return id;
}

test("a record that left what a ratio is divided by is told with its places", async () => {
  const dealer = await publishedDealer("RATIO");
  await api.database.dataSource.query("UPDATE time_entry SET clocked_hours = NULL WHERE dealer_id = $1 AND id = 'T2'", [dealer]);
  const mutation = `mutation ($dealer: ID!) {
    restateMetric(input: { dealerID: $dealer, program: AFTER_SALES, metric: "LABOUR_EFFICIENCY", month: "${month}", reason: "A day was wrong." }) {
      movedRecords userErrors { message } result { denominator restatedRecords { nodes { recordID was now } } } } }`;
  const { restateMetric } = await api.ask<{ restateMetric: object }>(mutation, { variables: { dealer } });
  expect(restateMetric).toEqual({
    movedRecords: 1,
    userErrors: [],
    result: { denominator: 5, restatedRecords: { nodes: [{ recordID: "T2", was: "DIVIDED_BY", now: "OUT" }] } },
  });
});

test("money in a currency that came after the others were final stands beside them", async () => {
  const dealer = await publishedDealer("LATE-EURO");
  const order = { place: "WORKSHOP", closed_at: "2026-02-11T12:00:00Z", parts_revenue: 40, currency: "EUR" };
  await insertServiceRecord(api.database.dataSource, "work_order", { dealer_id: dealer, id: "W2", ...order });
  const query = `{ dealer(id: "${dealer}") { scorecard(program: AFTER_SALES, month: "${month}") {
    results(metrics: ["PARTS_SOLD_PER_RO"]) { currency value state } } } }`;
  const data = await api.ask<{ dealer: { scorecard: { results: object[] } } }>(query);
  expect(data.dealer.scorecard.results).toEqual([
    { currency: "USD", value: 100, state: "FINAL" },
    { currency: "EUR", value: 40, state: "IN_PROGRESS" },
  ]);
});

test("a month of which every record is left out has no data", async () => {
  const dealer = await publishedDealer("LEFT-OUT");
  const query = `{ dealer(id: "${dealer}") { scorecard(program: FIELD_SERVICE, month: "${month}") {
    results(metrics: ["WORK_ORDERS_COMPLETED", "EMPLOYEE_RETENTION_RATE"]) { metricCode state } }
    ahead: scorecard(program: FIELD_SERVICE, month: "2026-07") { result(metric: "ENGINEER_TO_PLANNER_RATIO") { state } } } }`;
  const { dealer: found } = await api.ask<{ dealer: { scorecard: { results: object[] }; ahead: { result: object } } }>(query);
  expect(found.scorecard.results[0]).toEqual({ metricCode: "WORK_ORDERS_COMPLETED", state: "NO_DATA" });
  expect(found.ahead.result).toEqual({ state: "NO_DATA" });
});
