import { goalLimits } from "../../../customer-goal/goal-limits.ts";
import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, eventDay, reference, required, text, toCustomerGoal, toStaff } from "./columns.ts";
import { importedCaseStudies } from "./goal-records.sql.ts";

export const caseStudyImport: ImportKind = {
  name: "case-studies",
  table: "case_study",
  key: ["dealer_id", "id"],
  live: importedCaseStudies,
  columns: {
    ...dealerAndId,
    goal: required(reference("goal_id", toCustomerGoal)),
    staff: required(reference("staff_id", toStaff)),
    happened_on: required(eventDay("happened_on")),
    understood: required(text("understood", goalLimits.story)),
    done: required(text("done", goalLimits.story)),
    principle: required(text("principle", goalLimits.name)),
  },
  rules: [],
};
