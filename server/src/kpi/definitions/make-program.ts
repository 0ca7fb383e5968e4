import type { FunnelStep, MetricDefinition, Program } from "../metric.ts";

interface ProgramParts {
  readonly code: string;
  /** The metrics of each part, in the order shown. */
  readonly groups: Readonly<Record<string, readonly MetricDefinition[]>>;
  readonly tiles: readonly string[];
  readonly cohortMetric: string;
  readonly funnel?: readonly FunnelStep[];
  /** Retired and proposed versions of the metrics. */
  readonly otherVersions?: readonly MetricDefinition[];
}

/** A program of metrics in groups. */
export function makeProgram({ groups, otherVersions = [], ...program }: ProgramParts): Program {
  const metrics = Object.entries(groups).flatMap(([group, definitions]) =>
    definitions.map((definition) => ({ ...definition, group, program: program.code })),
  );
  const others = otherVersions.map((definition) => {
    const group = metrics.find(({ code }) => code === definition.code)?.group;
    return { ...definition, ...(group === undefined ? {} : { group }), program: program.code };
  });
  return { ...program, metrics, otherVersions: others, groups: Object.keys(groups) };
}
