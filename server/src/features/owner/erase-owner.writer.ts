import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { erasureLock } from "../../storage/import-lock.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { forgetRequest, type Runner } from "../service-request/forget-request.writer.ts";
import { personalErased } from "../service-request/imported-request.sql.ts";
import { erasedText, writtenErased } from "../opportunity/erased-text.sql.ts";
import { inHand, pendingAt } from "../opportunity/opportunity-standing.sql.ts";

interface Erasure {
  readonly requestId: string;
  readonly by: string;
  readonly now: Date;
}

/** Kept distances from many dealers would tell where the owner lives. */
const roundedKilometres = 10;

const eraseRequest = `
  UPDATE service_request SET ${personalErased}, cancel_reason = ${erasedText("cancel_reason")}, erased_at = $2, erased_by = $3
  WHERE id = $1`;

const eraseReasons = `
  UPDATE opportunity SET ${writtenErased} WHERE request_id = $1`;

const eraseNotes = `
  UPDATE opportunity_event e SET note = ${erasedText("note")} FROM opportunity o
  WHERE o.request_id = $1 AND e.dealer_id = o.dealer_id AND e.opportunity_id = o.id AND e.note IS NOT NULL`;

const eraseComments = `
  UPDATE survey_answer a SET comment = NULL FROM opportunity o
  WHERE o.request_id = $1 AND a.dealer_id = o.dealer_id AND a.opportunity_id = o.id AND a.comment IS NOT NULL`;

/** Whom nothing is known of any more is not asked how it was. */
const endSurveys = `
  UPDATE survey_invitation i SET revoked_at = $2, revoked_by = $3 FROM opportunity o
  WHERE o.request_id = $1 AND i.dealer_id = o.dealer_id AND i.opportunity_id = o.id AND i.answered_at IS NULL AND i.revoked_at IS NULL`;

const blurDistances = `
  UPDATE assignment a SET candidates = blurred.candidates
  FROM (
    SELECT request_id, round, jsonb_agg(
      CASE WHEN jsonb_typeof(candidate->'kilometres') = 'number'
        THEN jsonb_set(candidate, '{kilometres}', to_jsonb(round((candidate->>'kilometres')::numeric / ${roundedKilometres}) * ${roundedKilometres}))
        ELSE candidate END ORDER BY place) AS candidates
    FROM assignment, jsonb_array_elements(candidates) WITH ORDINALITY AS listed(candidate, place) WHERE request_id = $1 GROUP BY request_id, round
  ) blurred
  WHERE a.request_id = blurred.request_id AND a.round = blurred.round`;

async function lock(manager: EntityManager, requestId: string, now: Date): Promise<{ erased: boolean; open: boolean }> {
  const found: unknown[] = await manager.query("SELECT FROM service_request WHERE id = $1 FOR UPDATE", [requestId]);
  if (found.length === 0) throw new Failure("NOT_FOUND", "There is no service request of that id.", { field: "requestID" });
  const rows: { erased: boolean; open: boolean }[] = await manager.query(
    `SELECT r.erased_at IS NOT NULL AS erased, r.assign_at IS NOT NULL AND r.cancelled_at IS NULL OR EXISTS (
       SELECT FROM opportunity o WHERE o.request_id = r.id AND (${inHand} AND o.outcome IS NULL OR ${pendingAt("$2")})) AS open
     FROM service_request r WHERE r.id = $1`,
    [requestId, now],
  );
  return rows[0] ?? { erased: false, open: false };
}

/** Requests of erased owners of whose opportunities an import has written any. Parameter: the run. */
export const erasedOwners = `
  WITH erased AS MATERIALIZED (
    SELECT o.dealer_id, o.id, r.id AS request_id FROM service_request r JOIN opportunity o ON o.request_id = r.id WHERE r.erased_at IS NOT NULL
  )
  SELECT DISTINCT request_id AS id FROM erased
  WHERE EXISTS (SELECT FROM import_change c WHERE c.run = $1 AND c.dealer_id = erased.dealer_id AND erased.id = ANY (c.ids))`;

/** Erases what people wrote of a request's owner, also where imports keep it. */
export async function eraseWritten(runner: Runner, requestId: string): Promise<void> {
  await forgetRequest(runner, requestId);
  for (const statement of [eraseReasons, eraseNotes, eraseComments]) await runner.query(statement, [requestId]);
}

/**
 * Erases what is personal of a request's owner for good: name, contact data, place and serial number, and whatever people wrote of it.
 * What happened, and with it every number, stays. Nothing where it is erased already. Fails with `FORBIDDEN` for who is not staff, `NOT_FOUND`
 * for a request that is not there and `CONFLICT` where it is still open.
 */
export async function eraseOwner(scope: DealerScope, dataSource: DataSource, { requestId, by, now }: Erasure): Promise<void> {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff erase the data of owners.");
  await workerTransaction(scope, dataSource, async (manager) => {
    // What imports keep is rewritten by one at a time, and before any request is held: an import, or an undo, holds those after this lock.
    await manager.query(erasureLock);
    const standing = await lock(manager, requestId, now);
    if (standing.erased) return;
    if (standing.open) {
      throw new Failure("CONFLICT", "The request is still open; cancel it first, or wait until it is completed.", { field: "requestID" });
    }
    await manager.query(eraseRequest, [requestId, now, by]);
    await manager.query(endSurveys, [requestId, now, by]);
    await eraseWritten(manager, requestId);
    await manager.query(blurDistances, [requestId]);
  });
}
