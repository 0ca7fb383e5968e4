import { recordKind } from "../formula/record-kind.ts";
import { customer } from "./customer.record-kind.ts";
import { afterOrder, natureOfOrder } from "./order-nature.record-kind.ts";

type FollowUpField =
  | "customer_id"
  | "work_order_id"
  | "due_on"
  | "done_at"
  | "channel"
  | "reached"
  | "satisfied"
  | "done_on"
  | "customer_internal"
  | "order_nature";

/** A call to a customer after a repair order; reached means spoken with. */
export const followUp = recordKind<FollowUpField>({
  code: "FOLLOW_UP",
  table: "follow_up",
  born: null,
  follows: afterOrder("completed_at"),
  compared: [],
  fields: {
    customer_id: { source: "text" },
    work_order_id: { source: "text" },
    due_on: { source: "day" },
    done_at: { source: "event" },
    channel: { source: "text", stampedBy: "done_at" },
    reached: { source: "flag", stampedBy: "done_at" },
    satisfied: { source: "flag", stampedBy: "done_at" },
    done_on: { source: "dayOf", instant: "done_at" },
    customer_internal: { source: "related", kind: () => customer, on: [["id", "customer_id"]], take: "value", of: "internal" },
    order_nature: natureOfOrder,
  },
});
