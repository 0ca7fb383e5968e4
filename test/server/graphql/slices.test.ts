import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const dealer = "SLICES";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  const { dataSource } = api.database;
  await newDealer(dataSource, { id: dealer, timeZone: "UTC" });
  for (const [id, model] of [
    ["A1", "G22"],
    ["A2", "G30"],
  ] as const)
    await insertServiceRecord(dataSource, "asset", { dealer_id: dealer, id, model });
  const orders = [
    ["1", "A1", "LEAK", 2],
    ["2", "A1", "LEAK", 4],
    ["3", "A2", "NOISE", 1],
    ["4", null, "", 5],
  ] as const;
  for (const [id, asset, problem, hours] of orders) {
    await insertServiceRecord(dataSource, "work_order", {
      dealer_id: dealer,
      id,
      place: "ON_SITE",
      asset_id: asset,
      problem_code: problem,
      opened_at: "2026-05-04T08:00:00Z",
      work_started_at: "2026-05-04T09:00:00Z",
      repaired_at: new Date(Date.parse("2026-05-04T09:00:00Z") + hours * 3_600_000),
      completed_at: "2026-05-05T08:00:00Z",
    });
  }
});
afterAll(() => api.close());

const slices = (metric: string, by: string, program = "FIELD_SERVICE") =>
  `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-05") { result(metric: "${metric}") {
    slices(by: ${by}) { key value numerator denominator sufficiency } } } } }`;

interface Answer {
  readonly dealer: { readonly scorecard: { readonly result: { readonly slices: readonly { key: string | null; value: number }[] } } };
}

test.each([
  ["ASSET_MODEL", { G22: 3, G30: 1, null: 5 }],
  ["PROBLEM_CODE", { LEAK: 3, NOISE: 1, null: 5 }],
])("the mean time to repair by %s, records without one by themselves", async (by, expected) => {
  const data = await api.ask<Answer>(slices("MEAN_TIME_TO_REPAIR", by));
  const found = data.dealer.scorecard.result.slices;
  expect(Object.fromEntries(found.map(({ key, value }) => [String(key), value]))).toEqual(expected);
  expect(found[0]?.value).toBe(3);
});

test("records that are left out do not bring a slice forward", async () => {
  for (const id of ["L1", "L2", "L3"]) {
    await insertServiceRecord(api.database.dataSource, "work_order", {
      dealer_id: dealer,
      id,
      place: "WORKSHOP",
      asset_id: "A2",
      opened_at: "2026-05-04T08:00:00Z",
      completed_at: "2026-05-05T08:00:00Z",
    });
  }
  const data = await api.ask<Answer>(slices("MEAN_TIME_TO_REPAIR", "ASSET_MODEL"));
  expect(data.dealer.scorecard.result.slices.map(({ key }) => key)).toEqual(["G22", "G30", null]);
});

test("the answers to a question by score are their distribution, from the lowest score", async () => {
  for (const [id, score] of [10, 9, 10, 2, 10].entries()) {
    await insertServiceRecord(api.database.dataSource, "survey_answer", {
      dealer_id: dealer,
      id: `Q${id}`,
      question: "NPS",
      answered_at: "2026-05-06T08:00:00Z",
      score,
    });
  }
  const data = await api.ask<Answer>(slices("NPS_ANSWERS", "SCORE"));
  expect(data.dealer.scorecard.result.slices.map(({ key, value }) => [key, value])).toEqual([
    ["2", 1],
    ["9", 1],
    ["10", 3],
  ]);
});

test("what a metric's records do not have, it is not cut by", async () => {
  const { errors } = await api.send(slices("MEAN_TIME_TO_REPAIR", "RESPONDENT_LEVEL"));
  expect(errors[0]?.message).toBe(
    "MEAN_TIME_TO_REPAIR cannot be cut by RESPONDENT_LEVEL; expected ADVISOR or ASSET_MODEL or PROBLEM_CODE or TECHNICIAN.",
  );
});

test("a ratio of two kinds of records is not cut", async () => {
  const { errors } = await api.send(slices("LABOUR_EFFICIENCY", "TECHNICIAN", "AFTER_SALES"));
  expect(errors[0]?.message).toBe("LABOUR_EFFICIENCY cannot be cut by TECHNICIAN; it cannot be cut.");
});

test("a definition says what its metric can be cut by", async () => {
  const data = await api.ask<Record<string, { readonly sliceBy: readonly string[] }>>(`{
    order: metricDefinition(program: FIELD_SERVICE, code: "MEAN_TIME_TO_REPAIR") { sliceBy }
    answer: metricDefinition(program: FIELD_SERVICE, code: "CUSTOMER_SATISFACTION_RATE") { sliceBy }
    opportunity: metricDefinition(program: FLEET_SERVICE_OPPORTUNITIES, code: "CLOSE_RATE") { sliceBy }
  }`);
  expect(data).toEqual({
    order: { sliceBy: ["ASSET_MODEL", "PROBLEM_CODE", "TECHNICIAN", "ADVISOR"] },
    answer: { sliceBy: ["RESPONDENT_LEVEL", "RESPONDENT_FUNCTION", "SCORE"] },
    opportunity: { sliceBy: [] },
  });
});
