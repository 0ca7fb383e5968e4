import { serviceRecordKinds } from "server/features/service-records/service-record-kinds.ts";
import { finalMonth } from "./api-tenants.ts";
import { program } from "./api-scorecards.ts";

const period = { from: "2026-06-01T00:00:00Z", to: "2026-07-01T00:00:00Z" };
const internetSales = "INTERNET_SALES";

/** How each table is asked for about a dealer: by every input that can name one. */
export const askedTables = (dealer: string): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> => {
  const group = { ids: [dealer] };
  return {
    SCORECARD: [{ dealer, program, months: 8 }],
    GROUP_SCORECARD: [{ group, program, to: finalMonth, months: 2 }],
    TILES: [{ dealer, program }],
    EDITIONS: [{ dealer, program, months: 8 }],
    OBSTACLES: [{ dealer, program: "AFTER_SALES", month: finalMonth }],
    METRIC_WEEKS: [{ dealer, program, to: `${finalMonth}-31`, weeks: 5 }],
    SLICES: [
      { dealer, program: internetSales, metric: "CONTACT_RATE", month: finalMonth, by: "SOURCE" },
      { group, program: internetSales, metric: "CONTACT_RATE", month: finalMonth, by: "SOURCE" },
    ],
    FUNNEL_MONTHS: [{ dealer, program: internetSales }],
    FUNNEL_WEEKS: [{ dealer, program: internetSales, to: `${finalMonth}-31`, weeks: 5 }],
    RECEIPT: [
      { dealer, program, metric: "ACCEPTANCE_RATE", month: finalMonth },
      { group, program, metric: "ACCEPTANCE_RATE", month: finalMonth },
      { dealer, program: "FIELD_SERVICE", metric: "ENGINEER_TO_PLANNER_RATIO", month: finalMonth },
    ],
    RESTATED_RECORDS: [
      { dealer, program },
      { dealer, program, month: finalMonth, metrics: ["ACCEPTANCE_RATE"] },
    ],
    OPPORTUNITIES: [{ dealer, month: finalMonth }],
    COMPARISON: [{ group, program, month: finalMonth }],
    DEALER_RESULTS: [{ group, program, metric: "ACCEPTANCE_RATE", month: finalMonth }],
    QUARTILES: [{ dealer, program, month: finalMonth }],
    DEALERS: [{ group }, { search: dealer }],
    METRICS: [{ program }],
    GOALS: [{ dealer, program }],
    BASELINES: [{ dealer, program }],
    BASELINE_HISTORY: [{ dealer, program }],
    IMPROVEMENT_PLANS: [{ dealer }],
    CUSTOMER_GOALS: [{ dealer }],
    CUSTOMER_GOAL_READINGS: [{ dealer }],
    CASE_STUDIES: [{ dealer }],
    OUTCOME_AGREEMENTS: [{ dealer }],
    LEAD_FINDINGS: [
      { dealer, month: finalMonth },
      { dealer, week: `${finalMonth}-05` },
    ],
    LEADS: [{ dealer, month: finalMonth }],
    UNSATISFIED_CUSTOMERS: [{ dealer }],
    READINESS: [{ dealer, program }],
    RECORDED_COLUMNS: [{ dealer, program }],
    READINESS_UNLOCKS: [{ dealer, program: "AFTER_SALES" }],
    DEFINITION_VERSIONS: [{ program }],
    IMPORT_RUNS: [{}],
    ASSIGNMENT_FAIRNESS: [{ period }, { period, countries: ["US"], sort: { field: "DEALER_ID", direction: "ASC" } }],
    IMPORT_MAPPINGS: [{ dealer }],
    WEBHOOK: [{ dealer }],
    RECORDS: serviceRecordKinds.map(({ code }) => ({ dealer, kind: code })),
  };
};
