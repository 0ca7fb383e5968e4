import type { InstantText, MetricDefinition, MetricResult, MetricTile, Month } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import { type DealerProgram, metricFields, type OfDealer, resultFields } from "./operations.ts";

/** A result with what a page of paper says beside it. */
export interface PrintedResult extends MetricResult {
  readonly asOf: InstantText;
  readonly edition: { readonly edition: number } | null;
}

export interface PrintedMetric extends MetricDefinition {
  readonly version: number;
}

export interface PrintedScorecard {
  readonly name: string;
  readonly internalID: string;
  readonly timeZone: string;
  readonly tiles: readonly MetricTile[];
  readonly scorecards: { readonly nodes: readonly { readonly month: Month; readonly results: readonly PrintedResult[] }[] };
}

export type PrintData = OfDealer<PrintedScorecard> & {
  readonly program: { readonly name: string; readonly metrics: readonly PrintedMetric[] };
};

/** All of a scorecard as it stands on paper: twelve months of every metric. */
export const printOperation: Operation<PrintData, DealerProgram> = {
  text: `query PrintedScorecard($asOf: DateTime, $dealer: ID!, $program: ProgramCode!) {
  program(code: $program) { name metrics { ...metricFields version } }
  dealer(id: $dealer, asOf: $asOf) {
    name internalID timeZone
    tiles(program: $program) { metric { ...metricFields } result { ...resultFields } range { from to } cohort { ...resultFields metric { ...metricFields } } }
    scorecards(program: $program, first: 12) { nodes { month results { ...resultFields asOf edition { edition } } } }
  }
}
${metricFields}
${resultFields}`,
};
