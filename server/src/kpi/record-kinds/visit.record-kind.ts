import { recordKind } from "../formula/record-kind.ts";
import { afterOrder } from "./order-nature.record-kind.ts";

type VisitField =
  | "work_order_id"
  | "technician_id"
  | "vehicle"
  | "response_due_at"
  | "travel_started_at"
  | "arrived_at"
  | "left_at"
  | "distance_km"
  | "visited_at"
  | "visited_on"
  | "technician_day"
  | "travel_time";

/** A technician's visit to the customer's site; `visited_at` is the arrival, else the departure. */
export const visit = recordKind<VisitField>({
  code: "VISIT",
  table: "visit",
  born: null,
  follows: afterOrder("opened_at"),
  compared: [["arrived_at", "response_due_at"]],
  slices: ["technician_id"],
  fields: {
    work_order_id: { source: "text" },
    technician_id: { source: "text" },
    vehicle: { source: "text" },
    response_due_at: { source: "deadline" },
    travel_started_at: { source: "event" },
    arrived_at: { source: "event" },
    left_at: { source: "event" },
    distance_km: { source: "number" },
    visited_at: { source: "event" },
    visited_on: { source: "dayOf", instant: "visited_at" },
    technician_day: { source: "key", of: ["technician_id", "visited_on"] },
    travel_time: { source: "elapsed", from: "travel_started_at", to: "arrived_at" },
  },
});
