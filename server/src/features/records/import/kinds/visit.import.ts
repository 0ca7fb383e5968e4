import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, event, number, planned, reference, required, text, toStaff, toWorkOrder } from "./columns.ts";

export const visitImport: ImportKind = {
  name: "visits",
  table: "visit",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "VISIT", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    work_order: required(reference("work_order_id", toWorkOrder)),
    technician: reference("technician_id", toStaff),
    vehicle: text("vehicle"),
    response_due_at: planned("response_due_at"),
    travel_started_at: event("travel_started_at"),
    arrived_at: event("arrived_at"),
    left_at: event("left_at"),
    distance_km: number("distance_km"),
  },
  rules: [
    {
      column: "arrived_at",
      broken: "arrived_at < travel_started_at",
      reads: ["travel_started_at"],
      expected: "not before travel_started_at",
    },
    { column: "left_at", broken: "left_at < arrived_at", reads: ["arrived_at"], expected: "not before arrived_at" },
    { column: "left_at", broken: "left_at < travel_started_at", reads: ["travel_started_at"], expected: "not before travel_started_at" },
  ],
};
