import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, event, flag, reference, required, text, toCustomer, toWorkOrder } from "./columns.ts";

export const problemImport: ImportKind = {
  name: "problems",
  table: "problem",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "PROBLEM", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    customer: reference("customer_id", toCustomer),
    work_order: reference("work_order_id", toWorkOrder),
    occasion: text("occasion"),
    raised_at: required(event("raised_at")),
    resolved_at: event("resolved_at"),
    resolved_to_satisfaction: flag("resolved_to_satisfaction"),
  },
  rules: [{ column: "resolved_at", broken: "resolved_at < raised_at", reads: ["raised_at"], expected: "not before raised_at" }],
};
