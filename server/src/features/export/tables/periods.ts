import { z } from "zod";
import { programOf } from "../../../kpi/catalogue.ts";
import { hasWeeks } from "../../../kpi/metric.ts";
import { day, dealer, metrics, months, program, weeks } from "../export.inputs.ts";
import { type QueryColumn, queryTable } from "../query-table.ts";
import { goalColumns, metricColumns, unitColumns, valueColumns } from "./shared-columns.ts";

const weeksInput = z.strictObject({ dealer, program, metrics, to: day.optional(), weeks });

interface Named {
  readonly code: string;
}

interface OfMetric {
  readonly metricCode: string;
}

const metricWeeks = queryTable<
  z.infer<typeof weeksInput>,
  { readonly program: { readonly metrics: readonly Named[] }; readonly dealer: { readonly weeklyResults: readonly OfMetric[] } }
>({
  name: "METRIC_WEEKS",
  input: weeksInput,
  columns: [
    ["from", "DAY"],
    ["to", "DAY"],
    ...metricColumns,
    ...unitColumns,
    ...valueColumns,
    ...goalColumns,
    ["met", "FLAG"],
    ["settled", "FLAG"],
    ["sufficiency", "TEXT"],
    ["definitionVersion", "INTEGER", "metric.version"],
  ],
  document: `query ExportWeeks($dealer: ID!, $program: ProgramCode!, $metrics: [String!]!, $to: Date, $weeks: Int!) {
    program(code: $program) { metrics { code name unit version } }
    dealer(id: $dealer) { weeklyResults(program: $program, metrics: $metrics, to: $to, weeks: $weeks) {
      from to metricCode currency value numerator denominator goal { value direction strict } met settled sufficiency
    } }
  }`,
  variables: (input) => ({
    dealer: input.dealer,
    program: input.program,
    metrics:
      input.metrics ??
      programOf(input.program)
        .metrics.filter(hasWeeks)
        .map(({ code }) => code),
    to: input.to ?? null,
    weeks: input.weeks,
  }),
  rows: (data) =>
    data.dealer.weeklyResults.map((result) => ({
      ...result,
      metric: data.program.metrics.find(({ code }) => code === result.metricCode),
    })),
});

const stepColumns: readonly QueryColumn[] = [
  ["stepCode", "TEXT", "code"],
  ["stepName", "TEXT", "name"],
  ["count", "INTEGER"],
  ["stepBefore", "INTEGER"],
  ["alsoStepBefore", "INTEGER"],
  ["shareOfStepBefore", "SHARE"],
  ["sufficiency", "TEXT"],
  ["shareOfAll", "SHARE"],
  ["metricCode", "TEXT"],
];
const stepFields = "code name count stepBefore alsoStepBefore shareOfStepBefore sufficiency shareOfAll metricCode";

const funnelInput = z.strictObject({ dealer, program, months });

const funnelMonths = queryTable<
  z.infer<typeof funnelInput>,
  {
    readonly dealer: {
      readonly scorecards: { readonly nodes: readonly { readonly month: string; readonly funnel: readonly object[] }[] };
    };
  }
>({
  name: "FUNNEL_MONTHS",
  input: funnelInput,
  columns: [["month", "MONTH"], ...stepColumns],
  document: `query ExportFunnelMonths($dealer: ID!, $program: ProgramCode!, $months: Int!) {
    dealer(id: $dealer) { scorecards(program: $program, first: $months) { nodes { month funnel { ${stepFields} } } } }
  }`,
  variables: (input) => input,
  rows: (data) => data.dealer.scorecards.nodes.flatMap((node) => node.funnel.map((step) => ({ ...step, month: node.month }))),
});

const funnelWeeksInput = z.strictObject({ dealer, program, to: day.optional(), weeks });

interface WeeklyFunnel {
  readonly from: string;
  readonly to: string;
  readonly settled: boolean;
  readonly steps: readonly object[];
}

const funnelWeeks = queryTable<z.infer<typeof funnelWeeksInput>, { readonly dealer: { readonly weeklyFunnels: readonly WeeklyFunnel[] } }>({
  name: "FUNNEL_WEEKS",
  input: funnelWeeksInput,
  columns: [["from", "DAY"], ["to", "DAY"], ["settled", "FLAG"], ...stepColumns],
  document: `query ExportFunnelWeeks($dealer: ID!, $program: ProgramCode!, $to: Date, $weeks: Int!) {
    dealer(id: $dealer) { weeklyFunnels(program: $program, to: $to, weeks: $weeks) { from to settled steps { ${stepFields} } } }
  }`,
  variables: (input) => ({ dealer: input.dealer, program: input.program, to: input.to ?? null, weeks: input.weeks }),
  rows: (data) => data.dealer.weeklyFunnels.flatMap(({ steps, ...week }) => steps.map((step) => ({ ...step, ...week }))),
});

export const periodTables = [metricWeeks, funnelMonths, funnelWeeks];
