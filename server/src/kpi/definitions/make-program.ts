import type { MetricDefinition, Program } from "../metric.ts";

interface ProgramParts {
  readonly code: string;
  /** The metrics of each part, in the order shown. */
  readonly groups: Readonly<Record<string, readonly MetricDefinition[]>>;
  readonly tiles: readonly string[];
  readonly cohortMetric: string;
}

/** A program of metrics in groups. */
export function makeProgram({ code, groups, tiles, cohortMetric }: ProgramParts): Program {
  const metrics = Object.entries(groups).flatMap(([group, definitions]) =>
    definitions.map((definition) => ({ ...definition, group, program: code })),
  );
  return { code, metrics, groups: Object.keys(groups), tiles, cohortMetric };
}
