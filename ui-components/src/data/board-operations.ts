import type { FunnelStep } from "../model/funnel-types.ts";
import type { MetricDefinition, MetricResult, Month, Obstacle } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import { type DealerProgram, metricFields, type OfDealer, resultFields } from "./operations.ts";

/** A program as a reader chooses it. */
export interface ProgramText {
  readonly code: string;
  readonly name: string;
}

/** A part each program; the names of the parts say nothing. */
export type ProgramsData = Readonly<Record<string, ProgramText>>;

/** Names of some programs: one question, however many there are. */
export function programsOperation(codes: readonly string[]): {
  readonly operation: Operation<ProgramsData, Readonly<Record<string, string>>>;
  readonly variables: Readonly<Record<string, string>>;
} {
  const names = codes.map((_, index) => `p${index}`);
  const text = `query Programs(${names.map((name) => `$${name}: ProgramCode!`).join(", ")}) {
  ${names.map((name) => `${name}: program(code: $${name}) { code name }`).join("\n  ")}
}`;
  return { operation: { text }, variables: Object.fromEntries(names.map((name, index) => [name, codes[index] ?? ""])) };
}

interface GroupData {
  readonly code: string;
  readonly name: string;
  readonly importance: string;
  readonly metrics: readonly MetricDefinition[];
}

export interface BoardMonth {
  readonly month: Month;
  /** None where the program has no funnel. */
  readonly funnel: readonly FunnelStep[];
  readonly results: readonly MetricResult[];
}

export const stepFields =
  "fragment stepFields on FunnelStep { code name count shareOfAll shareOfStepBefore alsoStepBefore stepBefore sufficiency metricCode }";

/** All metrics of a program by group, and a dealer's results of its newest months. */
export type BoardData = OfDealer<{
  readonly timeZone: string;
  readonly currency: string;
  readonly scorecards: { readonly nodes: readonly BoardMonth[] };
}> & { readonly program: { readonly name: string; readonly groups: readonly GroupData[] } };

export const boardOperation: Operation<BoardData, DealerProgram & { readonly months: number }> = {
  text: `query Board($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, $months: Int!) {
  program(code: $program) { name groups { code name importance metrics { ...metricFields } } }
  dealer(id: $dealer, asOf: $asOf) {
    timeZone currency
    scorecards(program: $program, first: $months) { nodes { month funnel { ...stepFields } results { ...resultFields } } }
  }
}
${stepFields}
${metricFields}
${resultFields}`,
};

type MeasuredObstacle = Omit<Obstacle, "evidence"> & { readonly evidence: (MetricResult & { readonly metric: MetricDefinition }) | null };

/** A part each result; the names of the parts say nothing. */
export type ObstaclesData = OfDealer<
  Readonly<Record<string, { readonly result: { readonly metricCode: string; readonly obstacles: readonly MeasuredObstacle[] } }>>
>;

/** Why some results miss their goals: one question, however many there are. */
export function obstaclesOperation(missed: readonly MetricResult[]): {
  readonly operation: Operation<ObstaclesData, DealerProgram>;
  readonly variables: Readonly<Record<string, string>>;
} {
  const places = missed.map((_, index) => index);
  const text = `query Obstacles($asOf: DateTime, $dealer: ID!, $program: ProgramCode!, ${places.map((at) => `$m${at}: Month!, $c${at}: String!`).join(", ")}) {
  dealer(id: $dealer, asOf: $asOf) {
    ${places.map((at) => `o${at}: scorecard(program: $program, month: $m${at}) { result(metric: $c${at}) { ...obstacleFields } }`).join("\n    ")}
  }
}
fragment obstacleFields on MetricResult {
  metricCode obstacles { code text evidence { ...resultFields metric { ...metricFields } } }
}
${metricFields}
${resultFields}`;
  const variables = missed.flatMap(({ month, metricCode }, at): [string, string][] => [
    [`m${at}`, month],
    [`c${at}`, metricCode],
  ]);
  return { operation: { text }, variables: Object.fromEntries(variables) };
}
