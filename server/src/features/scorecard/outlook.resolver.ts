import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { Goal } from "../../kpi/goal.ts";
import { monthPeriod } from "../../kpi/period.ts";
import { expectedShare } from "../../kpi/results/expected-share.ts";
import { hasOutlook } from "../../kpi/results/foresee.ts";
import { decided, type ForeseenRecords, goalOutlook, leastOf, mostOf, openCount, shareValue } from "../../kpi/results/outlook-range.ts";
import { goalOutlookText } from "../../kpi/texts/outlook-text.ts";
import type { Audience } from "../../kpi/texts/reason-text.ts";
import { monthCell } from "../../storage/kpi/cohort-sql.ts";
import { MetricResultType } from "./metric-result.type.ts";
import { decidedLoader, foreseenLoader } from "./scorecard.loaders.ts";
import { type GoalOutlookType, OutlookType } from "./outlook.type.ts";

function toGoal(
  records: readonly ForeseenRecords[],
  goal: Goal,
  cohortComplete: boolean,
  lastInstant: number,
  audience: Audience,
): GoalOutlookType | null {
  const reach = goalOutlook(records, goal);
  if (!reach) return null;
  const possible = reach.state === "POSSIBLE" ? reach : undefined;
  const first = Math.min(possible?.firstUntil?.getTime() ?? Number.POSITIVE_INFINITY, lastInstant);
  const firstUntil = possible && Number.isFinite(first) ? new Date(first) : null;
  const told = possible ? { ...possible, firstUntil } : reach;
  return {
    state: reach.state,
    needed: possible?.needed ?? null,
    of: reach.of,
    firstBy: firstUntil?.toISOString() ?? null,
    sentence: goalOutlookText(told, goal.direction, cohortComplete, audience),
  };
}

@Resolver(() => MetricResultType)
export class OutlookResolver {
  @FieldResolver(() => OutlookType, {
    nullable: true,
    description: "What it can still become; null unless it is a share of one dealer that is in progress.",
  })
  async outlook(@Root() result: MetricResultType, @Ctx() context: RequestContext): Promise<OutlookType | null> {
    const { metric, month, state, finalAt, exactGoal, subject } = result;
    const [timeZone] = subject.timeZones;
    if (state !== "IN_PROGRESS" || !hasOutlook(metric) || subject.dealerId === null || timeZone === undefined) return null;
    const period = monthCell(subject.dealerId, month, timeZone);
    const { asOf, dealerId } = subject;
    const [found, decidedBefore] = await Promise.all([
      context.loader(foreseenLoader).load({ metric, period, asOf }),
      context.loader(decidedLoader).load({ program: metric.program, metric: metric.code, dealerId, asOf }),
    ]);
    const [first] = found;
    if (!first) return null;
    const lastInstant = finalAt === null ? Number.POSITIVE_INFINITY : new Date(finalAt).getTime() - 1;
    const records = lastInstant < first.knownUpTo.getTime() ? decided(found) : found;
    const cohortComplete = monthPeriod(month, timeZone).end <= first.knownUpTo;
    const audience = { language: context.language, timeZone };
    const expected = expectedShare([{ records, own: decidedBefore.own }], decidedBefore.all);
    return {
      expected: expected?.value ?? null,
      expectedFrom: expected?.from ?? null,
      least: shareValue(leastOf(records)),
      most: shareValue(mostOf(records)),
      open: openCount(records),
      cohortComplete,
      toGoal: exactGoal && toGoal(records, exactGoal, cohortComplete, lastInstant, audience),
    };
  }
}
