import { all, any, filled, is, not, notAfter, notBefore } from "../formula/condition.ts";
import { recordKind } from "../formula/record-kind.ts";

type StaffField = "role" | "hired_on" | "left_on" | "year_first_day" | "month_last_day";

/** Who works for the dealer, and in which role. */
export const staff = recordKind<StaffField>({
  code: "STAFF",
  table: "staff",
  born: null,
  compared: [],
  few: true,
  fields: {
    role: { source: "text" },
    hired_on: { source: "day" },
    left_on: { source: "day" },
    year_first_day: { source: "period", point: "yearFirstDay" },
    month_last_day: { source: "period", point: "lastDay" },
  },
});

/** The day of leaving is the last one employed. */
const employedOn = (day: "year_first_day" | "month_last_day") =>
  all<StaffField>(notAfter("hired_on", day), any(not(filled("left_on")), notBefore("left_on", day)));

export const employedAtStart = employedOn("year_first_day");
export const employedAtEnd = employedOn("month_last_day");

export const technicianOrEngineer = any<StaffField>(is("role", "TECHNICIAN"), is("role", "ENGINEER"));
export const plannerOrDispatcher = any<StaffField>(is("role", "PLANNER"), is("role", "DISPATCHER"));
