import type { RequestContext } from "../../graphql/request-context.ts";
import { checkMovable, checkStart, costOf, largestNumber, type PlanOrder, textsOf, vendorOf } from "./plan-checks.ts";
import { readBaseline, type StoredBaseline } from "./baseline.reader.ts";
import { refused } from "../../platform/written-text.ts";
import { currencyOf, knownMetric } from "./improvement-checks.ts";
import type { StoredPlan } from "./plan.reader.ts";
import { storePlan } from "./plan.writer.ts";
import { dealerOfOrder } from "./set-baseline.ts";

type BaselineKey = Pick<StoredBaseline, "dealerId" | "program" | "metric" | "currency">;

async function baselineOf({ scope, runner }: RequestContext, key: BaselineKey, number: number | null, asOf: Date): Promise<StoredBaseline> {
  const isNumber = number === null || (number > 0 && number <= largestNumber);
  const found = isNumber ? await readBaseline(scope, runner, key, number, asOf) : undefined;
  if (found) return found;
  const which = number === null ? "no baseline yet; set one first" : `no baseline ${number}`;
  throw refused("baseline", `${key.metric} has ${which}${key.currency === null ? "" : ` in ${key.currency}`}.`);
}

/**
 * Records a plan to move a metric. Fails with `NOT_FOUND` for a dealer that is not there and `BAD_USER_INPUT` for what makes no
 * sense.
 */
export async function startImprovementPlan(context: RequestContext, order: PlanOrder): Promise<StoredPlan> {
  const { scope, dataSource, viewer } = context;
  const dealer = await dealerOfOrder(context, order.dealerID);
  const metric = knownMetric(order.program, order.metric);
  checkMovable(metric);
  const texts = textsOf(order);
  const vendor = vendorOf(order);
  const cost = costOf(order, dealer.currency);
  const key = {
    dealerId: dealer.internalID,
    program: metric.program,
    metric: metric.code,
    currency: currencyOf(metric, order.currency, dealer.currency),
  };
  const baseline = await baselineOf(context, key, order.baseline ?? null, dealer.asOf);
  checkStart(order, baseline);
  const stored = await storePlan(scope, dataSource, {
    ...texts,
    ...cost,
    baseline,
    broughtBy: order.broughtBy,
    vendor,
    startsOn: order.startsOn,
    recordedBy: viewer.subject,
    recordedAt: dealer.asOf.toISOString(),
  });
  await context.renew();
  return stored;
}
