import { acceptedInTime } from "../opportunity/opportunity-standing.sql.ts";

export type OpportunityFlagKind = "STALE" | "OVERDUE";

/** Settings that say when opportunities are flagged, in days; null: never. */
export interface FlagTerms {
  readonly staleAfterDays: number | null;
  readonly closeWithinDays: number | null;
}

/** Accepted, and neither completed nor withdrawn; SQL over opportunities `o`. */
export const openNow = `${acceptedInTime} AND o.outcome IS NULL`;
export const openAt = (asOf: string): string =>
  `${acceptedInTime} AND o.responded_at <= ${asOf} AND (o.outcome IS NULL OR o.outcome_at > ${asOf})`;

const ofOpportunity = "e.dealer_id = o.dealer_id AND e.opportunity_id = o.id";

/**
 * The flags of open opportunities `o` as of an instant, as `f(kind, base, since)`: what the term runs from, and the first instant after it.
 * The newest update alone is kept with the opportunity; where that came later, its own events tell the one before, and of one without any
 * it is not known, so that it is not called stale. Days are of 24 hours.
 */
export const flagsSql = (asOf: string, terms: { readonly stale: string; readonly close: string }): string => `
  CROSS JOIN LATERAL (
    SELECT CASE WHEN o.status_updated_at > ${asOf} THEN (
        SELECT max(e.happened_at) FROM opportunity_event e WHERE ${ofOpportunity} AND e.kind IN ('ACCEPTED', 'STATUS_UPDATED') AND e.happened_at <= ${asOf}
      ) ELSE greatest(o.responded_at, o.status_updated_at) END AS at
  ) updated
  CROSS JOIN LATERAL (
    SELECT each.kind, each.base, each.base + make_interval(hours => 24 * each.days) + interval '1 ms' AS since
    FROM (VALUES ('STALE', updated.at, ${terms.stale}::int), ('OVERDUE', o.responded_at, ${terms.close}::int)) AS each(kind, base, days)
    WHERE each.base + make_interval(hours => 24 * each.days) < ${asOf}
  ) f`;

/** Whether it is kept as an event already, since what the term runs from. */
export const flagNoted = `EXISTS (SELECT FROM opportunity_event e WHERE ${ofOpportunity} AND e.kind = f.kind AND e.happened_at > f.base)`;
