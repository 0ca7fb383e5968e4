import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial, oneRow } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const assigned = { dealer: "D1", id: "1", assigned_at: "2026-03-01T12:00:00Z" };
const accepted = { ...assigned, response: "ACCEPTED", responded_at: "2026-03-01T13:00:00Z" };
const completed = { ...accepted, outcome: "COMPLETED", outcome_at: "2026-03-02T13:00:00Z" };

test.each([
  ["a row without a dealer", { ...assigned, dealer: "" }, "dealer", null, "a value"],
  ["a row without an id", { ...assigned, id: "  " }, "id", null, "a value"],
  ["a row without its assignment", { ...assigned, assigned_at: "" }, "assigned_at", null, "a value"],
  ["an id longer than 200 characters", { ...assigned, id: "é".repeat(201) }, "id", "é".repeat(200), "at most 200 characters"],
  ["an unknown response", { ...accepted, response: "accepted" }, "response", "accepted", "ACCEPTED, REJECTED, EXPIRED or blank"],
  ["an answer without its time", { ...assigned, response: "ACCEPTED" }, "responded_at", null, "a time, because there is an answer"],
  [
    "a time of answer without an answer",
    { ...accepted, response: "" },
    "responded_at",
    "2026-03-01T13:00:00Z",
    "blank, unless the response is ACCEPTED or REJECTED",
  ],
  [
    "an expiry with a time of answer",
    { ...accepted, response: "EXPIRED" },
    "responded_at",
    "2026-03-01T13:00:00Z",
    "blank, unless the response is ACCEPTED or REJECTED",
  ],
  [
    "an answer before the assignment",
    { ...accepted, responded_at: "2026-03-01T11:59:59.999Z" },
    "responded_at",
    "2026-03-01T11:59:59.999Z",
    "not before assigned_at",
  ],
  [
    "an expiry before the assignment",
    { ...assigned, expires_at: "2026-02-28T12:00:00Z" },
    "expires_at",
    "2026-02-28T12:00:00Z",
    "not before assigned_at",
  ],
  [
    "a decline reason without a decline",
    { ...accepted, decline_reason: "FAR" },
    "decline_reason",
    "FAR",
    "blank, unless the response is REJECTED",
  ],
  [
    "an outcome of what was declined",
    { ...completed, response: "REJECTED" },
    "outcome",
    "COMPLETED",
    "blank, unless the response is ACCEPTED",
  ],
  ["an outcome without its time", { ...completed, outcome_at: "" }, "outcome_at", null, "a time, because there is an outcome"],
  [
    "a time of outcome without an outcome",
    { ...completed, outcome: "" },
    "outcome_at",
    "2026-03-02T13:00:00Z",
    "blank, because there is no outcome",
  ],
  [
    "an outcome before the answer",
    { ...completed, outcome_at: "2026-03-01T12:30:00Z" },
    "outcome_at",
    "2026-03-01T12:30:00Z",
    "not before responded_at",
  ],
  [
    "a close reason of what was withdrawn",
    { ...completed, outcome: "WITHDRAWN", close_reason: "DONE" },
    "close_reason",
    "DONE",
    "blank, unless the outcome is COMPLETED",
  ],
  [
    "a withdraw reason of what was completed",
    { ...completed, withdraw_reason: "SOLD" },
    "withdraw_reason",
    "SOLD",
    "blank, unless the outcome is WITHDRAWN",
  ],
  [
    "an event in the future",
    { ...assigned, assigned_at: "2026-06-01T00:00:00.001Z" },
    "assigned_at",
    "2026-06-01T00:00:00.001Z",
    "a time not after now, 2026-06-01T00:00:00.000Z",
  ],
  [
    "an event before 1970",
    { ...assigned, enrolled_at: "1969-12-31T23:59:59.999Z" },
    "enrolled_at",
    "1969-12-31T23:59:59.999Z",
    "a time not before 1970-01-01T00:00:00.000Z",
  ],
  [
    "an expiry more than 366 days after the assignment",
    { ...assigned, expires_at: "2027-03-02T12:00:00.001Z" },
    "expires_at",
    "2027-03-02T12:00:00.001Z",
    "at most 366 days after assigned_at",
  ],
  [
    "the 30th of February",
    { ...assigned, assigned_at: "2026-02-30T12:00:00Z" },
    "assigned_at",
    "2026-02-30T12:00:00Z",
    "a time such as 2026-03-31T09:30:00+01:00",
  ],
  [
    "the leap day of a year that has none",
    { ...assigned, assigned_at: "2025-02-29T12:00:00Z" },
    "assigned_at",
    "2025-02-29T12:00:00Z",
    "a time such as 2026-03-31T09:30:00+01:00",
  ],
  [
    "a time without an offset",
    { ...assigned, assigned_at: "2026-02-28T12:00:00" },
    "assigned_at",
    "2026-02-28T12:00:00",
    "a time such as 2026-03-31T09:30:00+01:00",
  ],
  ["a word for a time", { ...assigned, assigned_at: "now" }, "assigned_at", "now", "a time such as 2026-03-31T09:30:00+01:00"],
  [
    "a time that only looks like one",
    { ...assigned, assigned_at: "2026-02-28T05:B6:00Z" },
    "assigned_at",
    "2026-02-28T05:B6:00Z",
    "a time such as 2026-03-31T09:30:00+01:00",
  ],
  [
    "a year out of range",
    { ...assigned, assigned_at: "99999-01-01T00:00:00Z" },
    "assigned_at",
    "99999-01-01T00:00:00Z",
    "a time such as 2026-03-31T09:30:00+01:00",
  ],
])("%s is refused, and nothing else about the row", async (_, row, column, value, expected) => {
  const { errors } = await trial.refusal(oneRow(row));
  expect(errors).toEqual([{ line: 2, column, value, expected }]);
});

test("a refused file changes nothing", async () => {
  const good = { ...assigned, dealer: "ALL_OR_NOTHING" };
  await trial.refusal(`${oneRow(good)}ALL_OR_NOTHING,2,\n`);
  expect(await trial.stored("ALL_OR_NOTHING")).toEqual([]);
});

test.each([
  [
    "expiry is 48 hours after assignment where the file has none",
    { ...assigned, dealer: "R1" },
    { expires_at: "2026-03-03T12:00:00.000Z" },
  ],
  [
    "48 hours are 48 hours across a clock change",
    { ...assigned, dealer: "R2", assigned_at: "2026-03-07T12:00:00-06:00" },
    { expires_at: "2026-03-09T18:00:00.000Z" },
  ],
  ["an expired response is no answer", { ...assigned, dealer: "R3", response: "EXPIRED" }, { response: null, responded_at: null }],
  [
    "an answer at the moment of assignment is an answer",
    { ...accepted, dealer: "R4", responded_at: assigned.assigned_at },
    { response: "ACCEPTED" },
  ],
  ["an answer after expiry is kept", { ...accepted, dealer: "R5", responded_at: "2026-04-01T00:00:00Z" }, { response: "ACCEPTED" }],
  ["a completion without a close reason is one", { ...completed, dealer: "R6" }, { outcome: "COMPLETED", close_reason: null }],
  [
    "a decline with a blank reason has none",
    { ...accepted, dealer: "R7", response: "REJECTED", decline_reason: "  " },
    { response: "REJECTED", decline_reason: null },
  ],
  [
    "an enrolment may lie before acceptance",
    { ...accepted, dealer: "R8", enrolled_at: "2020-01-01T00:00:00Z" },
    { enrolled_at: "2020-01-01T00:00:00.000Z" },
  ],
  [
    "an expiry may lie in the future",
    { ...assigned, dealer: "R9", expires_at: "2026-06-02T00:00:00Z" },
    { expires_at: "2026-06-02T00:00:00.000Z" },
  ],
  [
    "an expiry may lie 366 days after assignment",
    { ...assigned, dealer: "R14", expires_at: "2027-03-02T12:00:00Z" },
    { expires_at: "2027-03-02T12:00:00.000Z" },
  ],
  [
    "an event may lie at the first instant of 1970",
    { ...assigned, dealer: "R15", enrolled_at: "1970-01-01T00:00:00Z" },
    { enrolled_at: "1970-01-01T00:00:00.000Z" },
  ],
  ["white space around a value is none of it", { ...assigned, dealer: " R10\u00a0", id: "\t7 " }, { dealer_id: "R10", id: "7" }],
  [
    "digits finer than a millisecond are cut, not rounded",
    { ...assigned, dealer: "R11", assigned_at: "2026-03-01T12:00:00.9999999Z" },
    { assigned_at: "2026-03-01T12:00:00.999Z" },
  ],
  [
    "an offset without a colon is read",
    { ...assigned, dealer: "R12", assigned_at: "2026-03-01 12:00:00-0530" },
    { assigned_at: "2026-03-01T17:30:00.000Z" },
  ],
  [
    "the leap day is a day",
    { ...assigned, dealer: "R13", assigned_at: "2024-02-29T12:00:00Z" },
    { assigned_at: "2024-02-29T12:00:00.000Z" },
  ],
])("%s", async (_, row, expected) => {
  await trial.run(oneRow(row));
  expect(await trial.stored(row.dealer.trim())).toMatchObject([expected]);
});
