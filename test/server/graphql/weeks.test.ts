import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const dealer = "WEEKS";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-03-20T12:00:00Z");
  const { dataSource } = api.database;
  // Clocks go forward on Sunday 8 March: that week has 167 hours.
  await newDealer(dataSource, { id: dealer, timeZone: "America/Chicago" });
  const answered = ["2026-03-02T06:00:00.000Z", "2026-03-09T04:59:59.999Z", "2026-03-09T05:00:00.000Z", "2026-03-16T04:59:59.999Z"];
  for (const [index, answered_at] of answered.entries()) {
    const answer = { question: "CSAT", score: index === 0 ? 3 : 5, answered_at };
    await insertServiceRecord(dataSource, "survey_answer", { dealer_id: dealer, id: String(index), ...answer });
  }
});
afterAll(() => api.close());

interface Week {
  readonly from: string;
  readonly to: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly settled: boolean;
}

async function weeksOf(args: string): Promise<readonly Week[]> {
  const query = `{ dealer(id: "${dealer}") { weeklyResults(program: FIELD_SERVICE, ${args}) { from to numerator denominator settled } } }`;
  return (await api.ask<{ dealer: { weeklyResults: readonly Week[] } }>(query)).dealer.weeklyResults;
}

test("weeks run from Monday to Sunday on the dealer's clocks, across a clock change, newest first", async () => {
  expect(await weeksOf('metrics: ["CUSTOMER_SATISFACTION_RATE"], weeks: 3')).toEqual([
    { from: "2026-03-09", to: "2026-03-15", numerator: 2, denominator: 2, settled: true },
    { from: "2026-03-02", to: "2026-03-08", numerator: 1, denominator: 2, settled: true },
  ]);
});

test("a day chooses the newest week", async () => {
  expect((await weeksOf('metrics: ["CUSTOMER_SATISFACTION_RATE"], to: "2026-03-08", weeks: 1')).map(({ from }) => from)).toEqual([
    "2026-03-02",
  ]);
});

test.each([
  ['metrics: ["CUSTOMER_RETENTION_RATE"]', "CUSTOMER_RETENTION_RATE is not measured by weeks: it is about whole months."],
  ['metrics: ["CUSTOMER_SATISFACTION_RATE"], weeks: 54', "`weeks` is 54; expected 1 to 53."],
])("%s is refused", async (args, message) => {
  const { errors } = await api.send(`{ dealer(id: "${dealer}") { weeklyResults(program: FIELD_SERVICE, ${args}) { from } } }`);
  expect(errors[0]?.message).toBe(message);
});

test("a metric in money has a result for each currency, the dealer's own first", async () => {
  const { dataSource } = api.database;
  for (const [id, currency] of ["CAD", "USD", "EUR"].entries()) {
    const line = { ordered_at: "2026-03-10T12:00:00Z", expedited: true, expedite_cost: "5", currency };
    await insertServiceRecord(dataSource, "part_line", { dealer_id: dealer, id: String(id), ...line });
  }
  const query = `{ dealer(id: "${dealer}") { weeklyResults(program: FIELD_SERVICE, weeks: 2, metrics: ["EXPEDITED_PARTS_COST"]) { currency } } }`;
  const data = await api.ask<{ dealer: { weeklyResults: readonly { currency: string }[] } }>(query);
  expect(data.dealer.weeklyResults.map(({ currency }) => currency)).toEqual(["USD", "CAD", "EUR"]);
});

test("a definition says whether its metric is measured by weeks", async () => {
  const data = await api.ask<Record<string, { readonly weekly: boolean }>>(`{
    answers: metricDefinition(program: FIELD_SERVICE, code: "CUSTOMER_SATISFACTION_RATE") { weekly }
    customers: metricDefinition(program: FIELD_SERVICE, code: "CUSTOMER_RETENTION_RATE") { weekly }
  }`);
  expect(data).toEqual({ answers: { weekly: true }, customers: { weekly: false } });
});
