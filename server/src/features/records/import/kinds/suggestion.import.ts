import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, eventDay, flag, reference, required, toStaff } from "./columns.ts";

export const suggestionImport: ImportKind = {
  name: "suggestions",
  table: "suggestion",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "SUGGESTION", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    reviewed_on: required(eventDay("reviewed_on")),
    accepted_for_action: flag("accepted_for_action"),
    carried_out_on: eventDay("carried_out_on"),
    manager: reference("manager_id", toStaff),
  },
  rules: [],
};
