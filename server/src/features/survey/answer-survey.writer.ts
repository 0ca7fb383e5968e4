import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../platform/clock.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { answerId, openAt } from "./open-invitation.sql.ts";
import type { Question } from "./survey-question.ts";

/** What one person answered; questions left out have no answer. */
export interface SurveyAnswers {
  readonly scores: ReadonlyMap<Question, number>;
  readonly comment: string | null;
}

interface InvitationRow {
  readonly dealer_id: string;
  readonly id: string;
}

/**
 * The invitation of a token, locked until the end of the transaction: of two answers at once, the other waits and finds it answered. The
 * request is held first, as whoever acts on its opportunity does: its owner's data are erased before or after as a whole.
 */
async function lockInvitation(manager: EntityManager, tokenHash: Buffer): Promise<InvitationRow | undefined> {
  const found: (InvitationRow & { readonly request_id: string | null })[] = await manager.query(
    `SELECT i.dealer_id, i.id, o.request_id FROM survey_invitation i LEFT JOIN opportunity o ON o.dealer_id = i.dealer_id AND o.id = i.opportunity_id
     WHERE i.token_hash = $1`,
    [tokenHash],
  );
  const [row] = found;
  if (!row) return undefined;
  if (row.request_id !== null) await manager.query("SELECT FROM service_request WHERE id = $1 FOR SHARE", [row.request_id]);
  await manager.query("SELECT FROM survey_invitation WHERE dealer_id = $1 AND id = $2 FOR UPDATE", [row.dealer_id, row.id]);
  return row;
}

/** How it stands is read once the lock is held: a statement that waits for one sees other tables as they were before. */
async function isOpen(manager: EntityManager, { dealer_id: dealerId, id }: InvitationRow, now: Date): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT FROM survey_invitation i WHERE i.dealer_id = $1 AND i.id = $2 AND ${openAt("$3::timestamptz")}`,
    [dealerId, id, now],
  );
  return rows.length > 0;
}

/** The comment is of the whole, and stands with the first answer. */
const insertAnswers = `
  INSERT INTO survey_answer (dealer_id, id, customer_id, opportunity_id, question, respondent_level, respondent_function, answered_at, score, comment)
  SELECT i.dealer_id, ${answerId("i", "given.question")}, i.customer_id, i.opportunity_id, given.question, i.respondent_level, i.respondent_function,
    $3, given.score, CASE WHEN given.place = 1 THEN $6::text END
  FROM survey_invitation i CROSS JOIN unnest($4::text[], $5::int[]) WITH ORDINALITY AS given(question, score, place)
  WHERE i.dealer_id = $1 AND i.id = $2`;

/**
 * Takes the answer of whoever holds a token, once; false where the token opens nothing. What is imported of answers, and up to when that is
 * complete, stays as it is: an answer by link is stamped with the instant it is given at, and so is never late.
 */
export function answerSurvey(
  scope: DealerScope,
  dataSource: DataSource,
  tokenHash: Buffer,
  { scores, comment }: SurveyAnswers,
  clock: Clock,
): Promise<boolean> {
  return workerTransaction(scope, dataSource, async (manager) => {
    const invitation = await lockInvitation(manager, tokenHash);
    if (!invitation) return false;
    const { dealer_id: dealerId, id } = invitation;
    // The token names the dealer: from here on nothing of another one can be reached.
    await manager.query("SELECT set_config('dealer_scorecards.dealer_ids', ARRAY[$1]::text[]::text, true)", [dealerId]);
    const now = clock.now();
    if (!(await isOpen(manager, invitation, now))) return false;
    await manager.query(insertAnswers, [dealerId, id, now, [...scores.keys()], [...scores.values()], comment]);
    await manager.query("UPDATE survey_invitation SET answered_at = $3 WHERE dealer_id = $1 AND id = $2", [dealerId, id, now]);
    return true;
  });
}
