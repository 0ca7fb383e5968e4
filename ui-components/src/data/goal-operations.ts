import type { GoalDealer, GoalInput, MetricGoal, UserError } from "../model/goal-types.ts";
import type { MetricDefinition } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import { type DealerProgram, metricFields, type OfDealer } from "./operations.ts";

const goalFields = `fragment goalFields on MetricGoal {
  metric { ...metricFields } goal { value direction strict } currency source country validFrom setBy
}`;

export type GoalsData = OfDealer<GoalDealer & { readonly goals: readonly MetricGoal[] }> & {
  readonly viewer: { readonly roles: readonly ("DEALER" | "STAFF")[] };
  readonly program: { readonly metrics: readonly MetricDefinition[] };
};

/** A dealer's goals in force, and what of it the reader may set. */
export const goalsOperation: Operation<GoalsData, DealerProgram> = {
  text: `query Goals($asOf: DateTime, $dealer: ID!, $program: ProgramCode!) {
  viewer { roles }
  program(code: $program) { metrics { ...metricFields } }
  dealer(id: $dealer, asOf: $asOf) { internalID name country currency goals(program: $program) { ...goalFields } }
}
${goalFields}
${metricFields}`,
};

export interface SetGoalData {
  readonly setMetricGoal: { readonly goal: MetricGoal | null; readonly userErrors: readonly UserError[] } | null;
}

export const setGoalOperation: Operation<SetGoalData, { readonly input: GoalInput & { readonly program: string } }> = {
  text: `mutation SetMetricGoal($input: SetMetricGoalInput!) {
  setMetricGoal(input: $input) { goal { ...goalFields } userErrors { field message } }
}
${goalFields}
${metricFields}`,
};
