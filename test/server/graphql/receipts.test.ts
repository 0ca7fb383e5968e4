import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publish, program } from "../../support/api-scorecards.ts";
import { anyOpportunities, dealerWithOpportunities, newDealer } from "../../support/api-records.ts";
import { type List, lists, receiptOf, type ReceiptResult, receiptRows, type Row } from "../../support/api-receipts.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertOpportunities, type OpportunityInput } from "../../support/opportunities.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
});
afterAll(() => api.close());

/** One list of a receipt, read in small pages. */
async function listOf(dealer: string, metric: string, list: List): Promise<{ result: ReceiptResult; rows: Row[] }> {
  const query = `query ($dealer: ID!, $metric: String!, $after: String) {
    dealer(id: $dealer) { scorecard(program: ${program}, month: "2026-01") { result(metric: $metric) {
      ${receiptOf(`${list}(first: 9, after: $after) { ${receiptRows} }`)}
    } } }
  }`;
  const found: Row[] = [];
  for (let after: string | null = null; ; ) {
    const data: { dealer: { scorecard: { result: ReceiptResult } } } = await api.ask(query, { variables: { dealer, metric, after } });
    const { result } = data.dealer.scorecard;
    const page = result.receipt[list];
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { result, rows: found };
    after = page.pageInfo.endCursor;
  }
}

describe("a receipt's three lists", () => {
  let dealer: string;
  const opportunities = anyOpportunities("2026-01", 90, 7);
  beforeAll(async () => {
    dealer = await newDealer(api.database.dataSource);
    await insertOpportunities(api.database.dataSource, dealer, opportunities);
  });

  const metrics = ["ENGAGEMENT_RATE", "ACCEPTANCE_RATE", "CLOSE_RATE", "CONVERSION_RATE", "ASSIGNED_COUNT", "EXPIRED_COUNT", "OPEN_COUNT"];

  test.each(metrics)("of %s hold each record of the month once", async (metric) => {
    const found = await Promise.all(lists.map((list) => listOf(dealer, metric, list)));
    const ids = found.flatMap((list) => list.rows.map(({ record }) => record.internalID));
    expect(ids.toSorted()).toEqual(opportunities.map(({ id }) => id));
  });

  test.each(metrics)("of %s are as long as the receipt and the result say", async (metric) => {
    const [counted, notCounted, leftOut] = await Promise.all(lists.map((list) => listOf(dealer, metric, list)));
    const result = counted?.result;
    const lengths = { counted: counted?.rows.length, notCounted: notCounted?.rows.length, leftOut: leftOut?.rows.length };
    expect(result?.receipt.counts).toEqual(lengths);
    expect(result?.numerator).toBe(lengths.counted);
    expect(result?.denominator ?? null).toBe(metric.endsWith("RATE") ? (lengths.counted ?? 0) + (lengths.notCounted ?? 0) : null);
  });

  test("go by assignment", async () => {
    const { rows: counted } = await listOf(dealer, "ASSIGNED_COUNT", "counted");
    const dates = counted.map(({ cohortAt }) => cohortAt);
    expect(dates).toEqual(dates.toSorted());
  });

  test("name the place of each row", async () => {
    const { rows: notCounted } = await listOf(dealer, "CLOSE_RATE", "notCounted");
    expect(new Set(notCounted.map(({ placement }) => placement))).toEqual(new Set(["NOT_COUNTED"]));
  });
});

describe("the receipt of a sum of dealers", () => {
  test("holds the records of each dealer's own month", async () => {
    const country = "RG";
    const east = await dealerWithOpportunities(api.database.dataSource, {
      country,
      timeZone: "Pacific/Auckland",
      month: "2026-01",
      count: 12,
      seed: 3,
    });
    const west = await dealerWithOpportunities(api.database.dataSource, {
      country,
      timeZone: "America/Chicago",
      month: "2026-01",
      count: 15,
      seed: 4,
    });
    const data = await api.ask<{ dealerGroup: { scorecards: { result: ReceiptResult }[] } }>(
      `{ dealerGroup(filter: { countries: ["${country}"] }) { scorecards(program: ${program}, to: "2026-01") {
        result(metric: "ACCEPTANCE_RATE") { ${receiptOf(lists.map((list) => `${list}(first: 100) { ${receiptRows} }`).join(" "))} } } } }`,
    );
    const found = lists.flatMap((list) => data.dealerGroup.scorecards[0]?.result.receipt[list].nodes ?? []);
    const ofDealer = (dealer: string) => found.filter((row) => row.dealer.internalID === dealer).length;
    expect([ofDealer(east), ofDealer(west), found.length]).toEqual([12, 15, 27]);
  });
});

describe("the receipt of a final result", () => {
  test("lists today's records, and the result says where they differ from what was published", async () => {
    const dealer = await dealerWithOpportunities(api.database.dataSource, { month: "2025-06", count: 10, seed: 5 });
    await publish(api, api.clock.now());
    const late: OpportunityInput = {
      id: "late",
      assigned_at: new Date("2025-06-10T00:00:00Z"),
      response: "ACCEPTED",
      responded_at: new Date("2025-06-10T01:00:00Z"),
    };
    await insertOpportunities(api.database.dataSource, dealer, [late]);
    const { dealer: answer } = await api.ask<{
      dealer: { scorecard: { result: ReceiptResult & { state: string; differsSincePublication: boolean } } };
    }>(
      `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2025-06") { result(metric: "ACCEPTANCE_RATE") {
        state differsSincePublication ${receiptOf("")} } } } }`,
    );
    const { state, differsSincePublication, numerator, receipt: given } = answer.scorecard.result;
    expect([state, differsSincePublication, given.counts.counted]).toEqual(["FINAL", true, numerator + 1]);
  });
});
