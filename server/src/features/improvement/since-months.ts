import type { RequestContext } from "../../graphql/request-context.ts";
import { countsAgain, firstMonthSince } from "../../kpi/improvement/plan-months.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import type { StoredPlan } from "./plan.reader.ts";
import { sinceResultsLoader } from "./since-results.loaders.ts";
import type { SinceResult } from "./since-results.reader.ts";

/** The day that a plan was stopped on; null while it goes on. */
export function stoppedOn({ decisions }: Pick<StoredPlan, "decisions">): string | null {
  return decisions.find(({ decision }) => decision === "STOP")?.decidedOn ?? null;
}

/** The final months wholly after the start of a plan, and before it was stopped, or the newest alone where each counts the same again; with the results in the plan's currency. */
export async function monthsSince(
  context: RequestContext,
  dealer: DealerType,
  metric: Metric,
  plan: Pick<StoredPlan, "startsOn" | "decisions" | "baseline">,
): Promise<{ readonly months: readonly Month[]; readonly results: readonly SinceResult[] }> {
  const results = await context.loader(sinceResultsLoader).load({
    dealerId: dealer.internalID,
    program: metric.program,
    metric: metric.code,
    definitionVersion: plan.baseline.definitionVersion,
    from: firstMonthSince(metric, plan.startsOn),
    until: stoppedOn(plan),
    asOf: dealer.asOf,
  });
  const all = [...new Set(results.map(({ month }) => month))];
  const months = countsAgain(metric) ? all.slice(-1) : all;
  return { months, results: results.filter(({ month, currency }) => currency === plan.baseline.currency && months.includes(month)) };
}
