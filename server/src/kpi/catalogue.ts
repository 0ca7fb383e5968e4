import { fleetServiceOpportunities } from "./definitions/fleet-service-opportunities/program.ts";
import type { RecordKind } from "./formula/record-kind.ts";
import type { Metric, Program } from "./metric.ts";

export const programs: readonly Program[] = [fleetServiceOpportunities];

export function findProgram(code: string): Program | undefined {
  return programs.find((program) => program.code === code);
}

/** The program of a code that was taken from the catalogue or the database. */
export function programOf(code: string): Program {
  const program = findProgram(code);
  if (!program) throw new Error(`The catalogue has no program ${code}.`);
  return program;
}

export function findMetric(program: string, code: string): Metric | undefined {
  return findProgram(program)?.metrics.find((metric) => metric.code === code);
}

/** The record kinds a program's metrics read. */
export function recordKindsOf({ metrics }: Program): RecordKind[] {
  return [...new Set(metrics.map((metric) => metric.of))];
}
