import { customer, person, repairOrder } from "./case-records.ts";
import { afterSales, atMonthBounds, type MetricCase } from "./metric-case.ts";

const advisor = (values: Parameters<typeof person>[0] = {}) => person({ role: "SERVICE_ADVISOR", ...values });
const sold = (parts_revenue: number | null, values: Parameters<typeof repairOrder>[0] = {}) => repairOrder({ parts_revenue, ...values });

export const advisorCases: readonly MetricCase[] = afterSales("PARTS_SOLD_PER_ADVISOR", [
  ["parts of the month for each advisor", [advisor(), advisor(), sold(300), sold(20.5)], "USD 320.5/2"],
  ["every advisor stands behind each currency", [advisor(), advisor(), sold(300), sold(50, { currency: "EUR" })], "EUR 50/2; USD 300/2"],
  ["other roles are no advisors", [advisor(), person(), person({ role: "MANAGER" }), sold(300)], "USD 300/1"],
  ["no advisor", [person(), sold(300)], "USD 300/0"],
  ["employed on the last day", [advisor({ hired_on: "2026-03-31" }), advisor({ left_on: "2026-03-31" }), sold(300)], "USD 300/2"],
  [
    "hired the day after or left the day before",
    [advisor({ hired_on: "2026-04-01" }), advisor({ left_on: "2026-03-30" }), sold(300)],
    "USD 300/0",
  ],
  ["a blank value is left out", [advisor(), sold(null), sold(5)], "USD 5/1"],
  ["an internal order", [advisor(), sold(300, { nature: "INTERNAL" })], "0/1"],
  ["an internal customer's order", [advisor(), customer({ internal: true }), sold(300, { customer_id: "1" })], "0/1"],
  ["an order on site is not here", [advisor(), sold(300, { place: "ON_SITE" })], "0/1"],
  ...atMonthBounds((closed_at) => [advisor(), sold(300, { closed_at }), sold(1)], "USD 301/1", "USD 1/1"),
]);
