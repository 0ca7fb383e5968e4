import { day, plus } from "../../../support/opportunities.ts";
import { inMonth, repairOrder, siteOrder, visit } from "./case-records.ts";
import { atMonthBounds, fieldService, type MetricCase } from "./metric-case.ts";

const completedAt = (instant: Date) => [siteOrder({ completed_at: instant })];

/** The first order, of an asset and a fault, with its visit; and an order of the next month that may come back to it. */
const fault = { asset_id: "A", problem_code: "LEAK" };
const fixed = [siteOrder(fault), visit()];
const next = (values: Parameters<typeof siteOrder>[0]) => siteOrder({ id: "later", completed_at: null, ...values });
const repeated = (after: number, values: Parameters<typeof siteOrder>[0] = {}) => [
  ...fixed,
  next({ ...fault, nature: "REACTIVE", opened_at: plus(inMonth, after), ...values }),
];
const named = (after: number) => [...fixed, next({ comeback_of_id: "1", opened_at: plus(inMonth, after) })];

/** An order of the month that may be the comeback, opened so long after another one with the same fault was completed. */
const comesBack = (after: number, values: Parameters<typeof siteOrder>[0] = {}) => [
  siteOrder({ ...fault, nature: "REACTIVE", opened_at: plus(inMonth, -day), ...values }),
  siteOrder({ ...fault, opened_at: plus(inMonth, -60 * day), completed_at: plus(inMonth, -day - after) }),
];
const fromBefore = 30 * day;

export const firstFixCases: readonly MetricCase[] = [
  ...fieldService("FIRST_TIME_FIX_RATE", [
    ["done in one visit", fixed, "1/1"],
    ["done in two visits", [...fixed, visit()], "0/1"],
    ["without a recorded visit", [siteOrder()], "0/1"],
    ["a visit that nobody made is none", [...fixed, visit({ arrived_at: null })], "1/1"],
    ["a visit that is under way is one", [...fixed, visit({ arrived_at: null, travel_started_at: inMonth })], "0/1"],
    ["another order's visit is not this one's", [...fixed, visit({ work_order_id: "other" })], "1/1"],
    ["an order naming it opened 30 days after completion, to the millisecond", named(30 * day), "0/1"],
    ["an order naming it opened a millisecond later", named(30 * day + 1), "1/1"],
    ["the same fault of the same asset 30 days after completion", repeated(30 * day), "0/1"],
    ["the same fault of the same asset a millisecond later", repeated(30 * day + 1), "1/1"],
    ["the same fault at the instant of completion", repeated(0), "0/1"],
    ["the same fault opened before completion is no comeback", repeated(-1), "1/1"],
    ["preventive work for the same fault is no comeback", repeated(day, { nature: "PREVENTIVE" }), "1/1"],
    ["another fault of the same asset", repeated(day, { problem_code: "NOISE" }), "1/1"],
    ["the same fault of another asset", repeated(day, { asset_id: "B" }), "1/1"],
    ["the same fault naming another order comes back to that", repeated(day, { comeback_of_id: "other" }), "1/1"],
    [
      "orders without a fault or an asset are not the same",
      [siteOrder(), visit(), next({ nature: "REACTIVE", opened_at: inMonth })],
      "1/1",
    ],
    ["work in the workshop is not here", [repairOrder({ completed_at: inMonth }), visit()], "nothing"],
    ["an order that is still open is in no month", [siteOrder({ completed_at: null }), visit()], "nothing"],
    ...atMonthBounds((instant) => [...completedAt(instant), visit()], "1/1"),
  ]),
  ...fieldService("REWORK_RATE", [
    ["an order that names another one", [siteOrder({ comeback_of_id: "other" }), siteOrder()], "1/2"],
    ["opened 30 days after the same fault was repaired, to the millisecond", comesBack(fromBefore), "1/1"],
    ["opened a millisecond later", comesBack(fromBefore + 1), "0/1"],
    ["opened the instant it was repaired", comesBack(0), "1/2"],
    ["preventive work is no rework", comesBack(fromBefore, { nature: "PREVENTIVE" }), "0/1"],
    ["of unknown nature", comesBack(fromBefore, { nature: null }), "0/1"],
    ["another fault", comesBack(fromBefore, { problem_code: "NOISE" }), "0/1"],
    ["another asset", comesBack(fromBefore, { asset_id: "B" }), "0/1"],
    ["work in the workshop is not here", [repairOrder({ completed_at: inMonth, comeback_of_id: "other" })], "nothing"],
    ...atMonthBounds(completedAt, "0/1"),
  ]),
  ...fieldService("WORK_ORDERS_COMPLETED", [
    ["orders completed on site", [siteOrder(), siteOrder()], "2"],
    ["work in the workshop is not here", [siteOrder(), repairOrder({ completed_at: inMonth })], "1"],
    ["an open one is not", [siteOrder({ completed_at: null })], "nothing"],
    ["completed later than it is looked at", [siteOrder()], "nothing", { asOf: plus(inMonth, -1) }],
    ["completed at the instant it is looked at", [siteOrder()], "1", { asOf: inMonth }],
    [
      "in the month's last millisecond on Havana's clocks",
      [siteOrder({ completed_at: new Date("2026-04-01T03:59:59.999Z") })],
      "1",
      { timeZone: "America/Havana" },
    ],
    [
      "the same instant is April in Auckland",
      [siteOrder({ completed_at: new Date("2026-03-31T11:00:00.000Z") })],
      "nothing",
      { timeZone: "Pacific/Auckland" },
    ],
    ...atMonthBounds(completedAt, "1"),
  ]),
];
