import { any, type Condition, is, not, yes } from "../formula/condition.ts";
import { type Following, recordKind, type RelatedField } from "../formula/record-kind.ts";

/** A work order as records about it look at it. It stands apart because work orders look at appointments in turn. */
const orderNature = recordKind<"opened_at" | "completed_at" | "nature">({
  code: "WORK_ORDER",
  table: "work_order",
  born: "opened_at",
  compared: [],
  fields: { opened_at: { source: "event" }, completed_at: { source: "event" }, nature: { source: "text" } },
});

/** The nature of the order that a record is about, where it names one. */
export const natureOfOrder: RelatedField<"work_order_id"> = {
  source: "related",
  kind: () => orderNature,
  on: [["id", "work_order_id"]],
  take: "value",
  of: "nature",
};

/** Nobody knows of a record about an order before this has happened to the order. */
export const afterOrder = (event: "opened_at" | "completed_at"): Following<"work_order_id"> => ({
  kind: () => orderNature,
  by: "work_order_id",
  event,
});

/** About work for a customer: neither the customer nor the order is one of the dealer's own departments. */
export const notInternal: Condition<"customer_internal" | "order_nature"> = not(
  any(yes("customer_internal"), is("order_nature", "INTERNAL")),
);
