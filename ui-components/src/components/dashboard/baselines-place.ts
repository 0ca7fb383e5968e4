import type { Asking } from "./asking.ts";
import type { Baselines } from "./baselines.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import { Later } from "./later.ts";
import type { ToolsHost } from "./tools.ts";
import { fetchedModule } from "../../data/fetched-module.ts";

export type BaselinesHost = Pick<ToolsHost, "part" | "changed" | "emit">;

/** Whom to ask, and of which metrics. */
export interface BaselinesAsking extends Asking {
  readonly metrics: readonly string[];
}

export type BaselinesPlace = Later<BaselinesAsking, Baselines>;

/** Baselines of metrics; their module comes when a metric is first opened. */
export function baselinesPlace(host: BaselinesHost): BaselinesPlace {
  return new Later(async () => (await fetchedModule(() => import("../../define-plans.ts"))).baselines(host), host.changed);
}

/** Asks about the metrics of a board that are open; without a board about the tile whose receipt is. */
export function baselinesAsking({
  data: { asking, board, divided, tiles },
  view: { metrics = [], receipt },
}: DashboardPart): BaselinesAsking | null {
  const shown = board.data?.groups.flatMap((group) => group.metrics) ?? [];
  const opened = divided
    ? shown.filter(({ metric, months }) => months.length > 0 && metrics.includes(metric.code))
    : (tiles.data?.tiles ?? []).filter(({ metric }) => metric.code === receipt?.metric);
  return asking && opened.length > 0 ? { ...asking, metrics: opened.map(({ metric }) => metric.code) } : null;
}
