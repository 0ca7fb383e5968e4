import type { RequestContext } from "../../graphql/request-context.ts";
import { goalInForce } from "../../kpi/goal-in-force.ts";
import type { Metric } from "../../kpi/metric.ts";
import { Failure } from "../../platform/failure.ts";
import { dealerLoader } from "../dealer/dealer.loaders.ts";
import type { DealerRow } from "../dealer/dealer.reader.ts";
import { checkDay, currencyOf, goalOf, type GoalOrder, type GoalTarget, metricOfOrder, targetOf } from "./goal-checks.ts";
import { setGoalsLoader } from "./goal.loaders.ts";
import { type MetricGoalType, setGoalFrom } from "./goal.type.ts";
import { storeGoal } from "./goal.writer.ts";
import type { StoredGoal } from "./set-goal.reader.ts";

async function dealerOf(context: RequestContext, { dealerId }: GoalTarget): Promise<DealerRow | null> {
  if (dealerId === null) return null;
  const row = await context.loader(dealerLoader).load(dealerId);
  if (!row) throw new Failure("NOT_FOUND", `There is no dealer ${JSON.stringify(dealerId)}.`, { field: "dealerID" });
  return row;
}

/** Whether what was set before lets it be set. */
function checkPlace(metric: Metric, { scope, currency, validFrom, goal }: StoredGoal, before: readonly StoredGoal[]): void {
  if (goal === null) {
    const newest = before.find((each) => each.scope === scope && each.currency === currency && each.validFrom <= validFrom);
    if (newest?.goal) return;
    throw new Failure("BAD_USER_INPUT", `No goal of ${metric.code} was set there that holds on ${validFrom}: there is none to withdraw.`, {
      field: "withdraw",
    });
  }
  if (scope !== "OWN") return;
  const given = goalInForce(
    metric,
    currency,
    validFrom,
    before.filter((each) => each.scope !== "OWN"),
  );
  if (!given) return;
  const by = given.source === "CATALOGUE" ? "the program" : "staff";
  throw new Failure("FORBIDDEN", `${metric.code} has a goal from ${by} on ${validFrom}; a dealer sets one only where there is none.`, {
    field: "metric",
  });
}

/**
 * Sets a metric's goal from a day on, or withdraws it. Fails with `FORBIDDEN` where a dealer may not, `NOT_FOUND` for a dealer that
 * is not there and `BAD_USER_INPUT` for what makes no sense.
 */
export async function setMetricGoal(context: RequestContext, order: GoalOrder): Promise<MetricGoalType> {
  const { scope, dataSource, viewer, language } = context;
  const target = targetOf(scope, order);
  const metric = metricOfOrder(order);
  checkDay(order);
  const setAt = context.clock.now();
  const stored: StoredGoal = {
    ...target,
    program: metric.program,
    metric: metric.code,
    currency: currencyOf(metric, order),
    goal: goalOf(metric, order),
    validFrom: order.validFrom,
    setBy: viewer.subject,
    setAt: setAt.toISOString(),
  };
  const dealer = await dealerOf(context, target);
  const holder = {
    dealerId: target.dealerId,
    country: target.country ?? dealer?.country ?? null,
    currency: dealer?.currency ?? stored.currency,
    timeZones: dealer ? [dealer.time_zone] : [],
    asOf: setAt,
  };
  const before = await context.loader(setGoalsLoader).load({ ...holder, program: metric.program });
  checkPlace(metric, stored, before.get(metric.code) ?? []);
  await storeGoal(scope, dataSource, stored);
  await context.renew();
  return setGoalFrom(metric, stored, language, holder);
}
