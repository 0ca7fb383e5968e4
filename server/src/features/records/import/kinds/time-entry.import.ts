import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, eventDay, hoursOfDay, reference, required, toStaff } from "./columns.ts";

export const timeEntryImport: ImportKind = {
  name: "time-entries",
  table: "time_entry",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "TIME_ENTRY", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    staff: required(reference("staff_id", toStaff)),
    day: required(eventDay("day")),
    available_hours: hoursOfDay("available_hours"),
    clocked_hours: hoursOfDay("clocked_hours"),
    job_hours: hoursOfDay("job_hours"),
    billable_hours: hoursOfDay("billable_hours"),
    idle_hours: hoursOfDay("idle_hours"),
  },
  rules: [],
};
