import { goalLimits } from "../../../customer-goal/goal-limits.ts";
import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, eventDay, reference, required, signedNumber, text, toCustomerGoal } from "./columns.ts";
import { importedReadings } from "./goal-records.sql.ts";

export const customerGoalReadingImport: ImportKind = {
  name: "customer-goal-readings",
  table: "customer_goal_reading",
  key: ["dealer_id", "id"],
  live: importedReadings,
  columns: {
    ...dealerAndId,
    goal: required(reference("goal_id", toCustomerGoal)),
    read_on: required(eventDay("read_on")),
    value: required(signedNumber("value")),
    note: text("note", goalLimits.note),
  },
  rules: [],
};
