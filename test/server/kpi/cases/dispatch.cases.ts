import { inMonth, person, repairOrder, siteOrder } from "./case-records.ts";
import { atMonthBounds, fieldService, type MetricCase } from "./metric-case.ts";

const closedBy = (closed_by_role: string | null, closed_at: Date | null = inMonth) =>
  siteOrder({ completed_at: null, closed_at, closed_by_role });
const called = (dispatcher_calls: number | null) => siteOrder({ dispatcher_calls });
const planner = person({ role: "PLANNER" });

export const dispatchCases: readonly MetricCase[] = [
  ...fieldService("TASKS_CLOSED_BY_DISPATCHER", [
    ["closed by a dispatcher", [closedBy("DISPATCHER"), closedBy("DISPATCHER"), closedBy("TECHNICIAN")], "2"],
    ["closed by others only", [closedBy("TECHNICIAN"), closedBy("PLANNER")], "0"],
    ["closed by nobody knows whom", [closedBy(null)], "0"],
    ["still open", [closedBy("DISPATCHER", null)], "nothing"],
    ["work in the workshop is not here", [repairOrder({ closed_by_role: "DISPATCHER" })], "nothing"],
    ...atMonthBounds((instant) => [closedBy("DISPATCHER", instant)], "1"),
  ]),
  ...fieldService("DISPATCHER_CALLS_PER_ORDER", [
    ["calls of three orders", [called(4), called(1), called(0)], "5/3"],
    ["a blank number is left out", [called(4), called(null)], "4/1"],
    ["blank numbers only", [called(null)], "nothing"],
    ["work in the workshop is not here", [repairOrder({ completed_at: inMonth, dispatcher_calls: 4 }), called(1)], "1/1"],
    ...atMonthBounds((completed_at) => [siteOrder({ completed_at, dispatcher_calls: 2 })], "2/1"),
  ]),
  ...fieldService("ENGINEER_TO_PLANNER_RATIO", [
    [
      "technicians and engineers to planners and dispatchers",
      [person(), person({ role: "ENGINEER" }), person(), planner, person({ role: "DISPATCHER" })],
      "3/2",
    ],
    ["others are neither", ["SERVICE_ADVISOR", "INTERNET_ASSOCIATE", "MANAGER", null].map((role) => person({ role })), "0/0"],
    ["nobody plans", [person()], "1/0"],
    ["hired on the last day", [person({ hired_on: "2026-03-31" }), planner], "1/1"],
    ["hired on the day after", [person({ hired_on: "2026-04-01" }), planner], "0/1"],
    ["left on the last day", [person({ left_on: "2026-03-31" }), planner], "1/1"],
    ["left the day before", [person({ left_on: "2026-03-30" }), planner], "0/1"],
    ["a planner who left in the month", [person(), person({ role: "PLANNER", left_on: "2026-03-15" })], "1/0"],
    ["nobody on record", [], "nothing"],
  ]),
];
