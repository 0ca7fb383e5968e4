import type { ImportKind } from "../import-kind.ts";
import { choice, dealerAndId, eventDay, flag, plannedDay, required, staffRoles, text } from "./columns.ts";

export const staffImport: ImportKind = {
  name: "staff",
  table: "staff",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "STAFF", raisedBy: "NOTHING" },
  columns: {
    ...dealerAndId,
    name: text("name"),
    role: choice("role", ...staffRoles),
    hired_on: required(plannedDay("hired_on")),
    left_on: plannedDay("left_on"),
    training_completed_on: eventDay("training_completed_on"),
    parts_kit_purchased_on: eventDay("parts_kit_purchased_on"),
    air_cooled: flag("air_cooled"),
    liquid_cooled: flag("liquid_cooled"),
  },
  rules: [{ column: "left_on", broken: "left_on < hired_on", reads: ["hired_on"], expected: "not before hired_on" }],
};
