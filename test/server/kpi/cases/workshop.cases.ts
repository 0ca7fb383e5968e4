import { day, plus } from "../../../support/opportunities.ts";
import { hoursOfDay, inMonth, person, repairOrder } from "./case-records.ts";
import { afterSales, atMonthBounds, atMonthDays, type MetricCase } from "./metric-case.ts";
import { repairOrderCases } from "./order-cases.ts";

const minute = 60_000;
const comeback = (after: number, values: Parameters<typeof repairOrder>[0] = {}) => [
  repairOrder({ asset_id: "A", problem_code: "LEAK" }),
  repairOrder({ closed_at: null, comeback_of_id: "1", opened_at: plus(inMonth, after), ...values }),
];
const done = (repairedBefore: number | null, checkedBefore: number | null, promised_at: Date | null = inMonth) =>
  repairOrder({
    promised_at,
    repaired_at: repairedBefore === null ? null : plus(inMonth, -repairedBefore),
    quality_checked_at: checkedBefore === null ? null : plus(inMonth, -checkedBefore),
  });
const lead = 30 * minute;

const hours = (available_hours: number | null, clocked_hours: number | null, values: Parameters<typeof hoursOfDay>[0] = {}) =>
  hoursOfDay({ available_hours, clocked_hours, ...values });
const sold = (sold_hours: number | null, values: Parameters<typeof repairOrder>[0] = {}) => repairOrder({ sold_hours, ...values });
const advisor = person({ role: "SERVICE_ADVISOR" });

export const workshopCases: readonly MetricCase[] = [
  ...afterSales("FIRST_TIME_FIX_RATE", [
    ["no comeback", [repairOrder()], "1/1"],
    ["a comeback opened 30 days after closing, to the millisecond", comeback(30 * day), "0/1"],
    ["a comeback opened a millisecond later", comeback(30 * day + 1), "1/1"],
    [
      "the same fault without naming it is no comeback here",
      comeback(day, { comeback_of_id: null, nature: "REACTIVE", asset_id: "A", problem_code: "LEAK" }),
      "1/1",
    ],
    ["the comeback is itself an order", comeback(day, { closed_at: plus(inMonth, 2 * day) }), "1/2"],
    ["a comeback to another order", comeback(day, { comeback_of_id: "other" }), "1/1"],
    ["a comeback opened after the instant it is looked at", comeback(day), "1/1", { asOf: plus(inMonth, day - 1) }],
    ...repairOrderCases({}),
  ]),
  ...afterSales("WORKSHOP_ON_TIME_RATE", [
    ["repaired and checked half an hour before the promised time", [done(lead, lead)], "1/1"],
    ["repaired a millisecond later", [done(lead - 1, lead)], "0/1"],
    ["checked a millisecond later", [done(lead, lead - 1)], "0/1"],
    ["no repair recorded", [done(null, lead)], "0/1"],
    ["no check recorded", [done(lead, null)], "0/1"],
    ["a blank promised time is left out", [done(lead, lead), done(lead, lead, null)], "1/1"],
    ["blank promised times only", [done(lead, lead, null)], "0/0"],
    ...repairOrderCases({ promised_at: inMonth, repaired_at: plus(inMonth, -lead), quality_checked_at: plus(inMonth, -lead) }),
  ]),
  ...afterSales("LABOUR_UTILISATION", [
    ["clocked hours of those available", [person(), hours(8, 6), hours(8, 9)], "15/16"],
    ["an engineer's", [person({ role: "ENGINEER" }), hours(8, 6)], "6/8"],
    ["a service advisor's are not", [advisor, hours(8, 6)], "nothing"],
    ["a blank number of either leaves the day out", [person(), hours(8, 6), hours(null, 6), hours(8, null)], "6/8"],
    ["nothing available", [person(), hours(0, 0)], "0/0"],
    ...atMonthDays((on) => [person(), hours(8, 6, { day: on })], "6/8"),
  ]),
  ...afterSales("LABOUR_EFFICIENCY", [
    ["hours sold of those clocked", [person(), hours(8, 6), sold(3), sold(4.5)], "7.5/6"],
    ["internal hours are sold, too", [person(), hours(8, 6), sold(3, { nature: "INTERNAL" }), sold(1, { nature: "WARRANTY" })], "4/6"],
    ["work on site is not here", [person(), hours(8, 6), sold(3, { place: "ON_SITE" })], "0/6"],
    ["a blank number of hours sold is left out", [person(), hours(8, 6), sold(null), sold(2)], "2/6"],
    ["a planner's clocked hours are not", [person({ role: "PLANNER" }), hours(8, 6), sold(3)], "3/0"],
    ["nothing clocked", [sold(3)], "3/0"],
    ["nothing sold", [person(), hours(8, 6)], "0/6"],
    ...atMonthBounds((closed_at) => [person(), hours(8, 6), sold(3, { closed_at })], "3/6", "0/6"),
    ...atMonthDays((on) => [person(), hours(8, 6, { day: on }), sold(3)], "3/6", "3/0"),
  ]),
  ...afterSales("PERFORMANCE_INDEX", [
    ["hours sold of those available", [person(), hours(8, 6), sold(3), sold(4.5)], "7.5/8"],
    ["internal hours are sold, too", [person(), hours(8, 6), sold(3, { nature: "INTERNAL" })], "3/8"],
    ["work on site is not here", [person(), hours(8, 6), sold(3, { place: "ON_SITE" })], "0/8"],
    ["a dispatcher's available hours are not", [person({ role: "DISPATCHER" }), hours(8, 6), sold(3)], "3/0"],
    ["nothing sold", [person(), hours(8, 6)], "0/8"],
    ...atMonthBounds((closed_at) => [person(), hours(8, 6), sold(3, { closed_at })], "3/8", "0/8"),
    ...atMonthDays((on) => [person(), hours(8, 6, { day: on }), sold(3)], "3/8", "3/0"),
  ]),
  ...afterSales("HOURS_SOLD_PER_RO", [
    ["of two orders", [sold(2), sold(3.5)], "5.5/2"],
    ["a blank number is left out", [sold(2), sold(null)], "2/1"],
    ["blank numbers only", [sold(null)], "nothing"],
    ["no hours is a number", [sold(0)], "0/1"],
    ...repairOrderCases({ sold_hours: 2 }, "2/1"),
  ]),
  ...afterSales("PARTS_SOLD_PER_RO", [
    ["of two orders", [repairOrder({ parts_revenue: 120 }), repairOrder({ parts_revenue: 30.25 })], "USD 150.25/2"],
    ["a currency each", [repairOrder({ parts_revenue: 120 }), repairOrder({ parts_revenue: 30, currency: "EUR" })], "EUR 30/1; USD 120/1"],
    ["a blank number is left out", [repairOrder({ parts_revenue: 120 }), repairOrder()], "USD 120/1"],
    ["blank numbers only", [repairOrder()], "nothing"],
    ...repairOrderCases({ parts_revenue: 100 }, "USD 100/1"),
  ]),
  ...afterSales("REPAIR_ORDERS_CLOSED", [["two orders", [repairOrder(), repairOrder()], "2"], ...repairOrderCases({}, "1")]),
];
