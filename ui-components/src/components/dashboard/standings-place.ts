import type { MetricGroup } from "../../model/types.ts";
import type { Asking } from "./asking.ts";
import { Later } from "./later.ts";
import type { StandingsAsking, StandingsPanel } from "./standings.ts";
import { fetchedModule } from "../../data/fetched-module.ts";

/** Where results lie among those of all dealers; its module comes when a metric is first opened. */
export function standingsPlace(changed: () => void): Later<StandingsAsking, StandingsPanel> {
  return new Later(async () => (await fetchedModule(() => import("../../define-others.ts"))).standingsPanel(changed), changed);
}

/** Asks about the months that the results of opened metrics are of; about none there is nothing to ask. */
export function standingsAsking(
  asking: Asking | null,
  groups: readonly MetricGroup[] = [],
  opened: readonly string[] = [],
): StandingsAsking | null {
  const shown = groups.flatMap(({ metrics }) => metrics).filter(({ metric }) => opened.includes(metric.code));
  const months = [...new Set(shown.flatMap(({ result }) => (result?.state === "FINAL" ? result.month : [])))];
  return asking && months.length > 0 ? { ...asking, months } : null;
}
