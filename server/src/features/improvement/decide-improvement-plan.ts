import type { RequestContext } from "../../graphql/request-context.ts";
import { dayOf } from "../../kpi/period.ts";
import { Failure } from "../../platform/failure.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import type { StoredBaseline } from "./baseline.reader.ts";
import type { NewBaseline } from "./baseline.writer.ts";
import { filledText, refused } from "../../platform/written-text.ts";
import { knownMetric } from "./improvement-checks.ts";
import { largestNumber } from "./plan-checks.ts";
import { type PlanDecision, readPlan, type StoredDecision, type StoredPlan } from "./plan.reader.ts";
import { storeDecision } from "./plan.writer.ts";
import { dealerOfOrder, takeBaseline } from "./set-baseline.ts";
import { monthsSince } from "./since-months.ts";

/** What is decided of which plan, as the one who asks says it. */
interface DecisionOrder {
  readonly dealerID: string;
  readonly plan: number;
  readonly decision: PlanDecision;
  readonly reason: string;
  readonly newBaseline: boolean;
}

const longestReason = 1_000;
const monthsOfNewBaseline = 3;

async function planOf({ scope, runner }: RequestContext, dealer: DealerType, number: number): Promise<StoredPlan> {
  const isNumber = number > 0 && number <= largestNumber;
  const plan = isNumber ? await readPlan(scope, runner, dealer.internalID, number, dealer.asOf) : undefined;
  if (!plan) throw new Failure("NOT_FOUND", `The dealer has no plan ${number}.`, { field: "plan" });
  return plan;
}

/** The last final months since the plan began, as the point to compare against from now on. */
async function newBaselineOf(context: RequestContext, dealer: DealerType, plan: StoredPlan): Promise<NewBaseline> {
  const { program, metric: code, currency } = plan.baseline;
  const metric = knownMetric(program, code);
  const { months } = await monthsSince(context, dealer, metric, plan);
  if (months.length === 0) throw refused("newBaseline", "No month since the plan began is final yet: there is nothing to fix.");
  try {
    return await takeBaseline(context, dealer, { metric, currency, months: months.slice(-monthsOfNewBaseline), note: plan.name });
  } catch (error) {
    // Who decides has named no months.
    throw error instanceof Failure ? refused("newBaseline", error.message) : error;
  }
}

function checkDecision({ decision, newBaseline }: DecisionOrder, { startsOn }: StoredPlan, today: string): void {
  if (newBaseline && decision !== "KEEP") throw refused("newBaseline", "Only a plan that is kept sets a new baseline.");
  if (decision === "KEEP" && today < startsOn) throw refused("decision", `The plan starts on ${startsOn}; it cannot be kept before.`);
}

/**
 * Records what is decided of a plan. Fails with `NOT_FOUND` for a dealer or a plan that is not there and `BAD_USER_INPUT` for what
 * makes no sense.
 */
export async function decideImprovementPlan(
  context: RequestContext,
  order: DecisionOrder,
): Promise<{ readonly plan: StoredPlan; readonly baseline: StoredBaseline | null }> {
  const { scope, dataSource, viewer } = context;
  const dealer = await dealerOfOrder(context, order.dealerID);
  const plan = await planOf(context, dealer, order.plan);
  const decidedOn = dayOf(dealer.asOf, dealer.timeZone);
  checkDecision(order, plan, decidedOn);
  const decision: StoredDecision = {
    decision: order.decision,
    reason: filledText("reason", "The reason", order.reason, longestReason),
    decidedOn,
    decidedBy: viewer.subject,
    decidedAt: dealer.asOf.toISOString(),
  };
  const taken = order.newBaseline ? await newBaselineOf(context, dealer, plan) : null;
  const baseline = await storeDecision(scope, dataSource, plan, decision, taken);
  await context.renew();
  return { plan: { ...plan, decisions: [...plan.decisions, decision] }, baseline };
}
