import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../platform/clock.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { filledText } from "../../platform/written-text.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { expiryEventId, keepSteps, tellExpired } from "../opportunity/opportunity-event.sql.ts";
import { acceptedInTime, pendingAt } from "../opportunity/opportunity-standing.sql.ts";

interface Cancellation {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  /** Read once nobody else can act. */
  readonly clock: Clock;
}

const longestReason = 1000;

interface Standing {
  readonly cancelled_at: Date | null;
  readonly completed: boolean;
}

async function lock(manager: EntityManager, id: string): Promise<Standing> {
  const found: unknown[] = await manager.query("SELECT FROM service_request WHERE id = $1 FOR UPDATE", [id]);
  if (found.length === 0) throw new Failure("NOT_FOUND", "There is no service request of that id.", { field: "id" });
  // A statement of its own: what waits for another one's step must see that step.
  await manager.query("SELECT FROM opportunity WHERE request_id = $1 ORDER BY dealer_id, id FOR UPDATE", [id]);
  const rows: Standing[] = await manager.query(
    `SELECT r.cancelled_at, EXISTS (SELECT FROM opportunity o
       WHERE o.request_id = r.id AND ${acceptedInTime} AND o.outcome = 'COMPLETED') AS completed
     FROM service_request r WHERE r.id = $1`,
    [id],
  );
  return rows[0] ?? { cancelled_at: null, completed: false };
}

const noted = (kind: string, change: string) =>
  keepSteps(
    `SELECT dealer_id, id AS opportunity_id, '${kind}' AS kind, $3::text AS note, $2::timestamptz AS happened_at, $4::text AS author, NULL::text AS update_id FROM changed`,
    `changed AS (${change} RETURNING o.dealer_id, o.id)`,
  );

/**
 * A dealer that can still answer is asked no more; the opportunity is left out of its month. Servers' clocks may differ a little: what was
 * told to have expired stays so, whatever this one says.
 */
const cancelPending = noted(
  "CANCELLED",
  `UPDATE opportunity o SET request_cancelled_at = $2 WHERE o.request_id = $1 AND ${pendingAt("$2")}
     AND NOT EXISTS (SELECT FROM outbox_event e WHERE e.dealer_id = o.dealer_id AND e.id = ${expiryEventId})`,
);

/** From a dealer that has accepted it, it is taken back. */
const withdrawAccepted = noted(
  "WITHDRAWN",
  `UPDATE opportunity o SET outcome = 'WITHDRAWN', outcome_at = $2, withdraw_reason = $3
   WHERE o.request_id = $1 AND ${acceptedInTime} AND o.outcome IS NULL`,
);

/**
 * Cancels a request, or nothing where it is cancelled already. Fails with `FORBIDDEN` for who is not staff, `NOT_FOUND` for one that is not
 * there, `BAD_USER_INPUT` for a reason that is missing or too long and `CONFLICT` where it is completed.
 */
export async function cancelRequest(scope: DealerScope, dataSource: DataSource, { id, reason, by, clock }: Cancellation): Promise<void> {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff and the operator's systems cancel service requests.");
  const why = filledText("reason", "The reason", reason, longestReason);
  await workerTransaction(scope, dataSource, async (manager) => {
    const { cancelled_at: cancelledAt, completed } = await lock(manager, id);
    const now = clock.now();
    if (cancelledAt !== null) return;
    if (completed) throw new Failure("CONFLICT", "The request is completed: there is nothing to cancel.", { field: "id" });
    // Nobody looks for another dealer any more, which is when it would be told.
    await manager.query(tellExpired, [[id], now]);
    await manager.query(cancelPending, [id, now, why, by]);
    await manager.query(withdrawAccepted, [id, now, why, by]);
    await manager.query(
      "UPDATE service_request SET cancelled_at = $2, cancelled_by = $3, cancel_reason = $4, assign_at = NULL WHERE id = $1",
      [id, now, by, why],
    );
  });
}
