import { describe, expect, test } from "vitest";
import { day, hour, type OpportunityInput, plus } from "../../support/opportunities.ts";
import { placed } from "./metric-cases.ts";

const assigned = new Date("2026-03-02T15:00:00.000Z");
const accepted = plus(assigned, hour);

function opportunity(facts: Partial<OpportunityInput>): OpportunityInput {
  return { id: "1", assigned_at: assigned, ...facts };
}

function answered(response: "ACCEPTED" | "REJECTED", after: number, facts: Partial<OpportunityInput> = {}): OpportunityInput {
  return opportunity({ response, responded_at: plus(assigned, after), ...facts });
}

function completed(after: number, facts: Partial<OpportunityInput> = {}): OpportunityInput {
  return answered("ACCEPTED", hour, { outcome: "COMPLETED", outcome_at: plus(accepted, after), ...facts });
}

function withdrawn(after: number, facts: Partial<OpportunityInput> = {}): OpportunityInput {
  return answered("ACCEPTED", hour, { outcome: "WITHDRAWN", outcome_at: plus(accepted, after), ...facts });
}

const notCompliant = { close_reason: "INSTALLATION_NOT_CODE_COMPLIANT" };

describe("engagement rate", () => {
  test.each([
    ["accepted exactly at 48 hours counts", answered("ACCEPTED", 48 * hour), "COUNTED"],
    ["accepted a millisecond after 48 hours is expired and does not count", answered("ACCEPTED", 48 * hour + 1), "NOT_COUNTED"],
    ["declined with a reason exactly at 48 hours counts", answered("REJECTED", 48 * hour, { decline_reason: "too far" }), "COUNTED"],
    [
      "declined with a reason a millisecond late does not count",
      answered("REJECTED", 48 * hour + 1, { decline_reason: "too far" }),
      "NOT_COUNTED",
    ],
    ["declined without a reason is not engagement", answered("REJECTED", hour), "NOT_COUNTED"],
    ["declined with a reason of blanks is not engagement", answered("REJECTED", hour, { decline_reason: " \t " }), "NOT_COUNTED"],
    ["never answered does not count", opportunity({}), "NOT_COUNTED"],
    ["a longer window stored at assignment holds", answered("ACCEPTED", 90 * hour, { expires_at: plus(assigned, 96 * hour) }), "COUNTED"],
    ["request cancelled while pending is left out", opportunity({ request_cancelled_at: plus(assigned, hour) }), "LEFT_OUT"],
    [
      "request cancelled exactly at the window's end is left out",
      opportunity({ request_cancelled_at: plus(assigned, 48 * hour) }),
      "LEFT_OUT",
    ],
    ["request cancelled after expiry stays expired", opportunity({ request_cancelled_at: plus(assigned, 48 * hour + 1) }), "NOT_COUNTED"],
    [
      "request cancelled after acceptance stays counted",
      answered("ACCEPTED", hour, { request_cancelled_at: plus(assigned, 2 * hour) }),
      "COUNTED",
    ],
  ] as const)("%s", (_, given, expected) => {
    expect(placed("ENGAGEMENT_RATE", given)).toBe(expected);
  });
});

describe("acceptance rate", () => {
  test.each([
    ["accepted exactly at 48 hours counts", answered("ACCEPTED", 48 * hour), "COUNTED"],
    ["accepted a millisecond late does not count", answered("ACCEPTED", 48 * hour + 1), "NOT_COUNTED"],
    ["accepted at the instant of assignment counts", answered("ACCEPTED", 0), "COUNTED"],
    ["declined with a reason does not count", answered("REJECTED", hour, { decline_reason: "too far" }), "NOT_COUNTED"],
    ["withdrawn after acceptance still counts as accepted", withdrawn(day), "COUNTED"],
    ["a pending one does not count yet", opportunity({}), "NOT_COUNTED"],
  ] as const)("%s", (_, given, expected) => {
    expect(placed("ACCEPTANCE_RATE", given, plus(assigned, 72 * hour))).toBe(expected);
  });
});

describe("close rate", () => {
  test.each([
    ["completed exactly at 30 days counts", completed(30 * day), "COUNTED"],
    ["completed a millisecond after 30 days does not count", completed(30 * day + 1), "NOT_COUNTED"],
    ["completed at the instant of acceptance counts", completed(0), "COUNTED"],
    ["completed without a close reason is an ordinary completion", completed(day, { close_reason: null }), "COUNTED"],
    ["not code compliant before day 30 is left out", completed(29 * day, notCompliant), "LEFT_OUT"],
    ["not code compliant exactly at day 30 is left out", completed(30 * day, notCompliant), "LEFT_OUT"],
    ["not code compliant a millisecond after day 30 stays, not completed in time", completed(30 * day + 1, notCompliant), "NOT_COUNTED"],
    ["withdrawn stays in the denominator", withdrawn(day), "NOT_COUNTED"],
    ["still open stays in the denominator", answered("ACCEPTED", hour), "NOT_COUNTED"],
    ["declined is left out", answered("REJECTED", hour, { decline_reason: "too far" }), "LEFT_OUT"],
    ["expired is left out", opportunity({}), "LEFT_OUT"],
    [
      "accepted too late is left out, even when completed",
      answered("ACCEPTED", 48 * hour + 1, { outcome: "COMPLETED", outcome_at: plus(assigned, 5 * day) }),
      "LEFT_OUT",
    ],
  ] as const)("%s", (_, given, expected) => {
    expect(placed("CLOSE_RATE", given)).toBe(expected);
  });

  test("30 days are 30 times 24 hours, also where the clocks change in between", () => {
    // Chicago springs forward on 8 March 2026: the thirtieth day by the calendar ends an hour earlier.
    expect(placed("CLOSE_RATE", completed(30 * 24 * hour))).toBe("COUNTED");
    expect(placed("CLOSE_RATE", completed(30 * 24 * hour + 1))).toBe("NOT_COUNTED");
  });
});

describe("conversion rate", () => {
  const enrolled = (after: number, facts: Partial<OpportunityInput> = {}) =>
    answered("ACCEPTED", hour, { enrolled_at: plus(accepted, after), ...facts });
  test.each([
    ["enrolled exactly at 60 days counts", enrolled(60 * day), "COUNTED"],
    ["enrolled a millisecond after 60 days does not count", enrolled(60 * day + 1), "NOT_COUNTED"],
    ["enrolled before acceptance is left out", enrolled(-1), "LEFT_OUT"],
    ["enrolled exactly at acceptance is left out", enrolled(0), "LEFT_OUT"],
    ["enrolled a millisecond after acceptance counts", enrolled(1), "COUNTED"],
    ["not enrolled stays in the denominator", answered("ACCEPTED", hour), "NOT_COUNTED"],
    ["enrolled after completion counts", completed(day, { enrolled_at: plus(accepted, 10 * day) }), "COUNTED"],
    ["not code compliant stays in the denominator", completed(day, notCompliant), "NOT_COUNTED"],
    ["not code compliant and enrolled counts", completed(day, { ...notCompliant, enrolled_at: plus(accepted, 2 * day) }), "COUNTED"],
    ["withdrawn stays in the denominator", withdrawn(day), "NOT_COUNTED"],
    ["enrolled after a withdrawal is not counted", withdrawn(day, { enrolled_at: plus(accepted, 2 * day) }), "NOT_COUNTED"],
    ["enrolled before a withdrawal counts", withdrawn(2 * day, { enrolled_at: plus(accepted, day) }), "COUNTED"],
    ["enrolled at the instant of the withdrawal counts", withdrawn(day, { enrolled_at: plus(accepted, day) }), "COUNTED"],
    ["declined is left out, even when enrolled", answered("REJECTED", hour, { enrolled_at: plus(assigned, day) }), "LEFT_OUT"],
  ] as const)("%s", (_, given, expected) => {
    expect(placed("CONVERSION_RATE", given)).toBe(expected);
  });
});

describe("as of a past instant", () => {
  const given = completed(10 * day, { enrolled_at: plus(accepted, 20 * day) });
  test.each([
    ["an opportunity is not there before it was assigned", "ASSIGNED_COUNT", plus(assigned, -1), "absent"],
    ["it is there at the instant of assignment", "ASSIGNED_COUNT", assigned, "COUNTED"],
    ["an answer is not seen a millisecond before it was given", "ACCEPTED_COUNT", plus(accepted, -1), "NOT_COUNTED"],
    ["an answer is seen at its instant", "ACCEPTED_COUNT", accepted, "COUNTED"],
    ["a completion is not seen a millisecond before", "CLOSE_RATE", plus(accepted, 10 * day - 1), "NOT_COUNTED"],
    ["a completion is seen at its instant", "CLOSE_RATE", plus(accepted, 10 * day), "COUNTED"],
    ["an enrolment is not seen a millisecond before", "CONVERSION_RATE", plus(accepted, 20 * day - 1), "NOT_COUNTED"],
    ["a pending one is pending at the very end of its window", "PENDING_COUNT", plus(assigned, hour - 1), "COUNTED"],
  ] as const)("%s", (_, code, asOf, expected) => {
    expect(placed(code, given, asOf)).toBe(expected);
  });

  test("an unanswered one is pending at the instant of expiry and expired a millisecond later", () => {
    const end = plus(assigned, 48 * hour);
    expect([placed("PENDING_COUNT", opportunity({}), end), placed("EXPIRED_COUNT", opportunity({}), end)]).toEqual([
      "COUNTED",
      "NOT_COUNTED",
    ]);
    const after = plus(end, 1);
    expect([placed("PENDING_COUNT", opportunity({}), after), placed("EXPIRED_COUNT", opportunity({}), after)]).toEqual([
      "NOT_COUNTED",
      "COUNTED",
    ]);
  });

  test("a cancellation is not seen before it came: the opportunity was pending then", () => {
    const cancelled = opportunity({ request_cancelled_at: plus(assigned, 10 * hour) });
    expect(placed("PENDING_COUNT", cancelled, plus(assigned, 10 * hour - 1))).toBe("COUNTED");
    expect(placed("PENDING_COUNT", cancelled, plus(assigned, 10 * hour))).toBe("LEFT_OUT");
  });
});

test("every opportunity of the cohort has exactly one answer, every accepted one exactly one end", () => {
  const all = [
    opportunity({}),
    answered("ACCEPTED", hour),
    answered("ACCEPTED", 48 * hour + 1),
    answered("REJECTED", hour),
    completed(40 * day),
    withdrawn(day),
  ];
  const counted = (code: string, asOf: Date) => all.filter((each) => placed(code, each, asOf) === "COUNTED").length;
  for (const asOf of [assigned, accepted, plus(assigned, 48 * hour + 1), plus(assigned, 100 * day)]) {
    const answers = ["ACCEPTED_COUNT", "REJECTED_COUNT", "EXPIRED_COUNT", "PENDING_COUNT"].map((code) => counted(code, asOf));
    expect(answers.reduce((sum, count) => sum + count)).toBe(counted("ASSIGNED_COUNT", asOf));
    const ends = ["COMPLETED_COUNT", "WITHDRAWN_COUNT", "OPEN_COUNT"].map((code) => counted(code, asOf));
    expect(ends.reduce((sum, count) => sum + count)).toBe(counted("ACCEPTED_COUNT", asOf));
  }
});
