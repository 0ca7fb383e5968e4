import { program } from "./api-scorecards.ts";
import type { ApiServer, Asker } from "./api-server.ts";

export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code: string;
}

export interface Baseline {
  readonly number: number;
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly records: number;
  readonly currency: string | null;
  readonly months: readonly { readonly month: string; readonly edition: number | null }[];
}

export const baselineFields = `metric { code } currency number value numerator denominator records interval { lower upper }
  months { month edition } monthValue definitionVersion note setBy setAt`;

/** Sets a baseline, of the acceptance rate unless the input says otherwise. */
export async function sendBaseline(
  api: ApiServer,
  input: Record<string, unknown>,
  as: Asker = "staff",
): Promise<{ baseline: Baseline | null; userErrors: readonly UserError[] }> {
  const { setBaseline } = await api.ask<{ setBaseline: { baseline: Baseline | null; userErrors: readonly UserError[] } }>(
    `mutation ($input: SetBaselineInput!) { setBaseline(input: $input) { baseline { ${baselineFields} } userErrors { field message code } } }`,
    { as, variables: { input: { program, metric: "ACCEPTANCE_RATE", ...input } } },
  );
  return setBaseline;
}

export interface Plan {
  readonly number: number;
  readonly state: string;
  readonly report: Report;
  readonly [field: string]: unknown;
}

export interface Report {
  readonly since: { readonly months: readonly string[]; readonly value: number | null; readonly records: number } | null;
  readonly change: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly verdict: string;
  readonly advice: string | null;
  readonly extraRecords: number | null;
  readonly costOfEach: number | null;
  readonly comparison: { readonly dealers: number; readonly change: number; readonly difference: number } | null;
}

const period = "months value numerator denominator records";
export const reportFields = `before { ${period} } since { ${period} } change interval { lower upper } verdict advice extraRecords costOfEach
  comparison { dealers change difference }`;
const planFields = `number name action broughtBy vendor startsOn cost costCurrency metric { code } baseline { number value } state
  decisions { decision reason decidedOn decidedBy decidedAt } recordedBy recordedAt`;

interface PlanPayload {
  readonly plan: Plan | null;
  readonly baseline?: Baseline | null;
  readonly userErrors: readonly UserError[];
}

/** Starts a plan, for the acceptance rate by own staff on 1 April unless the input says otherwise. */
export async function sendPlan(api: ApiServer, input: Record<string, unknown>, as: Asker = "staff"): Promise<PlanPayload> {
  const { startImprovementPlan } = await api.ask<{ startImprovementPlan: PlanPayload }>(
    `mutation ($input: StartImprovementPlanInput!) { startImprovementPlan(input: $input) { plan { ${planFields} } userErrors { field message code } } }`,
    {
      as,
      variables: {
        input: {
          program,
          metric: "ACCEPTANCE_RATE",
          name: "Call back",
          action: "Every request is called back within an hour.",
          broughtBy: "OWN_STAFF",
          startsOn: "2026-04-01",
          ...input,
        },
      },
    },
  );
  return startImprovementPlan;
}

export async function decide(api: ApiServer, input: Record<string, unknown>, as: Asker = "staff"): Promise<PlanPayload> {
  const { decideImprovementPlan } = await api.ask<{ decideImprovementPlan: PlanPayload }>(
    `mutation ($input: DecideImprovementPlanInput!) { decideImprovementPlan(input: $input) {
      plan { ${planFields} } baseline { ${baselineFields} } userErrors { field message code } } }`,
    { as, variables: { input: { plan: 1, decision: "STOP", reason: "It takes too long.", ...input } } },
  );
  return decideImprovementPlan;
}

/** A dealer's plans with their reports, the newest first. */
export async function plansOf(api: ApiServer, dealer: string, language?: string, as: Asker = "staff"): Promise<readonly Plan[]> {
  const data = await api.ask<{ dealer: { improvementPlans: { nodes: readonly Plan[] } } }>(
    `query ($dealer: ID!) { dealer(id: $dealer) { improvementPlans(first: 50) { nodes { ${planFields} report { ${reportFields} } } } } }`,
    { as, variables: { dealer }, ...(language === undefined ? {} : { language }) },
  );
  return data.dealer.improvementPlans.nodes;
}

/** What became of a dealer's newest plan. */
export async function reportOf(api: ApiServer, dealer: string, language?: string, as: Asker = "staff"): Promise<Report> {
  const [plan] = await plansOf(api, dealer, language, as);
  if (!plan) throw new Error("The dealer has no plan.");
  return plan.report;
}
