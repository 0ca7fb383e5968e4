import { day, plus } from "../../../support/opportunities.ts";
import { customer, followUp, inMonth, problem, repairOrder, suggestion } from "./case-records.ts";
import { afterSales, atMonthBounds, atMonthDays, type CaseRow, type MetricCase } from "./metric-case.ts";

/** Spoken with; without a result of it, not asked. */
const spoken = (done: string | Date, values: Parameters<typeof followUp>[0] = {}) =>
  followUp({ done_at: new Date(done), reached: true, ...values });
const solved = (values: Parameters<typeof problem>[0] = {}) =>
  problem({ resolved_at: plus(inMonth, day), resolved_to_satisfaction: true, ...values });
const resolved = (after: number) => solved({ resolved_at: plus(inMonth, after) });
const internal = customer({ internal: true });
const internalOrder = repairOrder({ nature: "INTERNAL" });

export const followUpCases: readonly MetricCase[] = [
  ...afterSales("FOLLOW_UP_RATE", [
    // The seventh day after March 10 ends on the 18th at 05:00 UTC.
    ["spoken with in the last millisecond of the seventh day", [spoken("2026-03-18T04:59:59.999Z")], "1/1"],
    ["spoken with at the first instant of the eighth day", [spoken("2026-03-18T05:00:00.000Z")], "0/1"],
    ["over the clock change the seventh day ends an hour sooner", [spoken("2026-03-09T05:00:00.000Z", { due_on: "2026-03-01" })], "0/1"],
    ["the last millisecond of that day", [spoken("2026-03-09T04:59:59.999Z", { due_on: "2026-03-01" })], "1/1"],
    ["spoken with before it was due", [spoken("2026-03-02T12:00:00Z")], "1/1"],
    ["tried and not reached", [spoken(inMonth, { reached: false })], "0/1"],
    ["whether anyone was reached is not recorded", [spoken(inMonth, { reached: null })], "0/1"],
    ["not done", [followUp()], "0/1"],
    ...[plus(inMonth, -1), inMonth].map((asOf, index): CaseRow => {
      const records = [repairOrder({ completed_at: inMonth }), followUp({ due_on: "2026-03-20", work_order_id: "1" })];
      return index === 0
        ? ["after an order that is not completed yet is not known", records, "nothing", { asOf }]
        : ["after an order that has just been completed", records, "0/1", { asOf }];
    }),
    ["an internal customer", [internal, spoken(inMonth, { customer_id: "1" })], "nothing"],
    ["an internal order", [internalOrder, spoken(inMonth, { work_order_id: "1" })], "nothing"],
    ...atMonthDays((due_on) => [followUp({ due_on })], "0/1"),
  ]),
  ...afterSales("CUSTOMER_SATISFACTION_RATE", [
    ["satisfied, not satisfied and not recorded", [true, false, null].map((satisfied) => spoken(inMonth, { satisfied })), "1/3"],
    ["not reached", [spoken(inMonth, { reached: false }), spoken(inMonth, { satisfied: true })], "1/1"],
    ["nobody reached", [spoken(inMonth, { reached: false })], "0/0"],
    ["in the month of the talk, whenever it was due", [spoken(inMonth, { due_on: "2026-01-15", satisfied: true })], "1/1"],
    ["not done", [followUp({ satisfied: true, reached: true })], "nothing"],
    ["an internal customer", [internal, spoken(inMonth, { customer_id: "1", satisfied: true })], "nothing"],
    ["an internal order", [internalOrder, spoken(inMonth, { work_order_id: "1", satisfied: true })], "nothing"],
    ...atMonthBounds((instant) => [spoken(instant, { satisfied: true })], "1/1"),
  ]),
  ...afterSales("PROBLEM_RESOLUTION_RATE", [
    ["solved 30 days later, to the millisecond", [resolved(30 * day)], "1/1"],
    ["solved a millisecond later", [resolved(30 * day + 1)], "0/1"],
    ["not solved", [problem()], "0/1"],
    ["solved, not to the customer's satisfaction", [solved({ resolved_to_satisfaction: false })], "0/1"],
    ["solved, satisfaction not recorded", [solved({ resolved_to_satisfaction: null })], "0/1"],
    ["two faults of one occasion, both solved, count as one", [solved({ occasion: "A" }), solved({ occasion: "A" })], "1/1"],
    ["two faults of one occasion, one not solved", [solved({ occasion: "A" }), problem({ occasion: "A" })], "0/1"],
    ["two occasions", [solved({ occasion: "A" }), problem({ occasion: "B" })], "1/2"],
    ["named at once by one customer is one occasion", [solved({ customer_id: "1" }), problem({ customer_id: "1" })], "0/1"],
    ["named a millisecond apart is two", [solved({ customer_id: "1" }), problem({ customer_id: "1", raised_at: plus(inMonth, 1) })], "1/2"],
    ["named at once by two customers is two", [solved({ customer_id: "1" }), problem({ customer_id: "2" })], "1/2"],
    ["by nobody knows whom is one each", [solved(), problem()], "1/2"],
    [
      "an occasion is apart from what was named without one",
      [solved({ customer_id: "1", occasion: "A" }), problem({ customer_id: "1" })],
      "1/2",
    ],
    ["an internal customer", [internal, solved({ customer_id: "1" })], "nothing"],
    ["an internal order", [internalOrder, solved({ work_order_id: "1" })], "nothing"],
    ...atMonthBounds((raised_at) => [solved({ raised_at, resolved_at: plus(raised_at, day) })], "1/1"),
  ]),
  ...afterSales("SUGGESTION_ADOPTION_RATE", [
    // The 90th day after March 10 is June 8.
    ["carried out on the 90th day", [suggestion({ carried_out_on: "2026-06-08" })], "1/1"],
    ["carried out on the 91st day", [suggestion({ carried_out_on: "2026-06-09" })], "0/1"],
    ["not carried out", [suggestion()], "0/1"],
    ["not accepted for action", [suggestion({ accepted_for_action: false, carried_out_on: "2026-03-20" })], "nothing"],
    [
      "carried out on a day that has not begun where the dealer is",
      [suggestion({ carried_out_on: "2026-03-20" })],
      "0/1",
      { asOf: new Date("2026-03-20T04:59:59.999Z") },
    ],
    ...atMonthDays((reviewed_on) => [suggestion({ reviewed_on, carried_out_on: reviewed_on })], "1/1"),
  ]),
];
