import { goalLimits } from "../../../customer-goal/goal-limits.ts";
import type { ImportKind } from "../import-kind.ts";
import { choice, dealerAndId, eventDay, knownDay, plannedDay, reference, required, signedNumber, text, toCustomer } from "./columns.ts";
import { importedGoals } from "./goal-records.sql.ts";

/** How a goal ended is recorded here. */
export const customerGoalImport: ImportKind = {
  name: "customer-goals",
  table: "customer_goal",
  key: ["dealer_id", "id"],
  live: importedGoals,
  columns: {
    ...dealerAndId,
    customer: required(reference("customer_id", toCustomer)),
    name: required(text("name", goalLimits.name)),
    unit: required(text("unit", goalLimits.unit)),
    direction: required(choice("direction", "UP", "DOWN")),
    baseline: required(signedNumber("baseline")),
    target: required(signedNumber("target")),
    set_on: required(eventDay("set_on")),
    due_on: required(plannedDay("due_on")),
    owner: text("owner", goalLimits.name),
  },
  rules: [
    {
      column: "target",
      broken: "direction = 'UP' AND target < baseline",
      reads: ["direction", "baseline"],
      expected: "not less than the baseline, because UP is better",
    },
    {
      column: "target",
      broken: "direction = 'DOWN' AND target > baseline",
      reads: ["direction", "baseline"],
      expected: "not more than the baseline, because DOWN is better",
    },
    { column: "due_on", broken: "due_on < set_on", reads: ["set_on"], expected: "not before set_on" },
    knownDay("due_on"),
  ],
};
