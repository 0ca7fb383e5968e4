import { afterSales } from "./definitions/after-sales/program.ts";
import { fieldService } from "./definitions/field-service/program.ts";
import { fleetServiceOpportunities } from "./definitions/fleet-service-opportunities/program.ts";
import { internetSales } from "./definitions/internet-sales/program.ts";
import type { Metric, Program } from "./metric.ts";

export const programs: readonly Program[] = [fleetServiceOpportunities, fieldService, afterSales, internetSales];

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

/** A program's metric by a code that the catalogue itself names. */
export function metricOf(program: Program, code: string): Metric {
  const metric = program.metrics.find((candidate) => candidate.code === code);
  if (!metric) throw new Error(`${program.code} has no metric ${code}.`);
  return metric;
}
