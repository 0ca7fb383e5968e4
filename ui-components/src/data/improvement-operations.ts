import type { Baseline, BaselineInput, ImprovementPlan, PlanDecisionInput, PlanInput } from "../model/improvement-types.ts";
import type { UserError } from "../model/goal-types.ts";
import type { MetricDefinition } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import { type DealerProgram, metricFields, type OfDealer } from "./operations.ts";

const baselineFields = `fragment baselineFields on Baseline {
  metric { ...metricFields } currency number value monthValue records months { month edition } note setBy setAt
}`;

const planFields = `fragment planFields on ImprovementPlan {
  number name action broughtBy vendor startsOn cost costCurrency metric { ...metricFields } baseline { currency } state
  decisions { decision reason decidedOn decidedBy } recordedBy
  report {
    before { ...periodFields } since { ...periodFields } change interval { lower upper } verdict advice extraRecords costOfEach
    comparison { dealers change difference }
  }
}
fragment periodFields on PlanPeriod { months value numerator denominator records }`;

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export type BaselinesData = OfDealer<{ readonly timeZone: string; readonly list: Page<Baseline> }>;

/** A metric's baselines, newest first: in each currency, the first is in force. */
export const baselinesOperation: Operation<
  BaselinesData,
  DealerProgram & { readonly metric: string; readonly first: number; readonly after: string | null }
> = {
  text: `query Baselines($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $metric: String!, $first: Int!, $after: String) {
  dealer(id: $dealer, asOf: $asOf) {
    timeZone
    list: baselineHistory(program: $program, metric: $metric, first: $first, after: $after) {
      nodes { ...baselineFields } pageInfo { hasNextPage endCursor }
    }
  }
}
${baselineFields}
${metricFields}`,
};

/** Whose plans are shown, and what a new one may be about. */
export interface PlansDealer {
  readonly internalID: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
}

export type PlansData = OfDealer<PlansDealer & { readonly baselines: readonly Baseline[]; readonly list: Page<ImprovementPlan> }> & {
  readonly program: { readonly metrics: readonly MetricDefinition[] };
};

/** A dealer's plans of a program, newest first, and the baselines that another may be judged by. */
export const plansOperation: Operation<PlansData, DealerProgram & { readonly first: number; readonly after: string | null }> = {
  text: `query Plans($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $first: Int!, $after: String) {
  program(code: $program) { metrics { ...metricFields } }
  dealer(id: $dealer, asOf: $asOf) {
    internalID name currency timeZone
    baselines(program: $program) { ...baselineFields }
    list: improvementPlans(program: $program, first: $first, after: $after) { nodes { ...planFields } pageInfo { hasNextPage endCursor } }
  }
}
${planFields}
${baselineFields}
${metricFields}`,
};

interface OfDealerProgram {
  readonly dealerID: string;
  readonly program: string;
}

interface Written {
  readonly userErrors: readonly UserError[];
}

export const setBaselineOperation: Operation<
  { readonly setBaseline: (Written & { readonly baseline: Baseline | null }) | null },
  { readonly input: BaselineInput & OfDealerProgram }
> = {
  text: `mutation SetBaseline($input: SetBaselineInput!) {
  setBaseline(input: $input) { baseline { ...baselineFields } userErrors { field message } }
}
${baselineFields}
${metricFields}`,
};

interface NamedPlan {
  readonly number: number;
  readonly name: string;
}

export const startPlanOperation: Operation<
  { readonly startImprovementPlan: (Written & { readonly plan: NamedPlan | null }) | null },
  { readonly input: PlanInput & OfDealerProgram }
> = {
  text: `mutation StartPlan($input: StartImprovementPlanInput!) {
  startImprovementPlan(input: $input) { plan { number name } userErrors { field message } }
}`,
};

export const decidePlanOperation: Operation<
  { readonly decideImprovementPlan: (Written & { readonly plan: NamedPlan | null }) | null },
  { readonly input: PlanDecisionInput & Pick<OfDealerProgram, "dealerID"> }
> = {
  text: `mutation DecidePlan($input: DecideImprovementPlanInput!) {
  decideImprovementPlan(input: $input) { plan { number name } userErrors { field message } }
}`,
};
