import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Language } from "../../kpi/texts/language.ts";
import type { Clock } from "../../platform/clock.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { optionalText, refused } from "../../platform/written-text.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import { type OpportunityStamps, opportunityState } from "../opportunity/opportunity-step.ts";
import { type RelationshipQuestion, relationshipQuestions } from "./survey-question.ts";
import { hashOfToken, newToken } from "./survey-token.ts";

interface IssueOrder {
  readonly dealerId: string;
  readonly language: Language | null;
  readonly validForDays: number;
  readonly by: string;
}

/** A link to be issued for an opportunity. */
export interface SatisfactionOrder extends IssueOrder {
  readonly opportunityId: string;
}

/** A link to be issued for one of a customer's people. */
export interface RelationshipOrder extends IssueOrder {
  readonly customerId: string;
  readonly questions: readonly RelationshipQuestion[];
  readonly respondentLevel: string | null;
  readonly respondentFunction: string | null;
}

/** What was issued. Nobody can read the token again. */
export interface IssuedSurvey {
  readonly id: string;
  readonly token: string;
}

const longestText = 200;
const mostDays = 365;
const day = 86_400_000;

function checkDays(days: number): void {
  if (days < 1 || days > mostDays) throw refused("validForDays", `\`validForDays\` is ${days}; expected 1 to ${mostDays}.`);
}

interface NewInvitation {
  readonly opportunityId: string | null;
  readonly customerId: string | null;
  readonly questions: readonly string[];
  readonly respondentLevel: string | null;
  readonly respondentFunction: string | null;
}

async function insert(
  manager: EntityManager,
  { dealerId, language, validForDays, by }: IssueOrder,
  { opportunityId, customerId, questions, respondentLevel, respondentFunction }: NewInvitation,
  now: Date,
): Promise<IssuedSurvey> {
  const issued = { id: `SI-${randomUUID()}`, token: newToken() };
  await manager.query(
    `INSERT INTO survey_invitation (dealer_id, id, opportunity_id, customer_id, questions, respondent_level, respondent_function, language,
       token_hash, issued_at, issued_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      dealerId,
      issued.id,
      opportunityId,
      customerId,
      questions,
      respondentLevel,
      respondentFunction,
      language,
      hashOfToken(issued.token),
      now,
      by,
      new Date(now.getTime() + validForDays * day),
    ],
  );
  return issued;
}

interface CompletionRow {
  readonly expires_at: Date;
  readonly request_cancelled_at: Date | null;
  readonly response: OpportunityStamps["response"];
  readonly responded_at: Date | null;
  readonly outcome: OpportunityStamps["outcome"];
}

const notThere = () => new Failure("NOT_FOUND", "The dealer has no opportunity of that id.", { field: "opportunityID" });

const whyNot = {
  PENDING: "it has not been accepted yet",
  ACCEPTED: "it is not completed yet",
  WITHDRAWN: "it was withdrawn",
  REJECTED: "it was declined",
  EXPIRED: "it was not accepted in time",
  CANCELLED: "the owner has cancelled the request",
} as const;

/** Held until the end of the transaction: the owner's data are not erased meanwhile. */
async function holdRequest(manager: EntityManager, { dealerId, opportunityId }: SatisfactionOrder): Promise<void> {
  const found: { request_id: string | null }[] = await manager.query(
    "SELECT request_id FROM opportunity WHERE dealer_id = $1 AND id = $2",
    [dealerId, opportunityId],
  );
  const [opportunity] = found;
  if (!opportunity) throw notThere();
  if (opportunity.request_id === null) return;
  const requests: { erased_at: Date | null }[] = await manager.query("SELECT erased_at FROM service_request WHERE id = $1 FOR SHARE", [
    opportunity.request_id,
  ]);
  if (!requests[0]?.erased_at) return;
  throw new Failure("CONFLICT", "The owner cannot be asked about the opportunity: their data were erased.", { field: "opportunityID" });
}

/** Locked until the end of the transaction: links of one opportunity are issued one after another. */
async function lockCompleted(manager: EntityManager, order: SatisfactionOrder, clock: Clock): Promise<void> {
  await holdRequest(manager, order);
  const { dealerId, opportunityId } = order;
  const rows: CompletionRow[] = await manager.query(
    `SELECT expires_at, request_cancelled_at, response, responded_at, outcome FROM opportunity WHERE dealer_id = $1 AND id = $2 FOR UPDATE`,
    [dealerId, opportunityId],
  );
  const [row] = rows;
  if (!row) throw notThere();
  const stamps = {
    expiresAt: row.expires_at,
    requestCancelledAt: row.request_cancelled_at,
    response: row.response,
    respondedAt: row.responded_at,
    outcome: row.outcome,
  };
  const state = opportunityState(stamps, clock.now());
  if (state === "COMPLETED") return;
  throw new Failure("CONFLICT", `The owner cannot be asked about the opportunity: ${whyNot[state]}.`, { field: "opportunityID", state });
}

/** An answer that is being given comes first, and is seen: what is read stands in a statement after the lock. */
async function checkUnanswered(manager: EntityManager, { dealerId, opportunityId }: SatisfactionOrder): Promise<void> {
  const links: { answered_at: Date | null }[] = await manager.query(
    "SELECT answered_at FROM survey_invitation WHERE dealer_id = $1 AND opportunity_id = $2 AND revoked_at IS NULL FOR UPDATE",
    [dealerId, opportunityId],
  );
  const answers: unknown[] = await manager.query(
    "SELECT FROM survey_answer WHERE dealer_id = $1 AND opportunity_id = $2 AND question = 'CSAT' LIMIT 1",
    [dealerId, opportunityId],
  );
  if (answers.length === 0 && links.every(({ answered_at: answeredAt }) => answeredAt === null)) return;
  throw new Failure("CONFLICT", "The owner has answered about the opportunity already.", { field: "opportunityID" });
}

/**
 * Issues the link by which an owner answers about a completed opportunity; one that was issued before and is not answered ends. Fails with
 * `FORBIDDEN` for who is not staff, `NOT_FOUND` for what is not there, `CONFLICT` before completion and after an answer, and
 * `BAD_USER_INPUT` for a time that makes no sense.
 */
export function issueSatisfactionSurvey(
  scope: DealerScope,
  dataSource: DataSource,
  order: SatisfactionOrder,
  clock: Clock,
): Promise<IssuedSurvey> {
  return workerTransactionForDealer(scope, dataSource, order.dealerId, async (manager) => {
    if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff and the operator's systems ask owners about an opportunity.");
    checkDays(order.validForDays);
    const { dealerId, opportunityId, by } = order;
    await lockCompleted(manager, order, clock);
    await checkUnanswered(manager, order);
    const now = clock.now();
    await manager.query(
      "UPDATE survey_invitation SET revoked_at = $3, revoked_by = $4 WHERE dealer_id = $1 AND opportunity_id = $2 AND revoked_at IS NULL",
      [dealerId, opportunityId, now, by],
    );
    const asked = { opportunityId, customerId: null, questions: ["CSAT"], respondentLevel: null, respondentFunction: null };
    return insert(manager, order, asked, now);
  });
}

function questionsOf({ questions }: RelationshipOrder): RelationshipQuestion[] {
  if (questions.length === 0) throw refused("questions", "`questions` is empty; expected at least one.");
  return relationshipQuestions.filter((question) => questions.includes(question));
}

/**
 * Issues a link by which one of a customer's people answers the relationship questions. Fails with `NOT_FOUND` for what is not there and
 * `BAD_USER_INPUT` for what makes no sense.
 */
export function issueRelationshipSurvey(
  scope: DealerScope,
  dataSource: DataSource,
  order: RelationshipOrder,
  clock: Clock,
): Promise<IssuedSurvey> {
  return workerTransactionForDealer(scope, dataSource, order.dealerId, async (manager) => {
    checkDays(order.validForDays);
    const { dealerId, customerId } = order;
    const asked = {
      opportunityId: null,
      customerId,
      questions: questionsOf(order),
      respondentLevel: optionalText("respondentLevel", "The level", order.respondentLevel, longestText),
      respondentFunction: optionalText("respondentFunction", "The function", order.respondentFunction, longestText),
    };
    const customers: unknown[] = await manager.query("SELECT FROM customer WHERE dealer_id = $1 AND id = $2", [dealerId, customerId]);
    if (customers.length === 0) throw new Failure("NOT_FOUND", "The dealer has no customer of that id.", { field: "customerID" });
    return insert(manager, order, asked, clock.now());
  });
}

interface RevokedRow {
  readonly opportunity_id: string | null;
  readonly answered_at: Date | null;
  readonly revoked_at: Date | null;
}

/**
 * Ends a link, or nothing where it has ended so already. Fails with `NOT_FOUND` for what is not there, `FORBIDDEN` where a dealer ends one
 * that an owner was sent, and `CONFLICT` after an answer.
 */
export function revokeSurvey(
  scope: DealerScope,
  dataSource: DataSource,
  { dealerId, id, by }: { readonly dealerId: string; readonly id: string; readonly by: string },
  clock: Clock,
): Promise<void> {
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    const rows: RevokedRow[] = await manager.query(
      "SELECT opportunity_id, answered_at, revoked_at FROM survey_invitation WHERE dealer_id = $1 AND id = $2 FOR UPDATE",
      [dealerId, id],
    );
    const [row] = rows;
    if (!row) throw new Failure("NOT_FOUND", "The dealer has no survey invitation of that id.", { field: "invitationID" });
    if (row.opportunity_id !== null && scope.kind !== "STAFF") {
      throw new Failure("FORBIDDEN", "Only staff end a link that an owner was sent about an opportunity.");
    }
    if (row.answered_at !== null) {
      throw new Failure("CONFLICT", `The survey was answered at ${row.answered_at.toISOString()}.`, { field: "invitationID" });
    }
    if (row.revoked_at !== null) return;
    const values = [dealerId, id, clock.now(), by];
    await manager.query("UPDATE survey_invitation SET revoked_at = $3, revoked_by = $4 WHERE dealer_id = $1 AND id = $2", values);
  });
}
