import type { MetricDefinition, MetricResult, Month } from "../model/types.ts";
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

/** All metrics of a program by group, and a dealer's results of its newest months. */
export type BoardData = OfDealer<{
  readonly timeZone: string;
  readonly scorecards: { readonly nodes: readonly { readonly month: Month; readonly results: readonly MetricResult[] }[] };
}> & { readonly program: { readonly name: string; readonly groups: readonly GroupData[] } };

export const boardOperation: Operation<BoardData, DealerProgram & { readonly months: number }> = {
  text: `query Board($dealer: ID!, $program: ProgramCode!, $months: Int!) {
  program(code: $program) { name groups { code name importance metrics { ...metricFields } } }
  dealer(id: $dealer) {
    timeZone
    scorecards(program: $program, first: $months) { nodes { month results { ...resultFields } } }
  }
}
${metricFields}
${resultFields}`,
};
