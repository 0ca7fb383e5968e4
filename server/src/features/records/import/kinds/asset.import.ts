import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, reference, text, toCustomer } from "./columns.ts";

export const assetImport: ImportKind = {
  name: "assets",
  table: "asset",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "ASSET", raisedBy: "NOTHING" },
  columns: {
    ...dealerAndId,
    serial_number: text("serial_number"),
    model: text("model"),
    customer: reference("customer_id", toCustomer),
  },
  rules: [],
};
