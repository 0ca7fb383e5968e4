import { day, plus } from "../../../support/opportunities.ts";
import { answer, contract, customer, inMonth, repairOrder, siteOrder } from "./case-records.ts";
import { atMonthBounds, atMonthDays, fieldService, type MetricCase } from "./metric-case.ts";

/** The twelve months that end with March 2026 in Chicago, and those before. */
const yearStart = new Date("2025-04-01T05:00:00.000Z");
const yearEnd = new Date("2026-04-01T05:00:00.000Z");
const before = new Date("2024-04-01T05:00:00.000Z");

const ofCustomer = (values: Parameters<typeof contract>[0]) => contract({ customer_id: "1", ...values });
const completed = (instant: Date, values: Parameters<typeof siteOrder>[0] = {}) =>
  siteOrder({ customer_id: "1", opened_at: plus(instant, -day), completed_at: instant, ...values });
const activeAtStart = ofCustomer({ starts_on: "2024-04-01", expires_on: "2025-04-01" });
const activeAtEnd = ofCustomer({ starts_on: "2026-03-31", expires_on: "2027-03-30" });

export const customerCases: readonly MetricCase[] = [
  ...fieldService("CUSTOMER_SATISFACTION_RATE", [
    ["answers of 4 and 5 of five", [1, 2, 3, 4, 5].map((score) => answer({ question: "CSAT", score })), "2/5"],
    ["an answer of 10 to another question", [answer({ score: 10 }), answer({ question: "CSAT", score: 4 })], "1/1"],
    ["no answer to this question", [answer()], "nothing"],
    ...atMonthBounds((answered_at) => [answer({ question: "CSAT", score: 5, answered_at })], "1/1"),
  ]),
  ...fieldService("CUSTOMER_RETENTION_RATE", [
    ["a contract in force at the start, none at the end", [customer(), activeAtStart], "0/1"],
    ["a contract in force at both", [customer(), activeAtStart, activeAtEnd], "1/1"],
    ["a contract over the whole time", [customer(), ofCustomer({ starts_on: "2020-01-01", expires_on: "2026-12-31" })], "1/1"],
    [
      "a contract that expired the day before the start",
      [customer(), ofCustomer({ starts_on: "2024-01-01", expires_on: "2025-03-31" })],
      "nothing",
    ],
    [
      "a contract that began the day after the start",
      [customer(), ofCustomer({ starts_on: "2025-04-02", expires_on: "2026-12-31" })],
      "nothing",
    ],
    [
      "a contract that expired the day before the end",
      [customer(), activeAtStart, ofCustomer({ starts_on: "2025-04-01", expires_on: "2026-03-30" })],
      "0/1",
    ],
    [
      "a contract that begins after the end",
      [customer(), activeAtStart, ofCustomer({ starts_on: "2026-04-01", expires_on: "2027-04-01" })],
      "0/1",
    ],
    ["an order completed in the last millisecond before the start", [customer(), completed(plus(yearStart, -1))], "0/1"],
    ["an order completed twelve months before the start, to the millisecond", [customer(), completed(before)], "0/1"],
    ["an order completed a millisecond earlier", [customer(), completed(plus(before, -1))], "nothing"],
    ["an order completed at the very start is of the next twelve months", [customer(), activeAtStart, completed(yearStart)], "1/1"],
    ["an order completed in the last millisecond", [customer(), activeAtStart, completed(plus(yearEnd, -1))], "1/1"],
    ["an order completed after the end", [customer(), activeAtStart, completed(yearEnd)], "0/1"],
    ["an order that is still open", [customer(), activeAtStart, siteOrder({ customer_id: "1", completed_at: null })], "0/1"],
    ["an order in the workshop is not here", [customer(), activeAtStart, completed(inMonth, { place: "WORKSHOP" })], "0/1"],
    ["a new customer is not retained", [customer(), completed(inMonth)], "nothing"],
    ["another customer's contract", [customer(), activeAtStart, contract({ customer_id: "2", expires_on: "2027-01-01" })], "0/1"],
    ["one of two", [customer(), customer(), activeAtStart, activeAtEnd, contract({ customer_id: "2", expires_on: "2025-06-01" })], "1/2"],
    ["no customer", [repairOrder()], "nothing"],
  ]),
  ...fieldService("CONTRACT_RENEWAL_RATE", [
    ["renewed on the 30th day after expiry", [contract({ renewed_on: "2026-04-09" })], "1/1"],
    ["renewed on the 31st", [contract({ renewed_on: "2026-04-10" })], "0/1"],
    ["renewed on the day of expiry", [contract({ renewed_on: "2026-03-10" })], "1/1"],
    ["renewed long before", [contract({ renewed_on: "2025-12-01" })], "1/1"],
    ["not renewed", [contract()], "0/1"],
    ["another kind of contract", [contract({ maintenance: false, renewed_on: "2026-03-10" })], "nothing"],
    ["expired on the last day, renewed 30 days after it", [contract({ expires_on: "2026-03-31", renewed_on: "2026-04-30" })], "1/1"],
    ["expired on the last day, renewed 31 days after it", [contract({ expires_on: "2026-03-31", renewed_on: "2026-05-01" })], "0/1"],
    // In Chicago the day of the renewal begins at 05:00 UTC.
    [
      "renewed on a day that has not begun where the dealer is",
      [contract({ renewed_on: "2026-04-09" })],
      "0/1",
      { asOf: new Date("2026-04-09T04:59:59.999Z") },
    ],
    [
      "renewed on a day that has just begun",
      [contract({ renewed_on: "2026-04-09" })],
      "1/1",
      { asOf: new Date("2026-04-09T05:00:00.000Z") },
    ],
    ...atMonthDays((expires_on) => [contract({ expires_on })], "0/1"),
  ]),
];
