import { plus } from "../../../support/opportunities.ts";
import { customer, inMonth, partLine, repairOrder } from "./case-records.ts";
import { afterSales, atMonthBounds, type MetricCase } from "./metric-case.ts";
import { repairOrderCases } from "./order-cases.ts";

const asked = (values: Parameters<typeof partLine>[0] = {}) =>
  partLine({ work_order_id: "1", requested_at: inMonth, available_at_once: true, ...values });
const picked = (prepicked_at: Date | null, prepick_due_at: Date | null = inMonth) => repairOrder({ prepick_due_at, prepicked_at });

export const partsSupplyCases: readonly MetricCase[] = [
  ...afterSales("PARTS_FILL_RATE", [
    [
      "available at once, not available and not recorded",
      [repairOrder(), ...[true, false, null].map((available_at_once) => asked({ available_at_once }))],
      "1/3",
    ],
    ["sold over the counter", [repairOrder(), asked({ work_order_id: null })], "nothing"],
    ["of an order on site", [repairOrder({ place: "ON_SITE" }), asked()], "nothing"],
    ["of an internal order", [repairOrder({ nature: "INTERNAL" }), asked()], "nothing"],
    ["of an internal customer's order", [customer({ internal: true }), repairOrder({ customer_id: "1" }), asked()], "nothing"],
    ["of an order that is still open", [repairOrder({ closed_at: null }), asked()], "1/1"],
    ["ordered and never asked for", [repairOrder(), asked({ requested_at: null, ordered_at: inMonth })], "nothing"],
    ...atMonthBounds((requested_at) => [repairOrder(), asked({ requested_at })], "1/1"),
  ]),
  ...afterSales("PARTS_PREPICK_ON_TIME_RATE", [
    ["picked when due", [picked(inMonth)], "1/1"],
    ["picked a millisecond later", [picked(plus(inMonth, 1))], "0/1"],
    ["never picked", [picked(null)], "0/1"],
    ["a blank due time is left out", [picked(inMonth), picked(inMonth, null)], "1/1"],
    ["blank due times only", [picked(inMonth, null)], "0/0"],
    ...repairOrderCases({ prepick_due_at: inMonth, prepicked_at: inMonth }),
  ]),
];
