import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { acceptedInTime, pendingAt } from "../opportunity/opportunity-standing.sql.ts";

export type RequestNeed = "SERVICE" | "MAINTENANCE";
export type Cooling = "AIR_COOLED" | "LIQUID_COOLED";

/** Where a request stands: what its newest opportunity says, and whether a dealer is still to be looked for. */
export type RequestState = "WAITING" | "ASKED" | "ACCEPTED" | "COMPLETED" | "UNASSIGNED" | "CANCELLED";

/** What a dealer that is asked may be told, too; instants as PostgreSQL prints them. */
export interface ToldRequestRow {
  readonly requested_at: string;
  readonly need: RequestNeed;
  readonly serial_number: string | null;
  readonly model: string | null;
  readonly cooling: Cooling;
  readonly first_name: string | null;
  readonly town: string | null;
  readonly postal_code: string | null;
  readonly erased_at: string | null;
}

export interface ServiceRequestRow extends ToldRequestRow {
  readonly id: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly cancelled_at: string | null;
  readonly cancelled_by: string | null;
  readonly cancel_reason: string | null;
  readonly received_at: string;
  readonly received_from: string;
  readonly sender: string | null;
  readonly sender_id: string | null;
  readonly state: RequestState;
}

/** SQL over `service_request r`. The owner's contact data are not among them: reading those is recorded. */
export const toldColumns = "r.requested_at, r.need, r.serial_number, r.model, r.cooling, r.first_name, r.town, r.postal_code, r.erased_at";

const columns = `r.id, ${toldColumns}, r.latitude, r.longitude, r.cancelled_at, r.cancelled_by, r.cancel_reason, r.received_at, r.received_from, r.sender, r.sender_id`;

const standing = (now: string) => `
  CROSS JOIN LATERAL (
    SELECT bool_or(${acceptedInTime} AND o.outcome = 'COMPLETED') AS completed,
      bool_or(${acceptedInTime} AND o.outcome IS NULL) AS accepted,
      bool_or(${pendingAt(now)}) AS asked
    FROM opportunity o WHERE o.request_id = r.id
  ) newest
  CROSS JOIN LATERAL (
    SELECT CASE WHEN newest.completed THEN 'COMPLETED' WHEN r.cancelled_at IS NOT NULL THEN 'CANCELLED' WHEN newest.accepted THEN 'ACCEPTED'
      WHEN newest.asked THEN 'ASKED' WHEN r.assign_at IS NOT NULL THEN 'WAITING' ELSE 'UNASSIGNED' END AS state
  ) stands`;

const list: Statement = {
  name: "service_requests",
  text: `SELECT ${columns}, stands.state FROM service_request r ${standing("$1::timestamptz")}
    WHERE ($2::text[] IS NULL OR stands.state = ANY($2)) AND ($3::text[] IS NULL OR (r.received_at, r.id) < ($3[1]::timestamptz, $3[2]))
    ORDER BY r.received_at DESC, r.id DESC LIMIT $4`,
};

const byId: Statement = {
  name: "service_requests_by_id",
  text: `SELECT ${columns}, stands.state FROM service_request r ${standing("$1::timestamptz")} WHERE r.id = ANY($2::text[])`,
};

/** Requests, the last received first, one more than the page holds. They are the operator's: only staff see any. */
export async function readServiceRequests(
  scope: DealerScope,
  runner: StatementRunner,
  states: readonly RequestState[] | undefined,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
  now: Date,
): Promise<ServiceRequestRow[]> {
  if (scope.kind !== "STAFF") return [];
  return runner.query<ServiceRequestRow>(list, [now, states ?? null, page.after ?? null, page.first + 1]);
}

/** Requests by id; only staff see any. */
export async function readServiceRequestsById(
  scope: DealerScope,
  runner: StatementRunner,
  ids: readonly string[],
  now: Date,
): Promise<ServiceRequestRow[]> {
  if (scope.kind !== "STAFF") return [];
  return runner.query<ServiceRequestRow>(byId, [now, ids]);
}
