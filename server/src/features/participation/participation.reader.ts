import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

/** Instants as PostgreSQL prints them. */
export interface ParticipationRow {
  readonly dealer_id: string;
  readonly service_dealer: boolean | null;
  readonly portal_credentials: boolean | null;
  readonly opted_in: boolean | null;
  readonly suspended_at: string | null;
  readonly suspended_by: string | null;
  readonly suspension_reason: string | null;
  readonly trained: number;
  readonly air_cooled: number;
  readonly liquid_cooled: number;
}

const newest = (kinds: string, asOf: string) => `
  SELECT kind, reason, changed_at, changed_by FROM participation_change c
  WHERE c.dealer_id = d.id AND c.kind IN (${kinds}) AND c.changed_at <= ${asOf} ORDER BY c.number DESC LIMIT 1`;

/** What is known, as of an instant, of the taking part of the dealers `d`. Days are the dealer's own. */
export const participationSql = (asOf: string) => `
  LEFT JOIN LATERAL (${newest("'OPTED_IN', 'OPTED_OUT'", asOf)}) opt ON true
  LEFT JOIN LATERAL (${newest("'SUSPENDED', 'RESUMED'", asOf)}) hold ON hold.kind = 'SUSPENDED'
  CROSS JOIN LATERAL (SELECT (${asOf} AT TIME ZONE d.time_zone)::date AS day) today
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS trained, (count(*) FILTER (WHERE s.air_cooled))::int AS air_cooled, (count(*) FILTER (WHERE s.liquid_cooled))::int AS liquid_cooled
    FROM staff s
    WHERE s.dealer_id = d.id AND s.role IN ('TECHNICIAN', 'ENGINEER') AND s.training_completed_on <= today.day
      AND s.parts_kit_purchased_on <= today.day AND s.hired_on <= today.day AND (s.left_on IS NULL OR s.left_on >= today.day)
  ) technicians`;

export const participationColumns = `
  d.id AS dealer_id, d.service_dealer, d.portal_credentials, coalesce(opt.kind = 'OPTED_IN', d.opted_in) AS opted_in,
  hold.changed_at AS suspended_at, hold.changed_by AS suspended_by, hold.reason AS suspension_reason,
  technicians.trained, technicians.air_cooled, technicians.liquid_cooled`;

const participation: Statement = {
  name: "participation",
  text: `SELECT ${participationColumns} FROM dealer d ${participationSql("$2::timestamptz")} WHERE d.id = ANY($1::text[])`,
};

/** What decides, as of an instant, whether dealers take part: one statement for all of them. */
export async function readParticipation(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  asOf: Date,
): Promise<ParticipationRow[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  return readable.length === 0 ? [] : runner.query<ParticipationRow>(participation, [readable, asOf]);
}

export type ParticipationChangeKind = "OPTED_IN" | "OPTED_OUT" | "SUSPENDED" | "RESUMED";

/** Instants as PostgreSQL prints them. */
export interface ParticipationChangeRow {
  readonly dealer_id: string;
  readonly number: number;
  readonly kind: ParticipationChangeKind;
  readonly reason: string | null;
  readonly changed_at: string;
  readonly changed_by: string;
}

/** How many of a dealer's changes are read. */
const mostChanges = 20;

const changes: Statement = {
  name: "participation_changes",
  text: `
    SELECT c.* FROM unnest($1::text[]) AS key(dealer_id) CROSS JOIN LATERAL (
      SELECT dealer_id, number, kind, reason, changed_at, changed_by FROM participation_change
      WHERE participation_change.dealer_id = key.dealer_id AND changed_at <= $2 ORDER BY number DESC LIMIT ${mostChanges}
    ) c ORDER BY c.dealer_id, c.number DESC`,
};

/** The newest 20 changes that were made to dealers' taking part up to an instant, newest first: one statement for all of them. */
export async function readParticipationChanges(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  asOf: Date,
): Promise<ParticipationChangeRow[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  return readable.length === 0 ? [] : runner.query<ParticipationChangeRow>(changes, [readable, asOf]);
}
