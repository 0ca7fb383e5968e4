import { hour, plus } from "../../../support/opportunities.ts";
import { hoursOfDay, inMonth, person, repairOrder, siteOrder, visit } from "./case-records.ts";
import { atMonthBounds, atMonthDays, fieldService, type MetricCase } from "./metric-case.ts";

const technician = person();
const worked = hoursOfDay({ job_hours: 6, available_hours: 8 });
const clocked = (day: string, clocked_hours: number | null = 8) => hoursOfDay({ day, clocked_hours });
const closed = (closed_at = inMonth) => siteOrder({ completed_at: null, closed_at });
const took = (hours: number, completed_at = inMonth) => siteOrder({ opened_at: plus(completed_at, -hours * hour), completed_at });
const repaired = (hours: number) => siteOrder({ work_started_at: plus(inMonth, -hours * hour), repaired_at: inMonth });
const made = (technician_id: string | null, arrived_at = inMonth) => visit({ technician_id, arrived_at });
const ofNature = (nature: string | null, completed_at = inMonth) => siteOrder({ nature, completed_at });

export const productivityCases: readonly MetricCase[] = [
  ...fieldService("TECHNICIAN_UTILISATION", [
    ["hours on jobs of those available", [technician, worked, hoursOfDay({ job_hours: 3, available_hours: 8 })], "9/16"],
    ["an engineer's", [person({ role: "ENGINEER" }), worked], "6/8"],
    ["a planner's are not", [person({ role: "PLANNER" }), worked], "nothing"],
    ["a service advisor's are not", [person({ role: "SERVICE_ADVISOR" }), worked], "nothing"],
    ["somebody's of unknown role", [worked], "nothing"],
    ["blank available hours leave the day out", [technician, worked, hoursOfDay({ job_hours: 5 })], "6/8"],
    ["blank hours on jobs leave the day out", [technician, worked, hoursOfDay({ available_hours: 8 })], "6/8"],
    ["a day without a job", [technician, hoursOfDay({ job_hours: 0, available_hours: 8 })], "0/8"],
    ["no available hours", [technician, hoursOfDay({ job_hours: 0, available_hours: 0 })], "0/0"],
    ...atMonthDays((day) => [technician, hoursOfDay({ job_hours: 6, available_hours: 8, day })], "6/8"),
  ]),
  ...fieldService("VISITS_PER_ENGINEER_DAY", [
    ["two visits of one on one day", [made("1"), made("1")], "2/1"],
    ["one visit each of two on one day", [made("1"), made("2")], "2/2"],
    ["one visit on each of two days", [made("1"), made("1", plus(inMonth, 24 * hour))], "2/2"],
    // 04:59:59.999 UTC is the last millisecond of March 10 in Chicago.
    [
      "to either side of midnight where the dealer is",
      [made("1", new Date("2026-03-11T04:59:59.999Z")), made("1", new Date("2026-03-11T05:00:00.000Z"))],
      "2/2",
    ],
    [
      "on one day of Chicago and two of UTC",
      [made("1", new Date("2026-03-10T23:59:59.999Z")), made("1", new Date("2026-03-11T00:00:00.000Z"))],
      "2/1",
    ],
    ["a visit under way is of the day of departure", [visit({ technician_id: "1", arrived_at: null, travel_started_at: inMonth })], "1/1"],
    ["nobody knows whose", [made(null)], "nothing"],
    ...atMonthBounds((instant) => [made("1", instant)], "1/1"),
  ]),
  ...fieldService("WORK_ORDERS_CLOSED_PER_DAY", [
    ["orders of days on which anyone clocked time", [closed(), closed(), closed(), clocked("2026-03-10"), clocked("2026-03-11")], "3/2"],
    ["two people's day is one", [closed(), clocked("2026-03-10"), hoursOfDay({ staff_id: "2", clocked_hours: 1 })], "1/1"],
    ["a planner's day is one", [closed(), person({ role: "PLANNER" }), clocked("2026-03-10")], "1/1"],
    ["a day with no clocked hours is none", [closed(), clocked("2026-03-10", 0)], "1/0"],
    ["a day with blank clocked hours is none", [closed(), clocked("2026-03-10", null)], "1/0"],
    ["no clocked day at all", [closed()], "1/0"],
    ["clocked days without an order", [clocked("2026-03-10")], "0/1"],
    ["work in the workshop is not here", [repairOrder(), clocked("2026-03-10")], "0/1"],
    ...atMonthBounds((instant) => [closed(instant), clocked("2026-03-10")], "1/1", "0/1"),
    ...atMonthDays((day) => [closed(), clocked(day)], "1/1", "1/0"),
  ]),
  ...fieldService("ORDER_COMPLETION_TIME", [
    ["the hours of two orders", [took(2), took(7.5)], "9.5/2"],
    ["to the millisecond", [siteOrder({ opened_at: plus(inMonth, -3_600_036), completed_at: inMonth })], "1.00001/1"],
    ["a clock change adds nothing", [took(24, new Date("2026-03-08T18:00:00Z"))], "24/1"],
    ["work in the workshop is not here", [repairOrder({ completed_at: inMonth })], "nothing"],
    ...atMonthBounds((instant) => [took(1, instant)], "1/1"),
  ]),
  ...fieldService("MEAN_TIME_TO_REPAIR", [
    ["the hours of two orders", [repaired(1), repaired(3)], "4/2"],
    ["a blank start is left out", [repaired(1), siteOrder({ repaired_at: inMonth })], "1/1"],
    ["a blank repair is left out", [repaired(1), siteOrder({ work_started_at: inMonth })], "1/1"],
    ["neither recorded", [siteOrder()], "0/0"],
    [
      "work in the workshop is not here",
      [repairOrder({ completed_at: inMonth, work_started_at: inMonth, repaired_at: inMonth })],
      "nothing",
    ],
    ...atMonthBounds(
      (instant) => [siteOrder({ completed_at: instant, work_started_at: plus(instant, -hour), repaired_at: instant })],
      "1/1",
    ),
  ]),
  ...fieldService("PREVENTIVE_TO_REACTIVE_RATIO", [
    ["three to two", ["PREVENTIVE", "PREVENTIVE", "PREVENTIVE", "REACTIVE", "REACTIVE"].map((nature) => ofNature(nature)), "3/2"],
    [
      "warranty, internal and unknown work is neither",
      ["PREVENTIVE", "WARRANTY", "INTERNAL", null, "REACTIVE"].map((nature) => ofNature(nature)),
      "1/1",
    ],
    ["no reactive order", [ofNature("PREVENTIVE")], "1/0"],
    ["work in the workshop is not here", [repairOrder({ completed_at: inMonth, nature: "PREVENTIVE" }), ofNature("REACTIVE")], "0/1"],
    ...atMonthBounds((instant) => [ofNature("PREVENTIVE", instant)], "1/0"),
  ]),
];
