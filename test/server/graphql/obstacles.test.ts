import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
});
afterAll(() => api.close());

const month = "2026-05";
const at = (clock: string) => `2026-05-12T${clock}:00Z`;

interface Obstacle {
  readonly code: string;
  readonly text: string;
  readonly evidence: { readonly metricCode: string; readonly value: number | null; readonly met: boolean | null } | null;
}

/** A dealer with one repair order whose parts were picked in time or late, asked for one line that was there or was not. */
async function dealerWithOrder(id: string, pickedAt: string, availableAtOnce: boolean): Promise<string> {
  const { dataSource } = api.database;
  await newDealer(dataSource, { id, timeZone: "UTC" });
  const order = {
    place: "WORKSHOP",
    opened_at: at("08:00"),
    closed_at: at("17:00"),
    prepick_due_at: at("09:00"),
    prepicked_at: at(pickedAt),
  };
  await insertServiceRecord(dataSource, "work_order", { dealer_id: id, id: "1", ...order });
  const line = { work_order_id: "1", requested_at: at("08:30"), available_at_once: availableAtOnce };
  await insertServiceRecord(dataSource, "part_line", { dealer_id: id, id: "1", ...line });
  return id;
}

async function obstaclesOf(dealer: string, metric: string, language = "en"): Promise<{ met: boolean | null; obstacles: Obstacle[] }> {
  const query = `query ($dealer: ID!, $metric: String!) { dealer(id: $dealer) { scorecard(program: AFTER_SALES, month: "${month}") {
    result(metric: $metric) { met obstacles { code text evidence { metricCode value met } } } } } }`;
  const data = await api.ask<{ dealer: { scorecard: { result: { met: boolean | null; obstacles: Obstacle[] } } } }>(query, {
    variables: { dealer, metric },
    headers: { "accept-language": language },
  });
  return data.dealer.scorecard.result;
}

test("a missed goal has its known causes in the order of the source, with what measures them beside", async () => {
  const { met, obstacles } = await obstaclesOf(await dealerWithOrder("LATE-PARTS", "09:01", false), "PARTS_PREPICK_ON_TIME_RATE");
  expect(met).toBe(false);
  expect(obstacles.map(({ code, evidence }) => [code, evidence?.metricCode, evidence?.value])).toEqual([
    ["LOW_PARTS_FILL_RATE", "PARTS_FILL_RATE", 0],
    ["LOW_INTERACTIVE_INSPECTION_RATE", "INTERACTIVE_INSPECTION_RATE", 0],
    ["PICKING_OR_STORE_POOR", undefined, undefined],
    ["ADVISORS_AND_PARTS_OUT_OF_TOUCH", undefined, undefined],
  ]);
});

test("what measures a cause may speak against it", async () => {
  const { obstacles } = await obstaclesOf(await dealerWithOrder("GOOD-PARTS", "09:01", true), "PARTS_PREPICK_ON_TIME_RATE");
  expect(obstacles[0]).toMatchObject({ code: "LOW_PARTS_FILL_RATE", evidence: { value: 1 } });
});

test("a goal that is met has no causes, and neither has a metric without a goal", async () => {
  const dealer = await dealerWithOrder("IN-TIME", "09:00", true);
  expect(await obstaclesOf(dealer, "PARTS_PREPICK_ON_TIME_RATE")).toEqual({ met: true, obstacles: [] });
  expect(await obstaclesOf(dealer, "PARTS_FILL_RATE")).toEqual({ met: null, obstacles: [] });
});

test("causes are told in the reader's language", async () => {
  const { obstacles } = await obstaclesOf(await dealerWithOrder("LANGUAGE", "10:00", true), "PARTS_PREPICK_ON_TIME_RATE", "ru");
  expect(obstacles.every(({ text }) => /[а-я]/.test(text))).toBe(true);
});
