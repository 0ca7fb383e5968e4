import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, event, flag, planned, reference, required, toCustomer, toWorkOrder } from "./columns.ts";

export const appointmentImport: ImportKind = {
  name: "appointments",
  table: "appointment",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "APPOINTMENT", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    customer: reference("customer_id", toCustomer),
    work_order: reference("work_order_id", toWorkOrder),
    booked_at: required(event("booked_at")),
    cancelled_at: event("cancelled_at"),
    scheduled_at: required(planned("scheduled_at")),
    timed: flag("timed"),
    reminded_at: event("reminded_at"),
    arrived_at: event("arrived_at"),
  },
  rules: [
    { column: "cancelled_at", broken: "cancelled_at < booked_at", reads: ["booked_at"], expected: "not before booked_at" },
    { column: "reminded_at", broken: "reminded_at < booked_at", reads: ["booked_at"], expected: "not before booked_at" },
  ],
};
