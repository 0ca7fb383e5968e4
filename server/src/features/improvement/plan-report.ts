import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../../graphql/request-context.ts";
import { needsRecords, periodNumbers } from "../../kpi/improvement/period-numbers.ts";
import { type PlanSide, planReport } from "../../kpi/improvement/plan-report.ts";
import type { Month } from "../../kpi/month.ts";
import { strataOf } from "../../kpi/improvement/sampled-units.ts";
import { planComparisonLoader } from "./plan-comparison.loaders.ts";
import { samplesLoader } from "./sample.loaders.ts";
import { type ImprovementReportType, type PlanComparisonType, planPeriodFrom, planReportFrom } from "./plan-report.type.ts";
import type { ImprovementPlanType } from "./plan.type.ts";
import { monthsSince } from "./since-months.ts";

/** What became of a plan's metric, as of the instant that its dealer is looked at. */
export async function reportOf(context: RequestContext, plan: ImprovementPlanType): Promise<ImprovementReportType> {
  const { stored, dealer } = plan;
  const { baseline } = stored;
  const { metric } = plan.metric;
  const { currency } = baseline;
  const since = await monthsSince(context, dealer, metric, stored);
  const monthsBefore = baseline.months.map(({ month }) => month);
  const isDrawn = metric.shape !== "PROPORTION";
  const samples = (months: typeof monthsBefore) => context.loader(samplesLoader).load({ dealer, metric, currency, months });
  const [rowsBefore, rowsSince] = await Promise.all([
    isDrawn && since.months.length > 0 ? samples(monthsBefore) : [],
    (isDrawn || needsRecords(metric)) && since.months.length > 0 ? samples([...since.months]) : [],
  ]);
  const before: PlanSide = { ...baseline, months: monthsBefore.length, strata: strataOf(metric, rowsBefore) };
  const after: PlanSide | null =
    since.months.length === 0
      ? null
      : { ...periodNumbers(metric, since.results, rowsSince), months: since.months.length, strata: strataOf(metric, rowsSince) };
  // Drawing takes a while: other requests go between the reports of a page.
  if (isDrawn) await setImmediate();
  const report = planReport(metric, before, after);
  const periods = { before: planPeriodFrom(metric, monthsBefore, before), since: after && planPeriodFrom(metric, since.months, after) };
  const comparison = await comparisonOf(context, plan, since.months, report.change);
  return planReportFrom({ ...periods, comparison }, report, stored, context.language);
}

/** One that was computed over other months, before the newest were final, is none of this report. */
async function comparisonOf(
  context: RequestContext,
  { number, dealer: { internalID, asOf } }: ImprovementPlanType,
  months: readonly Month[],
  change: number | null,
): Promise<PlanComparisonType | null> {
  if (change === null) return null;
  const stored = await context.loader(planComparisonLoader).load({ dealerId: internalID, plan: number, asOf });
  if (!stored || stored.months.join(" ") !== months.join(" ")) return null;
  return { dealers: stored.dealers, change: stored.change, difference: change - stored.change };
}
