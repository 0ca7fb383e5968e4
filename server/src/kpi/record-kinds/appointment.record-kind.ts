import { recordKind } from "../formula/record-kind.ts";
import { customer } from "./customer.record-kind.ts";
import { natureOfOrder } from "./order-nature.record-kind.ts";

type AppointmentField =
  | "customer_id"
  | "work_order_id"
  | "booked_at"
  | "cancelled_at"
  | "scheduled_at"
  | "timed"
  | "reminded_at"
  | "arrived_at"
  | "customer_internal"
  | "order_nature";

/** A booked time at the workshop. */
export const appointment = recordKind<AppointmentField>({
  code: "APPOINTMENT",
  table: "appointment",
  born: "booked_at",
  ends: [["cancelled_at", ["arrived_at", "reminded_at"]]],
  compared: [["arrived_at", "scheduled_at"]],
  fields: {
    customer_id: { source: "text" },
    work_order_id: { source: "text" },
    booked_at: { source: "event" },
    cancelled_at: { source: "event" },
    scheduled_at: { source: "deadline" },
    timed: { source: "flag" },
    reminded_at: { source: "event" },
    arrived_at: { source: "event" },
    customer_internal: { source: "related", kind: () => customer, on: [["id", "customer_id"]], take: "value", of: "internal" },
    order_nature: natureOfOrder,
  },
});
