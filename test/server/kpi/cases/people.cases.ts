import { person } from "./case-records.ts";
import { fieldService, type MetricCase } from "./metric-case.ts";

/** The twelve months are April 1, 2025 to March 31, 2026. */
export const peopleCases: readonly MetricCase[] = fieldService("EMPLOYEE_RETENTION_RATE", [
  ["employed over the whole time", [person()], "1/1"],
  ["hired on the first day", [person({ hired_on: "2025-04-01" })], "1/1"],
  ["hired the day after", [person({ hired_on: "2025-04-02" })], "nothing"],
  ["left on the last day", [person({ left_on: "2026-03-31" })], "1/1"],
  ["left the day before", [person({ left_on: "2026-03-30" })], "0/1"],
  ["left on the first day", [person({ left_on: "2025-04-01" })], "0/1"],
  ["left the day before the first", [person({ left_on: "2025-03-31" })], "nothing"],
  ["whatever the role", ["PLANNER", "MANAGER", "SERVICE_ADVISOR", null].map((role) => person({ role })), "4/4"],
  ["nobody on record", [], "nothing"],
  ["of a leap year's February", [person({ left_on: "2024-02-28" }), person({ left_on: "2024-02-29" })], "1/2", { month: "2024-02" }],
]);
