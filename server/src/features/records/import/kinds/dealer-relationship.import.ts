import type { ImportKind } from "../import-kind.ts";
import { choice, dealerAndId, required, text } from "./columns.ts";

/** How dealers know generators; no number is computed from them. */
export const dealerRelationshipImport: ImportKind = {
  name: "dealer-relationships",
  table: "dealer_relationship",
  key: ["dealer_id", "id"],
  columns: {
    ...dealerAndId,
    serial_number: required(text("serial_number")),
    kind: required(choice("kind", "FLEET_DEALER_MANAGED", "MOBILE_LINK_PREFERRED", "FLEET_UNMONITORED", "REGISTRATION")),
  },
  rules: [],
};
