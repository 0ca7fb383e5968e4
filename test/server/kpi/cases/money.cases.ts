import { hoursOfDay, inMonth, partLine, person, repairOrder, siteOrder } from "./case-records.ts";
import { atMonthBounds, atMonthDays, type CaseRow, fieldService, type MetricCase } from "./metric-case.ts";

const invoiced = (values: Parameters<typeof siteOrder>[0] = {}) =>
  siteOrder({ invoiced_at: inMonth, labour_revenue: 100, parts_revenue: 50, cost: 90, ...values });
const rushed = (expedite_cost: number | null, values: Parameters<typeof partLine>[0] = {}) =>
  partLine({ ordered_at: inMonth, expedited: true, expedite_cost, ...values });

/** A sum of one number of technicians' days. */
function hoursCases(column: string): CaseRow[] {
  const hours = (amount: number | null, values: Parameters<typeof hoursOfDay>[0] = {}) => hoursOfDay({ [column]: amount, ...values });
  return [
    ["of two days", [person(), hours(3), hours(4.25)], "7.25"],
    ["an engineer's", [person({ role: "ENGINEER" }), hours(3)], "3"],
    ["a dispatcher's are not", [person({ role: "DISPATCHER" }), hours(3)], "nothing"],
    ["a blank number is left out", [person(), hours(null)], "nothing"],
    ...atMonthDays((day) => [person(), hours(3, { day })], "3"),
  ];
}

const both = (idle: number | null, billable: number | null, values: Parameters<typeof hoursOfDay>[0] = {}) =>
  hoursOfDay({ idle_hours: idle, billable_hours: billable, ...values });

export const moneyCases: readonly MetricCase[] = [
  ...fieldService("SERVICE_MARGIN", [
    ["revenue less cost, of revenue", [invoiced()], "USD 60/150"],
    ["a loss", [invoiced({ cost: 200 })], "USD -50/150"],
    ["a currency each", [invoiced(), invoiced({ currency: "EUR", cost: 30 }), invoiced()], "EUR 120/150; USD 120/300"],
    ["a blank cost is left out", [invoiced(), invoiced({ cost: null })], "USD 60/150"],
    ["a blank revenue of labour is left out", [invoiced(), invoiced({ labour_revenue: null })], "USD 60/150"],
    ["a blank revenue of parts is left out", [invoiced(), invoiced({ parts_revenue: null })], "USD 60/150"],
    ["no revenue", [invoiced({ labour_revenue: 0, parts_revenue: 0, cost: 0 })], "USD 0/0"],
    ["cents are exact", [0.1, 0.2].map((labour_revenue) => invoiced({ labour_revenue, parts_revenue: 0, cost: 0 })), "USD 0.3/0.3"],
    ["work in the workshop is not here", [repairOrder({ invoiced_at: inMonth, labour_revenue: 1, parts_revenue: 1, cost: 1 })], "nothing"],
    ["not invoiced", [invoiced({ invoiced_at: null })], "nothing"],
    ...atMonthBounds((invoiced_at) => [invoiced({ invoiced_at })], "USD 60/150"),
  ]),
  ...fieldService("EXPEDITED_PARTS_COST", [
    ["the premium of rushed lines", [rushed(20), rushed(5.5)], "USD 25.5"],
    ["a currency each", [rushed(20), rushed(5, { currency: "EUR" })], "EUR 5; USD 20"],
    ["a line that was not rushed", [rushed(20), rushed(7, { expedited: false })], "USD 20"],
    ["a line not known to be rushed", [rushed(7, { expedited: null })], "nothing"],
    ["a blank premium is left out", [rushed(null)], "nothing"],
    ["asked for and not ordered", [rushed(20, { ordered_at: null, requested_at: inMonth })], "nothing"],
    ["ordered for stock", [rushed(20, { work_order_id: null })], "USD 20"],
    ...atMonthBounds((ordered_at) => [rushed(20, { ordered_at })], "USD 20"),
  ]),
  ...fieldService("BILLABLE_HOURS", hoursCases("billable_hours")),
  ...fieldService("IDLE_HOURS", hoursCases("idle_hours")),
  ...fieldService("IDLE_TO_BILLABLE_RATIO", [
    ["idle hours to billable ones", [person(), both(1, 6), both(0.5, 2)], "1.5/8"],
    ["a blank number of either leaves the day out", [person(), both(1, 6), both(1, null), both(null, 6)], "1/6"],
    ["nothing billable", [person(), both(8, 0)], "8/0"],
    ["a planner's are not", [person({ role: "PLANNER" }), both(1, 6)], "nothing"],
    ...atMonthDays((day) => [person(), both(1, 6, { day })], "1/6"),
  ]),
];
