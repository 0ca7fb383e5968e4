import type { FunnelStep, MetricDefinition, Program } from "../metric.ts";

interface ProgramParts {
  readonly code: string;
  /** The metrics of each part, in the order shown. */
  readonly groups: Readonly<Record<string, readonly MetricDefinition[]>>;
  readonly tiles: readonly string[];
  readonly cohortMetric: string;
  readonly funnel?: readonly FunnelStep[];
}

/** A program of metrics in groups. */
export function makeProgram({ groups, ...program }: ProgramParts): Program {
  const metrics = Object.entries(groups).flatMap(([group, definitions]) =>
    definitions.map((definition) => ({ ...definition, group, program: program.code })),
  );
  return { ...program, metrics, groups: Object.keys(groups) };
}
