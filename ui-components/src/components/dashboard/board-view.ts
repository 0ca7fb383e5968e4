import type { BoardData } from "../../data/board-operations.ts";
import type { BoardMetric, MetricDefinition, MetricGroup, MetricResult } from "../../model/types.ts";

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
    return { metric, result: newest(results), months: results, obstacles: [] };
  };
  const groups = program.groups.map((group) => ({ ...group, metrics: group.metrics.map(shown) }));
  return { timeZone: dealer.timeZone, program, groups };
}
