import { z } from "zod";
import { encodeCursor } from "../../../graphql/page.args.ts";
import { addMonths, type Month } from "../../../kpi/month.ts";
import { dealer, group, metrics, month, months, program } from "../export.inputs.ts";
import { type PageEnd, type QueryColumn, queryTable } from "../query-table.ts";

/** A result as it is exported, under the name `Exported`. */
export const resultFields = `fragment Exported on MetricResult {
  month metricCode metric { program name unit version } currency value numerator denominator goal { value direction strict } met state finalAt
  sufficiency interval { lower upper } edition { edition definitionVersion } asOf
}`;

export const resultColumns: readonly QueryColumn[] = [
  ["month", "MONTH"],
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
  ["state", "TEXT"],
  ["finalAt", "INSTANT"],
  ["sufficiency", "TEXT"],
  ["intervalLower", "AMOUNT", "interval.lower"],
  ["intervalUpper", "AMOUNT", "interval.upper"],
  ["edition", "INTEGER", "edition.edition"],
  ["definitionVersion", "INTEGER", "edition.definitionVersion", "metric.version"],
];

const outlookColumns: readonly QueryColumn[] = [
  ["outlookLeast", "SHARE", "outlook.least"],
  ["outlookMost", "SHARE", "outlook.most"],
  ["outlookExpected", "SHARE", "outlook.expected"],
  ["outlookOpen", "INTEGER", "outlook.open"],
];

/** Months asked for in one query: the whole of a program's results, with what open ones can become. */
const monthsAtOnce = 6;

const monthsInput = z.strictObject({ dealer, program, to: month.optional(), months, metrics });
type MonthsInput = z.infer<typeof monthsInput>;

const monthsVariables = (input: MonthsInput) => ({
  dealer: input.dealer,
  program: input.program,
  metrics: input.metrics ?? null,
  first: Math.min(monthsAtOnce, input.months),
  after: input.to === undefined ? null : encodeCursor("scorecards", addMonths(input.to, 1)),
  asked: Math.min(monthsAtOnce, input.months),
});

interface MonthsData<Node> {
  readonly dealer: { readonly scorecards: { readonly nodes: readonly Node[]; readonly pageInfo: PageEnd } };
}

function nextMonths<Node>({ dealer: { scorecards } }: MonthsData<Node>, variables: Readonly<Record<string, unknown>>, input: MonthsInput) {
  const asked = Number(variables["asked"]);
  const first = Math.min(monthsAtOnce, input.months - asked);
  if (!scorecards.pageInfo.hasNextPage || first < 1) return undefined;
  return { ...variables, first, after: scorecards.pageInfo.endCursor, asked: asked + first };
}

interface Results {
  readonly results: readonly object[];
}

const scorecard = queryTable<MonthsInput, MonthsData<Results>>({
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
  next: nextMonths,
});

interface Edition {
  readonly month: Month;
  readonly editions: readonly object[];
}

const editions = queryTable<MonthsInput, MonthsData<{ readonly results: readonly Edition[] }>>({
  name: "EDITIONS",
  input: monthsInput,
  columns: [
    ["month", "MONTH"],
    ["metricCode", "TEXT"],
    ["metricName", "TEXT", "metric.name"],
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
  next: nextMonths,
});

const monthInput = z.strictObject({ dealer, program, month });
const monthVariables = (input: z.infer<typeof monthInput>) => ({ dealer: input.dealer, program: input.program, month: input.month });

const tiles = queryTable<
  { readonly dealer: string; readonly program: string },
  { readonly dealer: { readonly tiles: readonly { readonly result: object | null }[] } }
>({
  name: "TILES",
  input: z.strictObject({ dealer, program }),
  columns: [["from", "DAY"], ["to", "DAY"], ["cohort", "INTEGER"], ...resultColumns],
  document: `query ExportTiles($dealer: ID!, $program: ProgramCode!) {
    dealer(id: $dealer) { tiles(program: $program) {
      metric { code name unit version } range { from to } cohort { value } result { ...Exported }
    } }
  } ${resultFields}`,
  variables: (input) => ({ dealer: input.dealer, program: input.program }),
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
  z.infer<typeof monthInput>,
  { readonly dealer: { readonly scorecard: { readonly results: readonly Missed[] } } }
>({
  name: "OBSTACLES",
  input: monthInput,
  columns: [
    ["month", "MONTH"],
    ["metricCode", "TEXT"],
    ["metricName", "TEXT", "metric.name"],
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
  variables: monthVariables,
  rows: (data) =>
    data.dealer.scorecard.results.flatMap(({ obstacles: causes, ...result }) => causes.map((cause) => ({ ...result, ...cause }))),
});

const groupInput = z.strictObject({ group, program, to: month, months: z.int().min(1).max(60).default(1), metrics });

const groupScorecard = queryTable<z.infer<typeof groupInput>, { readonly dealerGroup: { readonly scorecards: readonly Results[] } }>({
  name: "GROUP_SCORECARD",
  input: groupInput,
  columns: resultColumns,
  document: `query ExportGroupScorecard($group: DealerGroupFilter, $program: ProgramCode!, $metrics: [String!], $to: Month!, $first: Int!) {
    dealerGroup(filter: $group) { scorecards(program: $program, to: $to, months: $first) { results(metrics: $metrics) { ...Exported } } }
  } ${resultFields}`,
  variables: (input) => ({
    group: input.group,
    program: input.program,
    metrics: input.metrics ?? null,
    to: input.to,
    first: Math.min(monthsAtOnce, input.months),
    asked: Math.min(monthsAtOnce, input.months),
  }),
  rows: (data) => data.dealerGroup.scorecards.flatMap(({ results }) => results),
  next: (_, variables, input) => {
    const asked = Number(variables["asked"]);
    const first = Math.min(monthsAtOnce, input.months - asked);
    return first < 1 ? undefined : { ...variables, first, to: addMonths(input.to, -asked), asked: asked + first };
  },
});

export const resultTables = [scorecard, groupScorecard, tiles, editions, obstacles];
