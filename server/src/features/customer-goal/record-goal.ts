import type { RequestContext } from "../../graphql/request-context.ts";
import { dayOf } from "../../kpi/period.ts";
import { filledText, optionalText, refused } from "../../platform/written-text.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import { dealerOfOrder } from "../improvement/set-baseline.ts";
import type { AgreeOutcomeInput } from "./agreement.inputs.ts";
import type { AddCaseStudyInput, AddCustomerGoalReadingInput, EndCustomerGoalInput, SetCustomerGoalInput } from "./customer-goal.inputs.ts";
import { type Author, storeGoal, storeGoalEnd } from "./customer-goal.writer.ts";
import { checkPeriod, checkTarget, goalsFrom, knownDay, numberText, ownId, pastDay } from "./goal-checks.ts";
import { goalLimits } from "./goal-limits.ts";
import { storeAgreement, storeCaseStudy, storeReading, storeWithdrawal, type Withdrawable } from "./goal-record.writer.ts";

/** The goal, or of agreements the agreement, that is told after a change. */
export interface Changed {
  readonly dealer: DealerType;
  readonly id: string;
}

/** The dealer as of now, and who records something of it. */
async function asked(context: RequestContext, dealerId: string): Promise<{ readonly dealer: DealerType; readonly author: Author }> {
  const dealer = await dealerOfOrder(context, dealerId);
  return { dealer, author: { by: context.viewer.subject, at: dealer.asOf } };
}

/**
 * Records what a customer wants to reach. Fails with `NOT_FOUND` for a dealer or a customer that is not there, `BAD_USER_INPUT` for what
 * makes no sense and `CONFLICT` where another goal has the id.
 */
export async function setCustomerGoal(context: RequestContext, order: SetCustomerGoalInput): Promise<Changed> {
  const { dealer, author } = await asked(context, order.dealerID);
  checkTarget(order);
  const setOn = order.setOn ? pastDay("setOn", order.setOn, dealer) : null;
  const dueOn = knownDay("dueOn", order.dueOn);
  const begins = setOn ?? dayOf(dealer.asOf, dealer.timeZone);
  if (dueOn < begins) throw refused("dueOn", `${dueOn} lies before ${begins}, the day of the baseline; expected that or a later day.`);
  const goal = {
    dealerId: dealer.internalID,
    id: ownId("goalID", order.goalID),
    customerId: ownId("customerID", order.customerID),
    name: filledText("name", "The name", order.name, goalLimits.name),
    unit: filledText("unit", "The unit", order.unit, goalLimits.unit),
    direction: order.direction,
    baseline: numberText("baseline", order.baseline),
    target: numberText("target", order.target),
    setOn,
    dueOn,
    owner: optionalText("owner", "The owner", order.owner, goalLimits.name),
  };
  await storeGoal(context.scope, context.dataSource, goal, author);
  await context.renew();
  return { dealer, id: goal.id };
}

/** Ends a goal. Fails with `NOT_FOUND` where there is none, and `CONFLICT` where it ended otherwise. */
export async function endCustomerGoal(context: RequestContext, order: EndCustomerGoalInput): Promise<Changed> {
  const { dealer, author } = await asked(context, order.dealerID);
  const reasonFrom = order.outcome === "DROPPED" ? filledText : optionalText;
  const reason = reasonFrom("reason", "The reason", order.reason ?? "", goalLimits.note);
  const key = { dealerId: dealer.internalID, id: ownId("goalID", order.goalID) };
  await storeGoalEnd(context.scope, context.dataSource, key, { outcome: order.outcome, reason }, author);
  await context.renew();
  return { dealer, id: key.id };
}

/** Records what was measured. Fails as `setCustomerGoal` does, and where the goal is not there. */
export async function addReading(context: RequestContext, order: AddCustomerGoalReadingInput): Promise<Changed> {
  const { dealer, author } = await asked(context, order.dealerID);
  const reading = {
    dealerId: dealer.internalID,
    id: ownId("readingID", order.readingID),
    goalId: ownId("goalID", order.goalID),
    readOn: pastDay("readOn", order.readOn, dealer),
    value: numberText("value", order.value),
    note: optionalText("note", "The note", order.note, goalLimits.note),
  };
  await storeReading(context.scope, context.dataSource, reading, author);
  await context.renew();
  return { dealer, id: reading.goalId };
}

/** Records what was understood and done. Fails as `setCustomerGoal` does, and where the goal or the technician is not there. */
export async function addCaseStudy(context: RequestContext, order: AddCaseStudyInput): Promise<Changed> {
  const { dealer, author } = await asked(context, order.dealerID);
  const study = {
    dealerId: dealer.internalID,
    id: ownId("caseStudyID", order.caseStudyID),
    goalId: ownId("goalID", order.goalID),
    staffId: ownId("staffID", order.staffID),
    happenedOn: pastDay("happenedOn", order.happenedOn, dealer),
    understood: filledText("understood", "What was understood", order.understood, goalLimits.story),
    done: filledText("done", "What was done", order.done, goalLimits.story),
    principle: filledText("principle", "The principle", order.principle, goalLimits.name),
  };
  await storeCaseStudy(context.scope, context.dataSource, study, author);
  await context.renew();
  return { dealer, id: study.goalId };
}

/** Ties a contract to goals. Fails as `setCustomerGoal` does, and where the contract or a goal is not there. */
export async function agreeOutcome(context: RequestContext, order: AgreeOutcomeInput): Promise<Changed> {
  const { dealer, author } = await asked(context, order.dealerID);
  const agreement = {
    dealerId: dealer.internalID,
    id: ownId("agreementID", order.agreementID),
    contractId: ownId("contractID", order.contractID),
    goalIds: goalsFrom(order.goalIDs),
    since: order.since ? knownDay("since", order.since) : null,
    until: order.until ? knownDay("until", order.until) : null,
    note: optionalText("note", "The note", order.note, goalLimits.note),
  };
  await storeAgreement(context.scope, context.dataSource, agreement, author, checkPeriod);
  await context.renew();
  return { dealer, id: agreement.id };
}

/**
 * Takes something out of the record, where it stays; gives the id of its goal, or of an agreement its own. Fails with `NOT_FOUND` where
 * there is none, and `CONFLICT` where it was withdrawn for another reason.
 */
export async function withdraw(
  context: RequestContext,
  what: Withdrawable,
  { dealerID, id, field, reason }: { readonly dealerID: string; readonly id: string; readonly field: string; readonly reason: string },
): Promise<Changed> {
  const { dealer, author } = await asked(context, dealerID);
  const key = { dealerId: dealer.internalID, id: ownId(field, id) };
  const why = filledText("reason", "The reason", reason, goalLimits.note);
  const of = await storeWithdrawal(context.scope, context.dataSource, what, key, why, author);
  await context.renew();
  return { dealer, id: of };
}
