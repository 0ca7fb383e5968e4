import { hour, plus } from "../../../support/opportunities.ts";
import { appointment, type CaseRecord, customer, inMonth, repairOrder } from "./case-records.ts";
import { afterSales, atMonthBounds, type MetricCase } from "./metric-case.ts";

const minute = 60_000;
const order = (values: Parameters<typeof repairOrder>[0] = {}) => repairOrder({ customer_id: "1", ...values });
const came = (values: Parameters<typeof appointment>[0] = {}) =>
  appointment({ customer_id: "1", work_order_id: "1", arrived_at: inMonth, ...values });
const internal = (record: CaseRecord) => [customer({ internal: true }), record];

/** Booked and reminded so long before the time. */
const reminded = (ahead: number, booked = 48 * hour) =>
  appointment({ booked_at: plus(inMonth, -booked), reminded_at: plus(inMonth, -ahead), customer_id: "1" });
const arrived = (after: number, values: Parameters<typeof appointment>[0] = {}) =>
  appointment({ arrived_at: plus(inMonth, after), customer_id: "1", ...values });

export const appointmentCases: readonly MetricCase[] = [
  ...afterSales("APPOINTMENT_RATE", [
    ["came at a booked time", [order(), came()], "1/1"],
    ["came without one", [order()], "0/1"],
    ["two customers", [order(), order({ customer_id: "2" }), came()], "1/2"],
    ["one customer with three orders counts once", [order(), order(), order(), came()], "1/1"],
    ["a time of day was not agreed", [order(), came({ timed: false })], "0/1"],
    ["whether a time was agreed is not recorded", [order(), came({ timed: null })], "0/1"],
    ["did not come", [order(), came({ arrived_at: null })], "0/1"],
    ["an order without a customer is nobody's", [order({ customer_id: null })], "0/0"],
    ["an internal customer", [customer({ internal: true }), order(), came()], "nothing"],
    ["an internal order", [order({ nature: "INTERNAL" }), came()], "nothing"],
    ["a warranty order is a customer's", [order({ nature: "WARRANTY" }), came()], "1/1"],
    ["work on site is not here", [order({ place: "ON_SITE" }), came()], "nothing"],
    ["an order that is still open", [order({ closed_at: null }), came()], "nothing"],
    ...atMonthBounds((closed_at) => [order({ closed_at }), came()], "1/1"),
  ]),
  ...afterSales("APPOINTMENT_REMINDER_RATE", [
    ["reminded 24 hours ahead", [reminded(24 * hour)], "1/1"],
    ["reminded a millisecond earlier", [reminded(24 * hour + 1)], "0/1"],
    ["reminded 12 hours ahead", [reminded(12 * hour)], "1/1"],
    ["reminded a millisecond later", [reminded(12 * hour - 1)], "0/1"],
    ["not reminded", [appointment()], "0/1"],
    ["booked 24 hours ahead", [reminded(12 * hour, 24 * hour)], "1/1"],
    ["booked a millisecond later", [reminded(12 * hour, 24 * hour - 1)], "0/0"],
    ["cancelled ones stay in", [appointment({ cancelled_at: inMonth })], "0/1"],
    ["an internal customer", internal(reminded(12 * hour)), "nothing"],
    ["an internal order", [repairOrder({ nature: "INTERNAL" }), appointment({ work_order_id: "1" })], "nothing"],
    // 24 hours before 09:00 on the day of the clock change is 08:00 on the day before.
    [
      "24 hours over the clock change",
      [appointment({ scheduled_at: new Date("2026-03-08T14:00:00Z"), reminded_at: new Date("2026-03-07T14:00:00Z") })],
      "1/1",
    ],
    ...atMonthBounds((scheduled_at) => [appointment({ scheduled_at })], "0/1"),
  ]),
  ...afterSales("CUSTOMER_PUNCTUALITY_RATE", [
    ["arrived at the booked time", [arrived(0)], "1/1"],
    ["arrived a millisecond late", [arrived(1)], "0/1"],
    ["arrived 5 minutes early", [arrived(-5 * minute)], "1/1"],
    ["arrived a millisecond earlier", [arrived(-5 * minute - 1)], "0/1"],
    ["did not come", [appointment()], "0/1"],
    ["cancelled", [arrived(0), appointment({ cancelled_at: inMonth })], "1/1"],
    ["cancelled only", [appointment({ cancelled_at: inMonth })], "0/0"],
    ["for a day without a time nobody is punctual or late", [arrived(0, { timed: false })], "0/0"],
    ["an internal customer", internal(arrived(0)), "nothing"],
    ["an internal order", [repairOrder({ nature: "INTERNAL" }), arrived(0, { work_order_id: "1" })], "nothing"],
    ...atMonthBounds((scheduled_at) => [appointment({ scheduled_at, arrived_at: scheduled_at })], "1/1"),
  ]),
];
