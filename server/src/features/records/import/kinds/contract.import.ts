import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, eventDay, flag, plannedDay, reference, required, toCustomer } from "./columns.ts";

export const contractImport: ImportKind = {
  name: "contracts",
  table: "contract",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "CONTRACT", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    customer: reference("customer_id", toCustomer),
    maintenance: flag("maintenance"),
    starts_on: required(plannedDay("starts_on")),
    expires_on: required(plannedDay("expires_on")),
    renewed_on: eventDay("renewed_on"),
  },
  rules: [{ column: "expires_on", broken: "expires_on < starts_on", reads: ["starts_on"], expected: "not before starts_on" }],
};
