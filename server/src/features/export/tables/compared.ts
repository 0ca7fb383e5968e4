import { z } from "zod";
import { currency, dealerMonth, group, metric, month, oneOf, program, textUpTo } from "../export.inputs.ts";
import { afterPage, type Listed, type QueryColumn, queryTable, wholePage } from "../query-table.ts";
import { goalColumns, quartileColumns, resultColumns, resultFields } from "./shared-columns.ts";

interface OfMetric {
  readonly currency: string | null;
  readonly metricCode: string;
}

interface Quartiles {
  readonly currency: string | null;
  readonly metric: { readonly code: string };
  readonly quartiles: object | null;
}

const comparisonInput = z.strictObject({ group, program, month });

const comparison = queryTable<
  z.infer<typeof comparisonInput>,
  {
    readonly dealerGroup: {
      readonly scorecards: readonly { readonly results: readonly OfMetric[] }[];
      readonly quartiles: readonly Quartiles[];
    };
  }
>({
  name: "COMPARISON",
  input: comparisonInput,
  columns: [...resultColumns, ...quartileColumns],
  document: `query ExportComparison($group: DealerGroupFilter, $program: ProgramCode!, $month: Month!) {
    dealerGroup(filter: $group) {
      scorecards(program: $program, to: $month) { results { ...Exported } }
      quartiles(program: $program, month: $month) { metric { code } currency quartiles { dealers lower median upper } }
    }
  } ${resultFields}`,
  variables: (input) => input,
  rows: ({ dealerGroup }) =>
    dealerGroup.scorecards
      .flatMap(({ results }) => results)
      .map((result) => ({
        ...result,
        quartiles: dealerGroup.quartiles.find((each) => each.metric.code === result.metricCode && each.currency === result.currency)
          ?.quartiles,
      })),
});

const dealerResultsInput = z.strictObject({
  group,
  program,
  metric,
  month,
  currency,
  order: oneOf(["HIGHEST_FIRST", "LOWEST_FIRST"]).default("HIGHEST_FIRST"),
});

const dealerColumns: readonly QueryColumn[] = [
  ["dealerID", "TEXT", "dealer.internalID"],
  ["dealerName", "TEXT", "dealer.name"],
  ["country", "TEXT", "dealer.country"],
];

const dealerResults = queryTable<
  z.infer<typeof dealerResultsInput>,
  {
    readonly dealerGroup: {
      readonly dealerResults: Listed<{ readonly dealer: object; readonly result: object }>;
    };
  }
>({
  name: "DEALER_RESULTS",
  input: dealerResultsInput,
  columns: [...dealerColumns, ...resultColumns],
  document: `query ExportDealerResults(
    $group: DealerGroupFilter, $program: ProgramCode!, $metric: String!, $month: Month!, $currency: String, $order: DealerResultOrder!, $first: Int!, $after: String
  ) {
    dealerGroup(filter: $group) {
      dealerResults(program: $program, metric: $metric, month: $month, currency: $currency, order: $order, first: $first, after: $after) {
        nodes { dealer { internalID name country } result { ...Exported } } pageInfo { hasNextPage endCursor }
      }
    }
  } ${resultFields}`,
  variables: (input) => ({
    group: input.group,
    program: input.program,
    metric: input.metric,
    month: input.month,
    currency: input.currency ?? null,
    order: input.order,
    first: wholePage,
    after: null,
  }),
  rows: (data) => data.dealerGroup.dealerResults.nodes.map((node) => ({ ...node.result, dealer: node.dealer })),
  next: (data, variables) => afterPage(data.dealerGroup.dealerResults.pageInfo, variables),
});

/** Where a dealer's own results lie among those of all dealers. */
const quartiles = queryTable<
  z.infer<typeof dealerMonth>,
  {
    readonly dealer: {
      readonly comparison: readonly { readonly result: object; readonly quarter: string | null; readonly quartiles: object | null }[];
    };
  }
>({
  name: "QUARTILES",
  input: dealerMonth,
  columns: [...resultColumns, ["quarter", "TEXT"], ...quartileColumns],
  document: `query ExportQuartiles($dealer: ID!, $program: ProgramCode!, $month: Month!) {
    dealer(id: $dealer) { comparison(program: $program, month: $month) {
      result { ...Exported } quarter quartiles { dealers lower median upper }
    } }
  } ${resultFields}`,
  variables: (input) => input,
  rows: (data) => data.dealer.comparison.map(({ result, quarter, quartiles: lie }) => ({ ...result, quarter, quartiles: lie })),
});

const dealersInput = z.strictObject({ group, search: textUpTo(200, "a text").optional() });

const dealers = queryTable<z.infer<typeof dealersInput>, { readonly dealers: Listed<object> }>({
  name: "DEALERS",
  input: dealersInput,
  columns: [
    ["dealerID", "TEXT", "internalID"],
    ["dealerName", "TEXT", "name"],
    ["country", "TEXT"],
    ["timeZone", "TEXT"],
    ["currency", "TEXT"],
  ],
  document: `query ExportDealers($filter: DealerFilter, $first: Int!, $after: String) {
    dealers(filter: $filter, first: $first, after: $after) { nodes { internalID name country timeZone currency } pageInfo { hasNextPage endCursor } }
  }`,
  variables: (input) => ({ filter: { ...input.group, search: input.search ?? null }, first: wholePage, after: null }),
  rows: (data) => data.dealers.nodes,
  next: (data, variables) => afterPage(data.dealers.pageInfo, variables),
});

const programInput = z.strictObject({ program });

const metricTable = queryTable<z.infer<typeof programInput>, { readonly program: { readonly metrics: readonly object[] } }>({
  name: "METRICS",
  input: programInput,
  columns: [
    ["metricCode", "TEXT", "code"],
    ["metricName", "TEXT", "name"],
    ["group", "TEXT"],
    ["definition", "TEXT"],
    ["definitionVersion", "INTEGER", "version"],
    ["importance", "TEXT"],
    ["shape", "TEXT"],
    ["unit", "TEXT"],
    ["better", "TEXT"],
    ...goalColumns,
    ["recordKind", "TEXT"],
    ["sliceBy", "TEXT"],
    ["weekly", "FLAG"],
  ],
  document: `query ExportMetrics($program: ProgramCode!) {
    program(code: $program) { metrics {
      code name group definition version importance shape unit better goal { value direction strict } recordKind sliceBy weekly
    } }
  }`,
  variables: (input) => input,
  rows: (data) => data.program.metrics,
});

interface Versioned {
  readonly code: string;
  readonly name: string;
  readonly versions: readonly object[];
}

const definitionVersions = queryTable<z.infer<typeof programInput>, { readonly program: { readonly metrics: readonly Versioned[] } }>({
  name: "DEFINITION_VERSIONS",
  input: programInput,
  columns: [
    ["metricCode", "TEXT", "code"],
    ["metricName", "TEXT", "name"],
    ["definitionVersion", "INTEGER", "version"],
    ["definitionStatus", "TEXT", "status"],
    ["definition", "TEXT"],
    ["definitionJson", "TEXT", "json"],
  ],
  document: `query ExportDefinitionVersions($program: ProgramCode!) {
    program(code: $program) { metrics { code name versions { version status definition json } } }
  }`,
  variables: (input) => input,
  rows: (data) => data.program.metrics.flatMap(({ versions, ...named }) => versions.map((version) => ({ ...named, ...version }))),
});

export const comparedTables = [comparison, dealerResults, quartiles, dealers, metricTable, definitionVersions];
