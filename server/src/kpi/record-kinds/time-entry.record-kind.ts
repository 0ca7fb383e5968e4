import { any, is } from "../formula/condition.ts";
import { recordKind } from "../formula/record-kind.ts";
import { staff } from "./staff.record-kind.ts";

export type TimeEntryField =
  | "staff_id"
  | "day"
  | "available_hours"
  | "clocked_hours"
  | "job_hours"
  | "billable_hours"
  | "idle_hours"
  | "role";

/** One member of staff's hours of one day. */
export const timeEntry = recordKind<TimeEntryField>({
  code: "TIME_ENTRY",
  table: "time_entry",
  born: "day",
  compared: [],
  fields: {
    staff_id: { source: "text" },
    day: { source: "eventDay" },
    available_hours: { source: "number" },
    clocked_hours: { source: "number" },
    job_hours: { source: "number" },
    billable_hours: { source: "number" },
    idle_hours: { source: "number" },
    role: { source: "related", kind: () => staff, on: [["id", "staff_id"]], take: "value", of: "role" },
  },
});

export const ofTechnician = any<TimeEntryField>(is("role", "TECHNICIAN"), is("role", "ENGINEER"));
