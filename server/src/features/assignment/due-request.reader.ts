import type { EntityManager } from "typeorm";
import { keepOutImports } from "../../storage/import-lock.ts";
import { acceptedInTime, pendingAt } from "../opportunity/opportunity-standing.sql.ts";

/** A request that a dealer is to be looked for. */
export interface DueRequest {
  readonly id: string;
  readonly serial_number: string | null;
  readonly cooling: "AIR_COOLED" | "LIQUID_COOLED";
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly cancelled_at: Date | null;
  /** How many times a dealer was looked for before. */
  readonly rounds: number;
  /** Until when a dealer that was asked can still answer; null where none is asked now. */
  readonly pending_until: Date | null;
  /** Whether a dealer has accepted it, and it was not taken back. */
  readonly taken: boolean;
}

/** Whether a dealer is to be looked for at all: asked every second, it costs next to nothing. */
export async function isAnyDue(manager: EntityManager, now: Date): Promise<boolean> {
  const due: unknown[] = await manager.query("SELECT FROM service_request WHERE assign_at <= $1 LIMIT 1", [now]);
  return due.length > 0;
}

/**
 * Requests that are due, locked until the end of the transaction: what else changes them waits, or came first. How they stand is read after
 * the lock is held, by a statement of its own: one that waits for a lock sees other tables as they were before. While an import is under way,
 * which holds many of them, too, what somebody holds is left to the next time: nobody who holds one then waits for another.
 */
export async function lockDueRequests(manager: EntityManager, now: Date, most: number): Promise<DueRequest[]> {
  const [imports]: { kept_out: boolean }[] = await manager.query(`SELECT ${keepOutImports} AS kept_out`);
  const due: { id: string }[] = await manager.query(
    `SELECT id FROM service_request WHERE assign_at <= $1 ORDER BY assign_at, id LIMIT $2 FOR UPDATE ${imports?.kept_out ? "" : "SKIP LOCKED"}`,
    [now, most],
  );
  return manager.query(
    `SELECT r.id, r.serial_number, r.cooling, r.latitude, r.longitude, r.cancelled_at,
       (SELECT coalesce(max(a.round), 0) FROM assignment a WHERE a.request_id = r.id)::int AS rounds, asked.pending_until, asked.taken
     FROM unnest($2::text[]) WITH ORDINALITY AS due(id, place) JOIN service_request r USING (id) CROSS JOIN LATERAL (
       SELECT max(o.expires_at) FILTER (WHERE ${pendingAt("$1")}) AS pending_until,
         coalesce(bool_or(${acceptedInTime} AND o.outcome IS DISTINCT FROM 'WITHDRAWN'), false) AS taken
       FROM opportunity o WHERE o.request_id = r.id
     ) asked
     ORDER BY due.place`,
    [now, due.map(({ id }) => id)],
  );
}
