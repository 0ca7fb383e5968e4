import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, flag, text } from "./columns.ts";

export const customerImport: ImportKind = {
  name: "customers",
  table: "customer",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "CUSTOMER", raisedBy: "NOTHING" },
  columns: {
    ...dealerAndId,
    name: text("name"),
    internal: { ...flag("internal"), default: () => "false" },
  },
  rules: [],
};
