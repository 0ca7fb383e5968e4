import { z } from "zod";
import { programOf } from "../../../kpi/catalogue.ts";
import { hasWeeks } from "../../../kpi/metric.ts";
import {
  currency,
  day,
  dealer,
  dealerOrGroup,
  isOfOne,
  metric,
  metrics,
  month,
  months,
  ofOneExpected,
  program,
  weeks,
} from "../export.inputs.ts";
import { type QueryColumn, queryTable } from "../query-table.ts";

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
    ["metricCode", "TEXT"],
    ["metricName", "TEXT", "metric.name"],
    ["unit", "TEXT", "metric.unit"],
    ["currency", "TEXT"],
    ["value", "AMOUNT"],
    ["numerator", "DECIMAL"],
    ["denominator", "DECIMAL"],
    ["goal", "AMOUNT", "goal.value"],
    ["goalDirection", "TEXT", "goal.direction"],
    ["goalStrict", "FLAG", "goal.strict"],
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

const sliceInput = z
  .strictObject({ ...dealerOrGroup, program, metric, month, by: z.string().max(50), currency })
  .refine(isOfOne, ofOneExpected);

interface Sliced {
  readonly results: readonly { readonly currency: string | null; readonly slices: readonly object[] }[];
}

const sliceSelection = `results(metrics: [$metric]) {
  month metricCode metric { name unit version } currency slices(by: $by, first: 100) { key currency value numerator denominator sufficiency interval { lower upper } }
}`;

const slices = queryTable<
  z.infer<typeof sliceInput>,
  { readonly dealer?: { readonly scorecard: Sliced }; readonly dealerGroup?: { readonly scorecards: readonly Sliced[] } }
>({
  name: "SLICES",
  input: sliceInput,
  columns: [
    ["month", "MONTH"],
    ["metricCode", "TEXT"],
    ["metricName", "TEXT", "metric.name"],
    ["slice", "TEXT", "key"],
    ["unit", "TEXT", "metric.unit"],
    ["currency", "TEXT"],
    ["value", "AMOUNT"],
    ["numerator", "DECIMAL"],
    ["denominator", "DECIMAL"],
    ["sufficiency", "TEXT"],
    ["intervalLower", "AMOUNT", "interval.lower"],
    ["intervalUpper", "AMOUNT", "interval.upper"],
    ["definitionVersion", "INTEGER", "metric.version"],
  ],
  document: `query ExportSlices(
    $ofDealer: Boolean!, $dealer: ID!, $group: DealerGroupFilter, $program: ProgramCode!, $metric: String!, $month: Month!, $by: SliceBy!
  ) {
    dealer(id: $dealer) @include(if: $ofDealer) { scorecard(program: $program, month: $month) { ${sliceSelection} } }
    dealerGroup(filter: $group) @skip(if: $ofDealer) { scorecards(program: $program, to: $month) { ${sliceSelection} } }
  }`,
  variables: (input) => ({
    ofDealer: input.dealer !== undefined,
    dealer: input.dealer ?? "",
    group: input.group ?? null,
    program: input.program,
    metric: input.metric,
    month: input.month,
    by: input.by,
  }),
  rows: (data, input) =>
    [...(data.dealer ? [data.dealer.scorecard] : []), ...(data.dealerGroup?.scorecards ?? [])]
      .flatMap(({ results }) => results)
      .filter((result) => input.currency === undefined || result.currency === input.currency)
      .flatMap(({ slices: cut, ...result }) => cut.map((slice) => ({ ...result, ...slice }))),
});

const stepColumns: readonly QueryColumn[] = [
  ["stepCode", "TEXT", "code"],
  ["stepName", "TEXT", "name"],
  ["count", "INTEGER"],
  ["alsoStepBefore", "INTEGER"],
  ["shareOfStepBefore", "SHARE"],
  ["shareOfAll", "SHARE"],
  ["metricCode", "TEXT"],
];
const stepFields = "code name count alsoStepBefore shareOfStepBefore shareOfAll metricCode";

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
  variables: (input) => ({ dealer: input.dealer, program: input.program, months: input.months }),
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

export const periodTables = [metricWeeks, slices, funnelMonths, funnelWeeks];
