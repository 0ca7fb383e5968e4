import type { BoardData, ObstaclesData } from "../../data/board-operations.ts";
import type { BoardMetric, MetricDefinition, MetricGroup, MetricResult, Obstacle } from "../../model/types.ts";

export interface BoardSection {
  readonly timeZone: string;
  readonly program: { readonly name: string };
  readonly groups: readonly MetricGroup[];
}

const says = (state: MetricResult["state"]) => (result: MetricResult) => result.state === state;

/** The newest final result; before the first of them, the newest there is. */
function newest(months: readonly MetricResult[]): MetricResult | null {
  return months.findLast(says("FINAL")) ?? months.findLast(says("IN_PROGRESS")) ?? months.at(-1) ?? null;
}

/** The board as its element takes it; null where there is no such dealer. */
export function boardSection({ dealer, program }: BoardData): BoardSection | null {
  if (!dealer) return null;
  const months = dealer.scorecards.nodes.toReversed().map(({ results }) => new Map(results.map((result) => [result.metricCode, result])));
  const shown = (metric: MetricDefinition): BoardMetric => {
    const results = months.flatMap((month) => month.get(metric.code) ?? []);
    return { metric, result: newest(results), months: results, obstacles: null };
  };
  const groups = program.groups.map((group) => ({ ...group, metrics: group.metrics.map(shown) }));
  return { timeZone: dealer.timeZone, program, groups };
}

/** The results shown that miss their goals. */
export function missedOn({ groups }: BoardSection): readonly MetricResult[] {
  return groups.flatMap(({ metrics }) => metrics).flatMap(({ result }) => (result?.met === false ? [result] : []));
}

/** Causes by metric code. */
export type ObstaclesByMetric = ReadonlyMap<string, readonly Obstacle[]>;

export function obstaclesByMetric({ dealer }: ObstaclesData): ObstaclesByMetric {
  const causes = Object.values(dealer ?? {}).map(({ result }) => {
    const obstacles = result.obstacles.map(({ evidence, ...obstacle }) => ({
      ...obstacle,
      evidence: evidence && { metric: evidence.metric, result: evidence },
    }));
    return [result.metricCode, obstacles] as const;
  });
  return new Map(causes);
}

/** The groups with the causes that are known; where they are not awaited any more, with none. */
export function withObstacles(groups: readonly MetricGroup[], known: ObstaclesByMetric | null, awaited: boolean): readonly MetricGroup[] {
  const causes = ({ metric }: BoardMetric) => known?.get(metric.code) ?? (awaited ? null : []);
  return groups.map((group) => ({ ...group, metrics: group.metrics.map((metric) => ({ ...metric, obstacles: causes(metric) })) }));
}
