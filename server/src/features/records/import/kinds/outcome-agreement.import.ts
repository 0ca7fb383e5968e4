import { goalLimits } from "../../../customer-goal/goal-limits.ts";
import { mostMonths } from "../../../customer-goal/period-months.ts";
import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, knownDay, plannedDay, reference, references, required, text, toContract, toCustomerGoal } from "./columns.ts";
import { importedAgreements } from "./goal-records.sql.ts";

export const outcomeAgreementImport: ImportKind = {
  name: "outcome-agreements",
  table: "outcome_agreement",
  key: ["dealer_id", "id"],
  live: importedAgreements,
  columns: {
    ...dealerAndId,
    contract: required(reference("contract_id", toContract)),
    goals: required(references("goal_ids", toCustomerGoal, goalLimits.goals)),
    since: required(plannedDay("since")),
    until: required(plannedDay("until")),
    note: text("note", goalLimits.note),
  },
  rules: [
    knownDay("since"),
    knownDay("until"),
    { column: "until", broken: "until < since", reads: ["since"], expected: "not before since" },
    {
      column: "until",
      broken: `until >= since + interval '${mostMonths} months'`,
      reads: ["since"],
      expected: `a period of at most ${mostMonths} months`,
    },
  ],
};
