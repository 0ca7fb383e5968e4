import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { Candidate, Choice } from "./choose-dealer.ts";
import type { PausedDay } from "./response-window.ts";

/** A decision as it was kept; instants as PostgreSQL prints them. */
export interface AssignmentRow {
  readonly request_id: string;
  readonly round: number;
  readonly decided_at: string;
  readonly setting_version: number;
  readonly asked_dealer_id: string | null;
  readonly opportunity_id: string | null;
  readonly basis: Choice["basis"] | null;
  readonly decided_by: Choice["decidedBy"] | null;
  readonly candidates: readonly Candidate[];
  readonly paused: readonly PausedDay[];
  readonly expires_at: string | null;
}

const assignments: Statement = {
  name: "assignments",
  text: `SELECT a.request_id, a.round, a.decided_at, a.setting_version, a.asked_dealer_id, a.opportunity_id, a.basis, a.decided_by, a.candidates,
      a.paused, o.expires_at
    FROM assignment a LEFT JOIN opportunity o ON o.dealer_id = a.asked_dealer_id AND o.id = a.opportunity_id
    WHERE a.request_id = ANY($1::text[]) ORDER BY a.request_id, a.round`,
};

/** Whom requests were handed to, and why, in order. Of other dealers, too: only staff see any. */
export async function readAssignments(
  scope: DealerScope,
  runner: StatementRunner,
  requestIds: readonly string[],
): Promise<AssignmentRow[]> {
  if (scope.kind !== "STAFF") return [];
  return runner.query<AssignmentRow>(assignments, [requestIds]);
}
