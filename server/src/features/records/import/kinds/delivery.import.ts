import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, event, flag, reference, required, toAsset, toCustomer } from "./columns.ts";

export const deliveryImport: ImportKind = {
  name: "deliveries",
  table: "delivery",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "DELIVERY", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    customer: reference("customer_id", toCustomer),
    asset: reference("asset_id", toAsset),
    is_new: flag("is_new"),
    delivered_at: required(event("delivered_at")),
    introduced_to_service: flag("introduced_to_service"),
    first_contacted_at: event("first_contacted_at"),
  },
  rules: [],
};
