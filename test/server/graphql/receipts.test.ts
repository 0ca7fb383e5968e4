import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anyOpportunities, dealerWithOpportunities, newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "../../support/opportunities.ts";

interface Row {
  readonly placement: string;
  readonly cohortAt: string;
  readonly reason: string;
  readonly reasonCode: string;
  readonly dealer: { readonly internalID: string };
  readonly record: { readonly internalID: string };
}

interface RowPage {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Result {
  readonly metricCode: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly receipt: {
    readonly definition: string;
    readonly counts: { readonly counted: number; readonly notCounted: number; readonly leftOut: number };
  } & Readonly<Record<List, RowPage>>;
}

type List = "counted" | "notCounted" | "leftOut";
const lists: readonly List[] = ["counted", "notCounted", "leftOut"];
const program = "FLEET_SERVICE_OPPORTUNITIES";
const operator = mintDealerScope({ kind: "STAFF" });

const rows = `nodes { placement cohortAt reason reasonCode dealer { internalID } record { id ... on OpportunityActivity { internalID } } }
  pageInfo { hasNextPage endCursor }`;
const receipt = (list: string) =>
  `numerator denominator metricCode receipt { definition definitionVersion counts { counted notCounted leftOut } ${list} }`;

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
});
afterAll(() => api.close());

/** One list of a receipt, read in small pages. */
async function listOf(dealer: string, metric: string, list: List): Promise<{ result: Result; rows: Row[] }> {
  const query = `query ($dealer: ID!, $metric: String!, $after: String) {
    dealer(id: $dealer) { scorecard(program: ${program}, month: "2026-01") { result(metric: $metric) {
      ${receipt(`${list}(first: 9, after: $after) { ${rows} }`)}
    } } }
  }`;
  const found: Row[] = [];
  for (let after: string | null = null; ; ) {
    const data: { dealer: { scorecard: { result: Result } } } = await api.ask(query, { variables: { dealer, metric, after } });
    const { result } = data.dealer.scorecard;
    const page = result.receipt[list];
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { result, rows: found };
    after = page.pageInfo.endCursor;
  }
}

async function reasonsOf(
  metric: string,
  given: Partial<OpportunityInput>,
  { language = "en", timeZone = "UTC", now = "2026-06-01T00:00:00Z" } = {},
) {
  const dealer = await newDealer(api.database.dataSource, { timeZone });
  await insertOpportunities(api.database.dataSource, dealer, [{ id: "1", assigned_at: assigned, ...given }]);
  const { dealer: answer } = await api.ask<{ dealer: { scorecard: { result: Result } } }>(
    `query ($dealer: ID!, $metric: String!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { scorecard(program: ${program}, month: "2026-01") {
      result(metric: $metric) { ${receipt(lists.map((list) => `${list} { ${rows} }`).join(" "))} } } } }`,
    { variables: { dealer, metric, asOf: now }, language },
  );
  return lists.flatMap((list) => answer.scorecard.result.receipt[list].nodes);
}

const assigned = new Date("2026-01-01T15:00:00Z");

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

describe("the reason of a row", () => {
  const accepted = { response: "ACCEPTED", responded_at: plus(assigned, hour) } as const;
  const completedAfter = (days: number, ms = 0) =>
    ({ ...accepted, outcome: "COMPLETED", outcome_at: plus(accepted.responded_at, days * day + ms) }) as const;
  const withdrawn = { ...accepted, outcome: "WITHDRAWN", outcome_at: plus(accepted.responded_at, day) } as const;
  const compliance = "INSTALLATION_NOT_CODE_COMPLIANT";

  const cases: [string, string, Partial<OpportunityInput>, string, string][] = [
    ["accepted", "ACCEPTANCE_RATE", accepted, "COUNTED", "Accepted Jan 1, 2026, 4:00 PM."],
    ["expired", "ACCEPTANCE_RATE", {}, "NOT_COUNTED", "Expired Jan 3, 2026, 3:00 PM without an answer."],
    [
      "answered too late",
      "ACCEPTANCE_RATE",
      { response: "ACCEPTED", responded_at: plus(assigned, 50 * hour) },
      "NOT_COUNTED",
      "Answered Jan 3, 2026, 5:00 PM, after the response window ended Jan 3, 2026, 3:00 PM.",
    ],
    [
      "declined with a reason",
      "ENGAGEMENT_RATE",
      { response: "REJECTED", responded_at: plus(assigned, hour), decline_reason: "too far" },
      "COUNTED",
      "Declined Jan 1, 2026, 4:00 PM with the reason: too far.",
    ],
    [
      "declined without one",
      "ENGAGEMENT_RATE",
      { response: "REJECTED", responded_at: plus(assigned, hour), decline_reason: " " },
      "NOT_COUNTED",
      "Declined Jan 1, 2026, 4:00 PM without a reason.",
    ],
    [
      "cancelled while pending",
      "ENGAGEMENT_RATE",
      { request_cancelled_at: plus(assigned, hour) },
      "LEFT_OUT",
      "The request was cancelled Jan 1, 2026, 4:00 PM, before an answer.",
    ],
    ["never accepted", "CLOSE_RATE", {}, "LEFT_OUT", "Expired Jan 3, 2026, 3:00 PM without an answer."],
    [
      "completed in time",
      "CLOSE_RATE",
      completedAfter(30),
      "COUNTED",
      "Accepted Jan 1, 2026, 4:00 PM, completed Jan 31, 2026, 4:00 PM: 30 days, within 30 days.",
    ],
    [
      "completed two days late",
      "CLOSE_RATE",
      completedAfter(32),
      "NOT_COUNTED",
      "Accepted Jan 1, 2026, 4:00 PM, completed Feb 2, 2026, 4:00 PM: 32 days, more than 30 days.",
    ],
    [
      "completed a millisecond late",
      "CLOSE_RATE",
      completedAfter(30, 1),
      "NOT_COUNTED",
      "Accepted Jan 1, 2026, 4:00 PM, completed Jan 31, 2026, 4:00 PM: 30 days 1 millisecond, more than 30 days.",
    ],
    [
      "closed in time as not code compliant",
      "CLOSE_RATE",
      { ...completedAfter(30), close_reason: compliance },
      "LEFT_OUT",
      "Closed Jan 31, 2026, 4:00 PM, in time: the installation is not code compliant.",
    ],
    [
      "closed late as not code compliant",
      "CLOSE_RATE",
      { ...completedAfter(31), close_reason: compliance },
      "NOT_COUNTED",
      "Accepted Jan 1, 2026, 4:00 PM, completed Feb 1, 2026, 4:00 PM: 31 days, more than 30 days.",
    ],
    ["withdrawn", "CLOSE_RATE", withdrawn, "NOT_COUNTED", "Withdrawn Jan 2, 2026, 4:00 PM."],
    [
      "open beyond the window",
      "CLOSE_RATE",
      accepted,
      "NOT_COUNTED",
      "Accepted Jan 1, 2026, 4:00 PM, not completed by Jan 31, 2026, 4:00 PM, when the 30 days ended.",
    ],
    [
      "enrolled in time",
      "CONVERSION_RATE",
      { ...accepted, enrolled_at: plus(accepted.responded_at, 60 * day) },
      "COUNTED",
      "Accepted Jan 1, 2026, 4:00 PM, enrolled Mar 2, 2026, 4:00 PM: 60 days, within 60 days.",
    ],
    [
      "enrolled before acceptance",
      "CONVERSION_RATE",
      { ...accepted, enrolled_at: assigned },
      "LEFT_OUT",
      "Enrolled Jan 1, 2026, 3:00 PM, at or before it was accepted Jan 1, 2026, 4:00 PM.",
    ],
    [
      "enrolled after a withdrawal",
      "CONVERSION_RATE",
      { ...withdrawn, enrolled_at: plus(assigned, 5 * day) },
      "NOT_COUNTED",
      "Withdrawn Jan 2, 2026, 4:00 PM.",
    ],
    ["still open", "COMPLETED_COUNT", accepted, "NOT_COUNTED", "Accepted Jan 1, 2026, 4:00 PM and still open."],
  ];

  test.each(cases)("%s in %s", async (_, metric, given, placement, reason) => {
    const found = await reasonsOf(metric, given);
    expect(found.map((row) => [row.placement, row.reason.replaceAll("\u202f", " ")])).toEqual([[placement, reason]]);
  });

  test("says until when an open one still counts", async () => {
    const [row] = await reasonsOf("CLOSE_RATE", accepted, { now: "2026-01-20T00:00:00Z" });
    expect(row?.reason.replaceAll("\u202f", " ")).toBe(
      "Accepted Jan 1, 2026, 4:00 PM, not completed yet; counts until Jan 31, 2026, 4:00 PM.",
    );
  });

  test("is told on the dealer's own clocks", async () => {
    const [row] = await reasonsOf("ACCEPTANCE_RATE", accepted, { timeZone: "America/Chicago" });
    expect(row?.reason.replaceAll("\u202f", " ")).toBe("Accepted Jan 1, 2026, 10:00 AM.");
  });

  test("has one code in every language", async () => {
    const codes = await Promise.all(
      ["en", "fr", "ru", "zh-CN"].map(async (language) => (await reasonsOf("CLOSE_RATE", completedAfter(32), { language }))[0]?.reasonCode),
    );
    expect(codes).toEqual(["within.exceeded", "within.exceeded", "within.exceeded", "within.exceeded"]);
  });

  test.each([
    ["fr", "32 jours", "30 jours"],
    ["ru", "32 дня", "30 дней"],
    ["zh-CN", "32天", "30天"],
  ])("in %s speaks that language", async (language, elapsed, limit) => {
    const [row] = await reasonsOf("CLOSE_RATE", completedAfter(32), { language });
    const reason = row?.reason.replaceAll(/[\u202f\u00a0]/g, " ") ?? "";
    expect(reason).toContain(elapsed);
    expect(reason).toContain(limit);
    expect(reason).not.toMatch(/accepted|completed|more than/i);
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
    const data = await api.ask<{ dealerGroup: { scorecards: { result: Result }[] } }>(
      `{ dealerGroup(filter: { countries: ["${country}"] }) { scorecards(program: ${program}, to: "2026-01") {
        result(metric: "ACCEPTANCE_RATE") { ${receipt(lists.map((list) => `${list}(first: 100) { ${rows} }`).join(" "))} } } } }`,
    );
    const found = lists.flatMap((list) => data.dealerGroup.scorecards[0]?.result.receipt[list].nodes ?? []);
    const ofDealer = (dealer: string) => found.filter((row) => row.dealer.internalID === dealer).length;
    expect([ofDealer(east), ofDealer(west), found.length]).toEqual([12, 15, 27]);
  });
});

describe("the receipt of a final result", () => {
  test("lists today's records, and the result says where they differ from what was published", async () => {
    const dealer = await dealerWithOpportunities(api.database.dataSource, { month: "2025-06", count: 10, seed: 5 });
    await publishResults(operator, api.database.dataSource, api.clock.now());
    const late: OpportunityInput = {
      id: "late",
      assigned_at: new Date("2025-06-10T00:00:00Z"),
      response: "ACCEPTED",
      responded_at: new Date("2025-06-10T01:00:00Z"),
    };
    await insertOpportunities(api.database.dataSource, dealer, [late]);
    const { dealer: answer } = await api.ask<{
      dealer: { scorecard: { result: Result & { state: string; differsSincePublication: boolean } } };
    }>(
      `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2025-06") { result(metric: "ACCEPTANCE_RATE") {
        state differsSincePublication ${receipt("")} } } } }`,
    );
    const { state, differsSincePublication, numerator, receipt: given } = answer.scorecard.result;
    expect([state, differsSincePublication, given.counts.counted]).toEqual(["FINAL", true, numerator + 1]);
  });
});
