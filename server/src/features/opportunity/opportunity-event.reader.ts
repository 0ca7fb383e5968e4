import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { inHand } from "./opportunity-standing.sql.ts";
import type { OpportunityEventKindName } from "./opportunity-event.type.ts";
import type { OpportunityKey } from "./opportunity-key.ts";

/** More are not shown of one opportunity. */
export const mostEvents = 100;

/** Instants as PostgreSQL prints them. */
export interface OpportunityEventRow {
  readonly dealer_id: string;
  readonly opportunity_id: string;
  readonly kind: OpportunityEventKindName;
  readonly note: string | null;
  readonly happened_at: string;
  readonly author: string;
}

/**
 * What a dealer wrote while it knew the owner is sealed for it with the owner's data. Why a request was cancelled that it had not accepted is
 * not for it to know, nor are flags.
 */
const events: Statement = {
  name: "opportunity_events",
  text: `SELECT o.dealer_id, o.id AS opportunity_id, e.kind, CASE WHEN $4 OR e.kind NOT IN ('STATUS_UPDATED', 'CANCELLED') OR e.kind = 'STATUS_UPDATED' AND ${inHand} THEN e.note END AS note,
      e.happened_at, e.author
    FROM unnest($2::text[], $3::text[]) AS key(dealer_id, id) JOIN opportunity o ON o.dealer_id = key.dealer_id AND o.id = key.id
    CROSS JOIN LATERAL (
      SELECT * FROM opportunity_event e WHERE e.dealer_id = o.dealer_id AND e.opportunity_id = o.id AND e.happened_at <= $1
        AND ($4 OR e.kind NOT IN ('STALE', 'OVERDUE'))
      ORDER BY e.number DESC LIMIT ${mostEvents}
    ) e
    ORDER BY o.dealer_id, o.id, e.number DESC`,
};

/** The steps of opportunities, the last one first. */
export async function readOpportunityEvents(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly OpportunityKey[],
  asOf: Date,
): Promise<OpportunityEventRow[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const ids = [readable.map(({ dealerId }) => dealerId), readable.map(({ id }) => id)];
  return runner.query(events, [asOf, ...ids, scope.kind === "STAFF"]);
}
