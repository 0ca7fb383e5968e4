import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { Goal } from "../../kpi/goal.ts";
import { monthPeriod } from "../../kpi/period.ts";
import { expectedShare } from "../../kpi/results/expected-share.ts";
import { hasOutlook } from "../../kpi/results/foresee.ts";
import {
  decided,
  type ForeseenRecords,
  goalOutlook,
  isOpen,
  leastOf,
  mostOf,
  openCount,
  shareValue,
} from "../../kpi/results/outlook-range.ts";
import { goalOutlookText } from "../../kpi/texts/outlook-text.ts";
import type { Audience } from "../../kpi/texts/reason-text.ts";
import { groupBy } from "../../platform/group-by.ts";
import { monthCell } from "../../storage/kpi/cohort-sql.ts";
import { MetricResultType } from "./metric-result.type.ts";
import { decidedLoader, foreseenLoader, groupForeseenLoader } from "./outlook.loaders.ts";
import type { MonthForeseen } from "./outlook.reader.ts";
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

/** What the records of a result can come to, each dealer's, and what is published of a sum's. */
function loadForeseen(context: RequestContext, { metric, month, subject }: MetricResultType): Promise<readonly MonthForeseen[]> {
  const { dealerId, selection, timeZones, asOf } = subject;
  const [timeZone] = timeZones;
  if (dealerId === null || timeZone === undefined)
    return context.loader(groupForeseenLoader).load({ metric, month, selection, timeZones, asOf });
  return context.loader(foreseenLoader).load({ metric, period: monthCell(dealerId, month, timeZone), asOf });
}

/** By each dealer's own finished months, else by those of all dealers. */
async function expectedOf(context: RequestContext, { metric, subject }: MetricResultType, records: readonly MonthForeseen[]) {
  const { program, code, version } = metric;
  const dealers = await Promise.all(
    [...groupBy(records, ({ dealerId }) => dealerId)].map(async ([dealerId, ofDealer]) => ({
      records: ofDealer,
      finished: ofDealer.some(isOpen)
        ? await context.loader(decidedLoader).load({ program, metric: code, version, dealerId, asOf: subject.asOf })
        : null,
    })),
  );
  const all = dealers.find(({ finished }) => finished !== null)?.finished?.all ?? [];
  return expectedShare(
    dealers.map((dealer) => ({ records: dealer.records, own: dealer.finished?.own ?? [] })),
    all,
  );
}

@Resolver(() => MetricResultType)
export class OutlookResolver {
  @FieldResolver(() => OutlookType, {
    nullable: true,
    description: "What it can still become; null unless it is a share that is in progress.",
  })
  async outlook(@Root() result: MetricResultType, @Ctx() context: RequestContext): Promise<OutlookType | null> {
    const { metric, month, state, finalAt, exactGoal, subject } = result;
    const { timeZones } = subject;
    if (state !== "IN_PROGRESS" || !hasOutlook(metric)) return null;
    const found = await loadForeseen(context, result);
    if (found.length === 0) return null;
    const knownUpTo = Math.min(...found.map((each) => each.knownUpTo.getTime()));
    const lastInstant = finalAt === null ? Number.POSITIVE_INFINITY : new Date(finalAt).getTime() - 1;
    const records = lastInstant < knownUpTo ? decided(found) : found;
    const cohortComplete = timeZones.every((timeZone) => monthPeriod(month, timeZone).end.getTime() <= knownUpTo);
    // Days of several dealers who do not share their clocks are told in UTC.
    const audience = { language: context.language, timeZone: timeZones.length === 1 && timeZones[0] ? timeZones[0] : "UTC" };
    const expected = await expectedOf(context, result, records);
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
