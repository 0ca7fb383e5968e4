import { z } from "zod";
import { encodeCursor } from "../../../graphql/page.args.ts";
import { addMonths, type Month, parseMonth } from "../../../kpi/month.ts";
import { dealer, dealerMonth, dealerProgram, group, metrics, month, months, mostMonths, program } from "../export.inputs.ts";
import { type PageEnd, type QueryColumn, queryTable } from "../query-table.ts";
import { firstMonths, type MonthsAsked, nextMonths } from "./months-at-once.ts";
import { monthColumns, resultColumns, resultFields } from "./shared-columns.ts";

const outlookColumns: readonly QueryColumn[] = [
  ["outlookLeast", "SHARE", "outlook.least"],
  ["outlookMost", "SHARE", "outlook.most"],
  ["outlookExpected", "SHARE", "outlook.expected"],
  ["outlookOpen", "INTEGER", "outlook.open"],
];

const monthsInput = z.strictObject({ dealer, program, to: month.optional(), months, metrics });
type MonthsInput = z.infer<typeof monthsInput>;

function monthsVariables(input: MonthsInput): MonthsAsked {
  // Of the last month that there is none is later.
  const later = input.to && parseMonth(addMonths(input.to, 1));
  const after = later ? encodeCursor("scorecards", later) : null;
  return firstMonths(input.months, { dealer: input.dealer, program: input.program, metrics: input.metrics ?? null, after });
}

interface MonthsData<Node> {
  readonly dealer: { readonly scorecards: { readonly nodes: readonly Node[]; readonly pageInfo: PageEnd } };
}

function afterMonths<Node>({ dealer: { scorecards } }: MonthsData<Node>, asked: MonthsAsked, input: MonthsInput): MonthsAsked | undefined {
  const { hasNextPage, endCursor } = scorecards.pageInfo;
  return hasNextPage ? nextMonths(input.months, asked, { after: endCursor }) : undefined;
}

interface Results {
  readonly results: readonly object[];
}

const scorecard = queryTable<MonthsInput, MonthsData<Results>, MonthsAsked>({
  name: "SCORECARD",
  input: monthsInput,
  columns: [...resultColumns, ...outlookColumns],
  document: `query ExportScorecard($dealer: ID!, $program: ProgramCode!, $metrics: [String!], $first: Int!, $after: String) {
    dealer(id: $dealer) { scorecards(program: $program, first: $first, after: $after) {
      nodes { results(metrics: $metrics) { ...Exported outlook { least most expected open } } } pageInfo { hasNextPage endCursor }
    } }
  } ${resultFields}`,
  variables: monthsVariables,
  rows: (data) => data.dealer.scorecards.nodes.flatMap(({ results }) => results),
  next: afterMonths,
});

interface Edition {
  readonly month: Month;
  readonly editions: readonly object[];
}

const editions = queryTable<MonthsInput, MonthsData<{ readonly results: readonly Edition[] }>, MonthsAsked>({
  name: "EDITIONS",
  input: monthsInput,
  columns: [
    ...monthColumns,
    ["currency", "TEXT"],
    ["edition", "INTEGER"],
    ["publishedAt", "INSTANT"],
    ["computedAsOf", "INSTANT"],
    ["definitionVersion", "INTEGER"],
    ["restatementReason", "TEXT"],
  ],
  document: `query ExportEditions($dealer: ID!, $program: ProgramCode!, $metrics: [String!], $first: Int!, $after: String) {
    dealer(id: $dealer) { scorecards(program: $program, first: $first, after: $after) {
      nodes { results(metrics: $metrics) {
        month metricCode metric { name } currency editions { edition publishedAt computedAsOf definitionVersion restatementReason }
      } }
      pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: monthsVariables,
  rows: (data) =>
    data.dealer.scorecards.nodes.flatMap(({ results }) =>
      results.flatMap(({ editions: published, ...result }) => published.map((edition) => ({ ...result, ...edition }))),
    ),
  next: afterMonths,
});

const tiles = queryTable<
  z.infer<typeof dealerProgram>,
  { readonly dealer: { readonly tiles: readonly { readonly result: object | null }[] } }
>({
  name: "TILES",
  input: dealerProgram,
  columns: [["from", "DAY"], ["to", "DAY"], ["cohort", "INTEGER"], ...resultColumns],
  document: `query ExportTiles($dealer: ID!, $program: ProgramCode!) {
    dealer(id: $dealer) { tiles(program: $program) {
      metric { code name unit version } range { from to } cohort { value } result { ...Exported }
    } }
  } ${resultFields}`,
  variables: (input) => input,
  rows: (data) => data.dealer.tiles.map((tile) => ({ ...tileFacts(tile), ...tile.result })),
});

/** A tile without a result names its metric all the same. */
function tileFacts(tile: object): object {
  const { metric, range, cohort } = tile as {
    readonly metric: { readonly code: string };
    readonly range: object | null;
    readonly cohort: { readonly value: number | null } | null;
  };
  return { metric, metricCode: metric.code, ...range, cohort: cohort?.value ?? null };
}

interface Missed {
  readonly month: Month;
  readonly metricCode: string;
  readonly obstacles: readonly object[];
}

const obstacles = queryTable<
  z.infer<typeof dealerMonth>,
  { readonly dealer: { readonly scorecard: { readonly results: readonly Missed[] } } }
>({
  name: "OBSTACLES",
  input: dealerMonth,
  columns: [
    ...monthColumns,
    ["currency", "TEXT"],
    ["obstacleCode", "TEXT", "code"],
    ["obstacle", "TEXT", "text"],
    ["evidenceMetric", "TEXT", "evidence.metricCode"],
    ["unit", "TEXT", "evidence.metric.unit"],
    ["evidenceValue", "AMOUNT", "evidence.value"],
    ["evidenceMet", "FLAG", "evidence.met"],
  ],
  document: `query ExportObstacles($dealer: ID!, $program: ProgramCode!, $month: Month!) {
    dealer(id: $dealer) { scorecard(program: $program, month: $month) {
      results { month metricCode metric { name } currency obstacles { code text evidence { metricCode metric { unit } value met } } }
    } }
  }`,
  variables: (input) => input,
  rows: (data) =>
    data.dealer.scorecard.results.flatMap(({ obstacles: causes, ...result }) => causes.map((cause) => ({ ...result, ...cause }))),
});

const groupInput = z.strictObject({ group, program, to: month, months: mostMonths.default(1), metrics });

const groupScorecard = queryTable<
  z.infer<typeof groupInput>,
  { readonly dealerGroup: { readonly scorecards: readonly Results[] } },
  MonthsAsked
>({
  name: "GROUP_SCORECARD",
  input: groupInput,
  columns: resultColumns,
  document: `query ExportGroupScorecard($group: DealerGroupFilter, $program: ProgramCode!, $metrics: [String!], $to: Month!, $first: Int!) {
    dealerGroup(filter: $group) { scorecards(program: $program, to: $to, months: $first) { results(metrics: $metrics) { ...Exported } } }
  } ${resultFields}`,
  variables: (input) =>
    firstMonths(input.months, { group: input.group, program: input.program, metrics: input.metrics ?? null, to: input.to }),
  rows: (data) => data.dealerGroup.scorecards.flatMap(({ results }) => results),
  next: (_, asked, input) => {
    const to = parseMonth(addMonths(input.to, -asked.asked));
    return to && nextMonths(input.months, asked, { to });
  },
});

export const resultTables = [scorecard, groupScorecard, tiles, editions, obstacles];
