import { day, plus } from "../../../support/opportunities.ts";
import { delivery, inMonth } from "./case-records.ts";
import { afterSales, atMonthBounds, type MetricCase } from "./metric-case.ts";

const contacted = (after: number, delivered_at = inMonth) => [delivery({ delivered_at, first_contacted_at: plus(delivered_at, after) })];

export const serviceContactCases: readonly MetricCase[] = afterSales("PROACTIVE_CONTACT_RATE", [
  ["90 days after delivery, to the millisecond", contacted(90 * day), "1/1"],
  ["a millisecond later", contacted(90 * day + 1), "0/1"],
  ["on the 90th day of 24 hours over both clock changes", contacted(90 * day, new Date("2026-03-01T06:00:00Z")), "1/1"],
  ["never contacted", [delivery()], "0/1"],
  ["a used unit counts, too", [delivery({ is_new: false, first_contacted_at: inMonth }), delivery({ is_new: null })], "1/2"],
  ["contacted after the instant it is looked at", contacted(day), "0/1", { asOf: plus(inMonth, day - 1) }],
  ...atMonthBounds((delivered_at) => contacted(day, delivered_at), "1/1"),
]);
