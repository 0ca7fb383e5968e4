import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../platform/clock.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { filledText } from "../../platform/written-text.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import { expiryEventId, keepSteps } from "./opportunity-event.sql.ts";
import { isToTake, type OpportunityStamps, type OpportunityStep } from "./opportunity-step.ts";

/** A step to be taken, and by whom. */
export interface StepOrder {
  readonly dealerId: string;
  readonly opportunityId: string;
  readonly step: OpportunityStep;
  readonly by: string;
}

const longestText = 1000;

/** A step with its words as they are kept. */
function withWords(step: OpportunityStep): OpportunityStep {
  if (step.kind === "ACCEPT" || step.kind === "ENROL") return step;
  return step.kind === "UPDATE_STATUS"
    ? { ...step, note: filledText("note", "The note", step.note, longestText) }
    : { ...step, reason: filledText("reason", "The reason", step.reason, longestText) };
}

/** The words that go with a step; null where none do. */
function wordsOf(step: OpportunityStep): string | null {
  if (step.kind === "ACCEPT" || step.kind === "ENROL") return null;
  return step.kind === "UPDATE_STATUS" ? step.note : step.reason;
}

interface StampsRow {
  readonly request_id: string | null;
  readonly expires_at: Date;
  readonly request_cancelled_at: Date | null;
  readonly response: OpportunityStamps["response"];
  readonly responded_at: Date | null;
  readonly decline_reason: string | null;
  readonly outcome: OpportunityStamps["outcome"];
  readonly close_reason: string | null;
  readonly withdraw_reason: string | null;
  readonly enrolled_at: Date | null;
}

const notThere = () => new Failure("NOT_FOUND", "The dealer has no opportunity of that id.", { field: "opportunityID" });

/**
 * The opportunity, locked until the end of the transaction together with its request: whoever hands the request to another dealer comes
 * before or after as a whole.
 */
async function lock(manager: EntityManager, { dealerId, opportunityId }: StepOrder): Promise<StampsRow> {
  const found: Pick<StampsRow, "request_id">[] = await manager.query(
    "SELECT request_id FROM opportunity WHERE dealer_id = $1 AND id = $2",
    [dealerId, opportunityId],
  );
  const [opportunity] = found;
  if (!opportunity) throw notThere();
  if (opportunity.request_id !== null)
    await manager.query("SELECT FROM service_request WHERE id = $1 FOR UPDATE", [opportunity.request_id]);
  const rows: StampsRow[] = await manager.query(
    `SELECT request_id, expires_at, request_cancelled_at, response, responded_at, decline_reason, outcome, close_reason, withdraw_reason, enrolled_at
     FROM opportunity WHERE dealer_id = $1 AND id = $2 FOR UPDATE`,
    [dealerId, opportunityId],
  );
  const [row] = rows;
  if (!row) throw notThere();
  return row;
}

function stampsOf(row: StampsRow): OpportunityStamps {
  return {
    expiresAt: row.expires_at,
    requestCancelledAt: row.request_cancelled_at,
    response: row.response,
    respondedAt: row.responded_at,
    declineReason: row.decline_reason,
    outcome: row.outcome,
    closeReason: row.close_reason,
    withdrawReason: row.withdraw_reason,
    enrolledAt: row.enrolled_at,
  };
}

/** Servers' clocks may differ a little: what was handed on, or told to have expired, is answered no more, whatever this one says. */
async function checkNotOver(manager: EntityManager, { dealerId, opportunityId }: StepOrder): Promise<void> {
  const rows: { handed_on: boolean; told: boolean }[] = await manager.query(
    `SELECT EXISTS (SELECT FROM opportunity later WHERE later.request_id = o.request_id AND later.assigned_at > o.assigned_at) AS handed_on,
       EXISTS (SELECT FROM outbox_event e WHERE e.dealer_id = o.dealer_id AND e.id = ${expiryEventId}) AS told
     FROM opportunity o WHERE o.dealer_id = $1 AND o.id = $2`,
    [dealerId, opportunityId],
  );
  if (rows[0]?.handed_on) throw new Failure("CONFLICT", "The request was handed to another dealer.", { state: "EXPIRED" });
  if (rows[0]?.told) throw new Failure("CONFLICT", "The time to answer is over.", { state: "EXPIRED" });
}

const changes: Readonly<Record<OpportunityStep["kind"], string>> = {
  ACCEPT: "response = 'ACCEPTED', responded_at = $3",
  DECLINE: "response = 'REJECTED', responded_at = $3, decline_reason = $4",
  UPDATE_STATUS: "status_updated_at = $3",
  COMPLETE: "outcome = 'COMPLETED', outcome_at = $3, close_reason = $4",
  WITHDRAW: "outcome = 'WITHDRAWN', outcome_at = $3, withdraw_reason = $4",
  ENROL: "enrolled_at = $3",
};

const events: Readonly<Record<OpportunityStep["kind"], string>> = {
  ACCEPT: "ACCEPTED",
  DECLINE: "DECLINED",
  UPDATE_STATUS: "STATUS_UPDATED",
  COMPLETE: "COMPLETED",
  WITHDRAW: "WITHDRAWN",
  ENROL: "ENROLLED",
};

const keepStep = keepSteps(
  `SELECT $1::text AS dealer_id, $2::text AS opportunity_id, $3::text AS kind, $4::text AS note, $5::timestamptz AS happened_at, $6::text AS author, $7::text AS update_id`,
);

/** When another dealer is to be looked for: at once where this one will not do it, never where it does. */
const lookedFor: Readonly<Partial<Record<OpportunityStep["kind"], "NOW" | "NEVER">>> = { ACCEPT: "NEVER", DECLINE: "NOW", WITHDRAW: "NOW" };

async function isSentAgain(manager: EntityManager, { dealerId, opportunityId, step }: StepOrder): Promise<boolean> {
  if (step.kind !== "UPDATE_STATUS") return false;
  const rows: { note: string }[] = await manager.query(
    "SELECT note FROM opportunity_event WHERE dealer_id = $1 AND opportunity_id = $2 AND update_id = $3",
    [dealerId, opportunityId, step.updateId],
  );
  const [sent] = rows;
  if (sent && sent.note !== step.note) {
    throw new Failure("CONFLICT", "There is an update of this id already, with another note. Nothing has changed.", { field: "updateID" });
  }
  return sent !== undefined;
}

async function write(
  manager: EntityManager,
  { dealerId, opportunityId, step, by }: StepOrder,
  requestId: string | null,
  now: Date,
): Promise<void> {
  const words = wordsOf(step);
  const values = [dealerId, opportunityId, now, ...(changes[step.kind].includes("$4") ? [words] : [])];
  await manager.query(`UPDATE opportunity SET ${changes[step.kind]} WHERE dealer_id = $1 AND id = $2`, values);
  await manager.query(keepStep, [
    dealerId,
    opportunityId,
    events[step.kind],
    words,
    now,
    by,
    step.kind === "UPDATE_STATUS" ? step.updateId : null,
  ]);
  const next = lookedFor[step.kind];
  if (requestId === null || next === undefined) return;
  await manager.query("UPDATE service_request SET assign_at = $2 WHERE id = $1 AND cancelled_at IS NULL", [
    requestId,
    next === "NOW" ? now : null,
  ]);
}

/**
 * Takes a step of an opportunity, or nothing where it was taken already with the same words. The clock is read once nobody else can act.
 * Fails with `NOT_FOUND` for what is not to be seen, `FORBIDDEN` where a dealer withdraws, `BAD_USER_INPUT` for words that are missing
 * or too long and `CONFLICT` for a step that is too early, too late, or contradicts another.
 */
export function takeStep(scope: DealerScope, dataSource: DataSource, given: StepOrder, clock: Clock): Promise<void> {
  return workerTransactionForDealer(scope, dataSource, given.dealerId, async (manager) => {
    if (given.step.kind === "WITHDRAW" && scope.kind !== "STAFF") {
      throw new Failure("FORBIDDEN", "Only staff take an opportunity back from a dealer.");
    }
    const order = { ...given, step: withWords(given.step) };
    const row = await lock(manager, order);
    const now = clock.now();
    if (await isSentAgain(manager, order)) return;
    if (!isToTake(order.step, stampsOf(row), now)) return;
    if (order.step.kind === "ACCEPT" || order.step.kind === "DECLINE") await checkNotOver(manager, order);
    await write(manager, order, row.request_id, now);
  });
}
