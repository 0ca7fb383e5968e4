import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { toggled } from "../../model/history.ts";
import type { MetricComparison } from "../../model/comparison-types.ts";
import type { Baselines } from "./baselines.ts";
import { withObstacles } from "./board-view.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import type { OnDemand } from "./on-demand.ts";

const none: readonly never[] = [];

/** A program's board. What is shown with it on demand is there once it is loaded. */
export function boardPart(
  part: DashboardPart,
  onDemand: OnDemand | null,
  comparisons: readonly MetricComparison[],
  baselines: Baselines | null,
): TemplateResult {
  const { data: asked, view, messages, headingLevel, errorOf, change } = part;
  const { data, state, failure } = asked.board;
  const { data: causes, state: known } = asked.obstacles;
  const groups = guard([data, causes, known], () => withObstacles(data?.groups ?? none, causes, known === "loading"));
  const retry = (event: Event) => {
    const [from] = event.composedPath();
    if (from === event.currentTarget) void asked.loadBoard();
    // What stands in a slot of the board hears of it itself.
    else if (event.target === event.currentTarget) onDemand?.loadWeeksAgain();
  };
  return html`${onDemand?.funnel.render(part)}<scorecard-board part="board" .program=${data?.program ?? null} .groups=${groups} .expandedMetrics=${view.metrics ?? none} .comparisons=${comparisons} .baselines=${baselines?.inForce ?? none}
    .weeks=${onDemand?.weeksByMetric ?? null} .weeklyMetrics=${view.weeks ?? none} .failedWeeks=${onDemand?.failedWeeks ?? none}
    .timeZone=${data?.timeZone ?? "UTC"} .state=${state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
    @scorecard-metric-toggle=${({ detail }: CustomEvent<{ expandedMetrics: readonly string[] }>) => change({ metrics: detail.expandedMetrics })}
    @scorecard-weeks-toggle=${({ detail }: CustomEvent<{ metric: string; shown: boolean }>) => change({ weeks: toggled(view.weeks ?? none, detail.metric, detail.shown) })}
    @scorecard-retry=${retry}>${onDemand?.renderReadiness(part)}${baselines?.renderBelow(data?.groups ?? none)}</scorecard-board>${onDemand?.renderCustomers(part)}`;
}
