import { plus } from "../../../support/opportunities.ts";
import { earlier, inMonth, repairOrder, siteOrder, visit } from "./case-records.ts";
import { atMonthBounds, type CaseRow, fieldService, type MetricCase } from "./metric-case.ts";

const due = (completed_at: Date | null, due_at = inMonth) => siteOrder({ due_at, completed_at });
const expected = (arrived_at: Date | null, response_due_at: Date | null = inMonth) => visit({ arrived_at, response_due_at });

export const punctualityCases: readonly MetricCase[] = [
  ...fieldService("SLA_COMPLIANCE_RATE", [
    ["completed at the due time", [due(inMonth)], "1/1"],
    ["completed a millisecond after it", [due(plus(inMonth, 1))], "0/1"],
    ["still open", [due(null)], "0/1"],
    ["completed long before, in another month", [due(new Date("2026-02-20T12:00:00Z"))], "1/1"],
    ["without a due time it is in no month", [siteOrder({ due_at: null })], "nothing"],
    ["work in the workshop is not here", [repairOrder({ due_at: inMonth, completed_at: inMonth })], "nothing"],
    ...atMonthBounds((instant) => [due(instant, instant)], "1/1"),
  ]),
  ...fieldService("SITE_VISITS_WITHIN_SLA", [
    ["arrived at the time due", [expected(inMonth)], "1/1"],
    ["arrived a millisecond later", [expected(plus(inMonth, 1))], "0/1"],
    ["never arrived", [expected(null)], "0/1"],
    ["set off in time is not there", [visit({ arrived_at: null, travel_started_at: earlier, response_due_at: inMonth })], "0/1"],
    ["without a response time", [expected(inMonth, null)], "nothing"],
    ...[plus(inMonth, -1), inMonth].map((asOf, index): CaseRow => {
      const records = [siteOrder({ opened_at: inMonth, completed_at: null }), expected(null, plus(inMonth, 1))];
      return index === 0
        ? ["of an order that is not open yet is not known", records, "nothing", { asOf }]
        : ["of an order that has just been opened", records, "0/1", { asOf }];
    }),
    [
      "of an order that is opened after the visit",
      [siteOrder({ opened_at: plus(inMonth, 1), completed_at: null }), expected(inMonth, plus(inMonth, 1))],
      "1/1",
      { asOf: inMonth },
    ],
    ["of an order that is not there", [expected(null, plus(inMonth, 1))], "0/1", { asOf: inMonth }],
    ...atMonthBounds((instant) => [expected(instant, instant)], "1/1"),
  ]),
  ...fieldService("RESCHEDULE_RATE", [
    ["moved once, twice and never", [1, 2, 0].map((rescheduled_times) => siteOrder({ rescheduled_times })), "2/3"],
    ["a blank number is left out", [siteOrder({ rescheduled_times: 1 }), siteOrder()], "1/1"],
    ["blank numbers only", [siteOrder()], "0/0"],
    ["work in the workshop is not here", [repairOrder({ completed_at: inMonth, rescheduled_times: 1 })], "nothing"],
    ...atMonthBounds((completed_at) => [siteOrder({ completed_at, rescheduled_times: 1 })], "1/1"),
  ]),
];
