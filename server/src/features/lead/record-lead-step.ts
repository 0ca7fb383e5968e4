import type { NodeType } from "../../graphql/node.type.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { Failure } from "../../platform/failure.ts";
import { refused } from "../../platform/written-text.ts";
import { lead } from "../service-records/kinds/lead.ts";
import { serviceRecordLoader } from "../service-records/service-record.loaders.ts";
import type { RecordLeadStepInput, UndoLeadStepInput } from "./lead-tick.inputs.ts";
import { recordTick, undoTick } from "./lead-tick.writer.ts";

/** A number that the database's integers do not hold is none of a tick. */
const largestNumber = 2_147_483_647;

/** The lead as it is now: an event of this instant is seen. */
async function leadOf(context: RequestContext, dealerId: string, id: string, asOf: Date): Promise<NodeType | null> {
  await context.renew();
  return context.loader(serviceRecordLoader).load({ kind: lead, dealerId, id, asOf });
}

function checkOrder({ step, at, answer, replaces }: RecordLeadStepInput, now: Date): void {
  if (at && at > now) throw refused("at", `${at.toISOString()} is later than now; expected a past time.`);
  if (step !== "CONTACTED" && answer) throw refused("answer", `${step} is not Contact; expected no kind of answer.`);
  const known = replaces !== null && replaces !== undefined;
  if (step === "CONTACTED" && !answer && !known) throw refused("answer", "Contact is the customer's answer; expected how it came.");
}

/**
 * Records a step of a lead by hand. Fails with `NOT_FOUND` for a dealer or a lead that is not to be seen and `BAD_USER_INPUT` for what makes
 * no sense.
 */
export async function recordLeadStep(context: RequestContext, input: RecordLeadStepInput): Promise<NodeType | null> {
  const { scope, dataSource, viewer, clock } = context;
  const now = clock.now();
  checkOrder(input, now);
  const { dealerID: dealerId, leadID: leadId, step, at = null, answer = null, replaces = null } = input;
  await recordTick(scope, dataSource, { dealerId, leadId, step, at, answer, replaces, by: viewer.subject, now });
  return leadOf(context, dealerId, leadId, now);
}

/** Undoes what was recorded by hand. Fails with `NOT_FOUND` for what is not to be seen and `BAD_USER_INPUT` where the step was changed since. */
export async function undoLeadStep(context: RequestContext, { dealerID, leadID, tick }: UndoLeadStepInput): Promise<NodeType | null> {
  const { scope, dataSource, viewer, clock } = context;
  const now = clock.now();
  if (tick < 1 || tick > largestNumber) throw new Failure("NOT_FOUND", `The lead has no tick ${tick}.`, { field: "tick" });
  await undoTick(scope, dataSource, { dealerId: dealerID, leadId: leadID, number: tick, by: viewer.subject, now });
  return leadOf(context, dealerID, leadID, now);
}
