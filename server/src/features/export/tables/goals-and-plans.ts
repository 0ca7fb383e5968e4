import { z } from "zod";
import { dealer, dealerProgram, metric, program } from "../export.inputs.ts";
import { afterPage, type Listed, type QueryColumn, queryTable, wholePage } from "../query-table.ts";
import { goalColumns, intervalColumns, metricColumns, unitColumns, valueColumns } from "./shared-columns.ts";

type Input = z.infer<typeof dealerProgram>;

const goals = queryTable<Input, { readonly dealer: { readonly goals: readonly object[] } }>({
  name: "GOALS",
  input: dealerProgram,
  columns: [
    ...metricColumns,
    ...unitColumns,
    ...goalColumns,
    ["goalSource", "TEXT", "source"],
    ["country", "TEXT"],
    ["dealerID", "TEXT"],
    ["validFrom", "DAY"],
    ["setAt", "INSTANT"],
  ],
  document: `query ExportGoals($dealer: ID!, $program: ProgramCode!) {
    dealer(id: $dealer) { goals(program: $program) {
      metric { code name unit version } currency goal { value direction strict } source country dealerID validFrom setAt
    } }
  }`,
  variables: (given) => given,
  rows: (data) => data.dealer.goals,
});

interface Baseline {
  readonly months: readonly { readonly month: string; readonly edition: number | null }[];
}

/** `2026-03 (1)`: a month with the edition that was taken. */
function withMonths(baseline: Baseline): object {
  return { ...baseline, months: baseline.months.map(({ month, edition }) => (edition === null ? month : `${month} (${edition})`)) };
}

const baselineFields = `metric { code name unit } number currency value numerator denominator records interval { lower upper }
  months { month edition } definitionVersion note setAt`;

const baselineColumns: readonly QueryColumn[] = [
  ...metricColumns,
  ["number", "INTEGER"],
  ...unitColumns,
  ...valueColumns,
  ["records", "INTEGER"],
  ...intervalColumns,
  ["baselineMonths", "TEXT", "months"],
  ["definitionVersion", "INTEGER"],
  ["note", "TEXT"],
  ["setAt", "INSTANT"],
];

const baselines = queryTable<Input, { readonly dealer: { readonly baselines: readonly Baseline[] } }>({
  name: "BASELINES",
  input: dealerProgram,
  columns: baselineColumns,
  document: `query ExportBaselines($dealer: ID!, $program: ProgramCode!) {
    dealer(id: $dealer) { baselines(program: $program) { ${baselineFields} } }
  }`,
  variables: (given) => given,
  rows: (data) => data.dealer.baselines.map(withMonths),
});

const historyInput = z.strictObject({ dealer, program, metric: metric.optional() });

const baselineHistory = queryTable<z.infer<typeof historyInput>, { readonly dealer: { readonly baselineHistory: Listed<Baseline> } }>({
  name: "BASELINE_HISTORY",
  input: historyInput,
  columns: baselineColumns,
  document: `query ExportBaselineHistory($dealer: ID!, $program: ProgramCode!, $metric: String, $first: Int!, $after: String) {
    dealer(id: $dealer) { baselineHistory(program: $program, metric: $metric, first: $first, after: $after) {
      nodes { ${baselineFields} } pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: (given) => ({ ...given, metric: given.metric ?? null, first: wholePage, after: null }),
  rows: (data) => data.dealer.baselineHistory.nodes.map(withMonths),
  next: (data, asked) => afterPage(data.dealer.baselineHistory.pageInfo, asked),
});

interface Plan {
  readonly decisions: readonly { readonly decidedOn: string; readonly decision: string; readonly reason: string }[];
}

const plansInput = z.strictObject({ dealer });

/** Some at once: a plan's report may be drawn from all of its records. */
const plansAtOnce = 20;

const improvementPlans = queryTable<z.infer<typeof plansInput>, { readonly dealer: { readonly improvementPlans: Listed<Plan> } }>({
  name: "IMPROVEMENT_PLANS",
  input: plansInput,
  columns: [
    ["number", "INTEGER"],
    ["planName", "TEXT", "name"],
    ["program", "TEXT", "metric.program"],
    ...metricColumns,
    ["action", "TEXT"],
    ["broughtBy", "TEXT"],
    ["vendor", "TEXT"],
    ["startsOn", "DAY"],
    ["planState", "TEXT", "state"],
    ["verdict", "TEXT", "report.verdict"],
    ["unit", "TEXT", "metric.unit"],
    ["currency", "TEXT", "baseline.currency"],
    ["baselineValue", "AMOUNT", "baseline.value"],
    ["beforeValue", "AMOUNT", "report.before.value"],
    ["beforeNumerator", "DECIMAL", "report.before.numerator"],
    ["beforeDenominator", "DECIMAL", "report.before.denominator"],
    ["beforeMonths", "TEXT", "report.before.months"],
    ["sinceValue", "AMOUNT", "report.since.value"],
    ["sinceNumerator", "DECIMAL", "report.since.numerator"],
    ["sinceDenominator", "DECIMAL", "report.since.denominator"],
    ["sinceMonths", "TEXT", "report.since.months"],
    ["change", "AMOUNT", "report.change"],
    ["intervalLower", "AMOUNT", "report.interval.lower"],
    ["intervalUpper", "AMOUNT", "report.interval.upper"],
    ["elsewhereChange", "AMOUNT", "report.comparison.change"],
    ["elsewhereDealers", "INTEGER", "report.comparison.dealers"],
    ["difference", "AMOUNT", "report.comparison.difference"],
    ["extraRecords", "DECIMAL", "report.extraRecords"],
    ["cost", "MONEY"],
    ["costCurrency", "TEXT"],
    ["costOfEach", "MONEY", "report.costOfEach"],
    ["advice", "TEXT", "report.advice"],
    ["decisions", "TEXT"],
  ],
  document: `query ExportImprovementPlans($dealer: ID!, $first: Int!, $after: String) {
    dealer(id: $dealer) { improvementPlans(first: $first, after: $after) {
      nodes {
        number name metric { program code name unit } action broughtBy vendor startsOn state cost costCurrency baseline { value currency }
        decisions { decidedOn decision reason }
        report {
          verdict before { value numerator denominator months } since { value numerator denominator months } change interval { lower upper }
          comparison { change dealers difference } extraRecords costOfEach advice
        }
      }
      pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: (given) => ({ dealer: given.dealer, first: plansAtOnce, after: null }),
  rows: (data) =>
    data.dealer.improvementPlans.nodes.map((plan) => ({
      ...plan,
      decisions: plan.decisions.map(({ decidedOn, decision, reason }) => `${decidedOn} ${decision}: ${reason}`),
    })),
  next: (data, asked) => afterPage(data.dealer.improvementPlans.pageInfo, asked),
});

export const goalAndPlanTables = [goals, baselines, baselineHistory, improvementPlans];
