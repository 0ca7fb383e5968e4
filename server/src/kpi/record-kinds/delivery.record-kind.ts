import { recordKind } from "../formula/record-kind.ts";

type DeliveryField = "customer_id" | "asset_id" | "is_new" | "delivered_at" | "introduced_to_service" | "first_contacted_at";

/** A sold unit handed to its buyer. */
export const delivery = recordKind<DeliveryField>({
  code: "DELIVERY",
  table: "delivery",
  born: "delivered_at",
  compared: [],
  fields: {
    customer_id: { source: "text" },
    asset_id: { source: "text" },
    is_new: { source: "flag" },
    delivered_at: { source: "event" },
    introduced_to_service: { source: "flag" },
    first_contacted_at: { source: "event" },
  },
});
