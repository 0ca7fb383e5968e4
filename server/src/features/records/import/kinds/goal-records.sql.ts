import type { ImportedLive } from "../../../service-request/imported-live.ts";

/** What is stored stays as it is, whoever recorded it: a file adds to it, or says the same. */
function unchanging(table: string, inUse: string, contradictions: ImportedLive["contradictions"] = () => []): ImportedLive {
  return {
    // Rows of a file change nothing that anybody acts on.
    lock: (rows) =>
      rows === "import_row" ? [] : [`SELECT FROM ${table} stored JOIN ${rows} USING (dealer_id, id) ORDER BY id FOR UPDATE OF stored`],
    settle: [],
    contradictions,
    recorded: () => "true",
    unchanging: true,
    inUse: `(${inUse})`,
  };
}

const isNew = (table: string) =>
  `NOT EXISTS (SELECT FROM ${table} stored WHERE (stored.dealer_id, stored.id) = (import_row.dealer_id, import_row.id))`;

/** Something recorded here, which no import made. */
const recordedOf = (table: string, ofGoal: string) =>
  `EXISTS (SELECT FROM ${table} one WHERE one.dealer_id = customer_goal.dealer_id AND ${ofGoal} AND one.recorded_at IS NOT NULL)`;

export const importedGoals = unchanging(
  "customer_goal",
  ["customer_goal.ended_at IS NOT NULL"]
    .concat(["customer_goal_reading", "case_study"].map((table) => recordedOf(table, "one.goal_id = customer_goal.id")))
    .concat(recordedOf("outcome_agreement", "customer_goal.id = ANY (one.goal_ids)"))
    .join(" OR "),
);

export const importedReadings = unchanging("customer_goal_reading", "customer_goal_reading.withdrawn_at IS NOT NULL");

const byOthers = `
  SELECT line, 'a technician or an engineer; the role of this member of staff is ' || coalesce(staff.role, 'not recorded') AS expected
  FROM import_row JOIN staff ON (staff.dealer_id, staff.id) = (import_row.dealer_id, import_row.staff_id)
  WHERE (staff.role IN ('TECHNICIAN', 'ENGINEER')) IS NOT TRUE AND ${isNew("case_study")}`;

export const importedCaseStudies = unchanging("case_study", "case_study.withdrawn_at IS NOT NULL", () => [
  { column: "staff_id", select: byOthers },
]);

const ofOtherCustomers = `
  SELECT line, 'goals of the contract''s customer, and not ' || string_agg(goal.id, '; ' ORDER BY goal.id) AS expected
  FROM import_row JOIN contract ON (contract.dealer_id, contract.id) = (import_row.dealer_id, import_row.contract_id)
    JOIN customer_goal goal ON goal.dealer_id = import_row.dealer_id AND goal.id = ANY (import_row.goal_ids)
  WHERE goal.customer_id <> contract.customer_id AND ${isNew("outcome_agreement")} GROUP BY line`;

export const importedAgreements = unchanging("outcome_agreement", "outcome_agreement.withdrawn_at IS NOT NULL", () => [
  { column: "goal_ids", select: ofOtherCustomers },
]);
