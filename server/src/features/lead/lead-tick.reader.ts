import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { ContactAnswer, LeadStepName } from "./lead-step.ts";

/** Instants as PostgreSQL prints them. */
export interface LeadTickRow {
  readonly dealer_id: string;
  readonly lead_id: string;
  readonly number: number;
  readonly step: LeadStepName;
  readonly answer: ContactAnswer | null;
  readonly happened_at: string;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly undone_by: string | null;
  readonly undone_at: string | null;
}

export interface LeadKey {
  readonly dealerId: string;
  readonly leadId: string;
}

/** How many of a lead's ticks are read, beside those in force. */
export const mostTicks = 20;

const ticks: Statement = {
  name: "lead_ticks",
  text: `
    SELECT t.dealer_id, t.lead_id, t.number, t.step, t.answer, t.happened_at, t.recorded_by, t.recorded_at, t.undone_by, t.undone_at
    FROM unnest($1::text[], $2::text[]) AS key(dealer_id, lead_id) CROSS JOIN LATERAL (
      SELECT dealer_id, lead_id, number, step, answer, happened_at, recorded_by, recorded_at, row_number() OVER (ORDER BY number DESC) AS place,
        CASE WHEN undone_at <= $3 THEN undone_by END AS undone_by, CASE WHEN undone_at <= $3 THEN undone_at END AS undone_at
      FROM lead_tick
      WHERE lead_tick.dealer_id = key.dealer_id AND lead_tick.lead_id = key.lead_id AND recorded_at <= $3
    ) t
    WHERE t.undone_at IS NULL OR t.place <= ${mostTicks}
    ORDER BY t.dealer_id, t.lead_id, t.number DESC`,
};

/** What was recorded of leads by hand up to an instant, newest first, for many leads in one statement: the newest 20 of each, and all in force. */
export async function readLeadTicks(
  scope: DealerScope,
  runner: StatementRunner,
  leads: readonly LeadKey[],
  asOf: Date,
): Promise<LeadTickRow[]> {
  const readable = leads.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query<LeadTickRow>(ticks, [readable.map(({ dealerId }) => dealerId), readable.map(({ leadId }) => leadId), asOf]);
}
