import { recordKind } from "../formula/record-kind.ts";
import { workOrder } from "./work-order.record-kind.ts";

type PartLineField =
  | "work_order_id"
  | "part_number"
  | "requested_at"
  | "ordered_at"
  | "available_at_once"
  | "expedited"
  | "expedite_cost"
  | "sold_value"
  | "currency"
  | "repair_order";

/** One part number on one order, or sold over the counter. */
export const partLine = recordKind<PartLineField>({
  code: "PART_LINE",
  table: "part_line",
  born: null,
  compared: [],
  fields: {
    work_order_id: { source: "text" },
    part_number: { source: "text" },
    requested_at: { source: "event" },
    ordered_at: { source: "event" },
    available_at_once: { source: "flag", stampedBy: "requested_at" },
    expedited: { source: "flag", stampedBy: "ordered_at" },
    expedite_cost: { source: "number", stampedBy: "ordered_at" },
    sold_value: { source: "number" },
    currency: { source: "text" },
    repair_order: { source: "related", kind: () => workOrder, on: [["id", "work_order_id"]], take: "value", of: "repair_order" },
  },
});
