import { unsatisfiedCustomerEvents } from "../../../event/unsatisfied-customer.raised.ts";
import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, event, flag, plannedDay, reference, required, text, toCustomer, toWorkOrder } from "./columns.ts";

export const followUpImport: ImportKind = {
  name: "follow-ups",
  table: "follow_up",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "FOLLOW_UP", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    customer: reference("customer_id", toCustomer),
    work_order: reference("work_order_id", toWorkOrder),
    due_on: required(plannedDay("due_on")),
    done_at: event("done_at"),
    channel: text("channel"),
    reached: flag("reached"),
    satisfied: flag("satisfied"),
  },
  rules: [
    {
      column: "satisfied",
      broken: "satisfied IS NOT NULL AND NOT reached",
      reads: ["reached"],
      expected: "blank, because the customer was not reached",
    },
    { column: "done_at", broken: "reached AND done_at IS NULL", reads: ["reached"], expected: "a time, because the customer was reached" },
  ],
  raises: unsatisfiedCustomerEvents,
};
