import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { program } from "../../support/api-scorecards.ts";
import { newDealer } from "../../support/api-records.ts";
import { lists, receiptOf, type ReceiptResult, receiptRows } from "../../support/api-receipts.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "../../support/opportunities.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
});
afterAll(() => api.close());

async function reasonsOf(
  metric: string,
  given: Partial<OpportunityInput>,
  { language = "en", timeZone = "UTC", now = "2026-06-01T00:00:00Z" } = {},
) {
  const dealer = await newDealer(api.database.dataSource, { timeZone });
  await insertOpportunities(api.database.dataSource, dealer, [{ id: "1", assigned_at: assigned, ...given }]);
  const { dealer: answer } = await api.ask<{ dealer: { scorecard: { result: ReceiptResult } } }>(
    `query ($dealer: ID!, $metric: String!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { scorecard(program: ${program}, month: "2026-01") {
      result(metric: $metric) { ${receiptOf(lists.map((list) => `${list} { ${receiptRows} }`).join(" "))} } } } }`,
    { variables: { dealer, metric, asOf: now }, language },
  );
  return lists.flatMap((list) => answer.scorecard.result.receipt[list].nodes);
}

const assigned = new Date("2026-01-01T15:00:00Z");

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
