import { readOutcomeAgreements, readOutcomeAgreementsById } from "server/features/customer-goal/agreement.reader.ts";
import { readCaseStudies } from "server/features/customer-goal/case-study.reader.ts";
import { readCustomerGoals, readCustomerGoalsById } from "server/features/customer-goal/customer-goal.reader.ts";
import { readGoalChoices } from "server/features/customer-goal/goal-choices.reader.ts";
import { readCustomerGoalReadings } from "server/features/customer-goal/reading.reader.ts";
import type { DealerScope } from "server/platform/dealer-scope.ts";
import type { StatementRunner } from "server/storage/read-snapshot.ts";

const page = { first: 100, after: undefined };

/** The readers of customers' goals, asked for the dealers' rows. */
export function customerGoalReaders(
  forged: DealerScope,
  dealers: readonly string[],
  now: Date,
): [string, (runner: StatementRunner) => Promise<unknown>][] {
  const goals = dealers.map((dealerId) => ({ dealerId, id: `${dealerId}-goal` }));
  const agreements = dealers.map((dealerId) => ({ dealerId, id: `${dealerId}-agreement` }));
  const lists = goals.map(({ dealerId, id }) => ({ dealerId, goalId: id, until: null, withdrawn: true, ...page }));
  return [
    ["readCustomerGoals", (runner) => readCustomerGoals(forged, runner, dealers, { customerId: null, state: null }, now, page)],
    ["readGoalChoices", (runner) => Promise.all(dealers.map((dealerId) => readGoalChoices(forged, runner, dealerId, now)))],
    ["readCustomerGoalsById", (runner) => readCustomerGoalsById(forged, runner, goals, now)],
    ["readCustomerGoalReadings", (runner) => readCustomerGoalReadings(forged, runner, lists, now)],
    ["readCaseStudies", (runner) => readCaseStudies(forged, runner, lists, now)],
    ["readOutcomeAgreements", (runner) => readOutcomeAgreements(forged, runner, dealers, { withdrawn: true, asOf: now }, page)],
    ["readOutcomeAgreementsById", (runner) => readOutcomeAgreementsById(forged, runner, agreements, now)],
  ];
}
