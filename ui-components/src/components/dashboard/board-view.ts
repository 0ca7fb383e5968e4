import type { BoardData, BoardMonth, ObstaclesData } from "../../data/board-operations.ts";
import type { BoardMetric, CurrencyResults, MetricDefinition, MetricGroup, MetricResult, Obstacle } from "../../model/types.ts";

export interface BoardSection {
  readonly timeZone: string;
  readonly program: { readonly name: string };
  readonly groups: readonly MetricGroup[];
  /** Newest first. */
  readonly months: readonly BoardMonth[];
}

const says = (state: MetricResult["state"]) => (result: MetricResult) => result.state === state;

/** The newest final result; before the first of them, the newest there is. */
function newest(months: readonly MetricResult[]): MetricResult | null {
  return months.findLast(says("FINAL")) ?? months.findLast(says("IN_PROGRESS")) ?? months.at(-1) ?? null;
}

/** The results in each currency, those in the dealer's own first; what is no money has none. */
function byCurrency(results: readonly MetricResult[], own: string): readonly CurrencyResults[] {
  const codes = [...new Set(results.map(({ currency = null }) => currency))].toSorted(
    (one, other) => Number(other === own) - Number(one === own) || ((one ?? "") < (other ?? "") ? -1 : 1),
  );
  return codes.map((code) => {
    const months = results.filter(({ currency = null }) => currency === code);
    return { result: newest(months), months };
  });
}

/** The board as its element takes it; null where there is no such dealer. */
export function boardSection({ dealer, program }: BoardData): BoardSection | null {
  if (!dealer) return null;
  const { nodes: months } = dealer.scorecards;
  const all = months.toReversed().flatMap(({ results }) => results);
  const shown = (metric: MetricDefinition): BoardMetric => {
    const [own, ...others] = byCurrency(
      all.filter(({ metricCode }) => metricCode === metric.code),
      dealer.currency,
    );
    return { metric, ...(own ?? { result: null, months: [] }), others, obstacles: null };
  };
  const groups = program.groups.map((group) => ({ ...group, metrics: group.metrics.map(shown) }));
  return { timeZone: dealer.timeZone, program, groups, months };
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
