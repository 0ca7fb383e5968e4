import { acceptedInTime, pendingAt } from "../opportunity/opportunity-standing.sql.ts";

/** How much of the owner may be seen through an opportunity: the need and the place, contact data too, or nothing. */
export type OwnerSight = "CONTACT" | "NEED" | "NOTHING";

/**
 * What a dealer may see of an owner, as SQL over an opportunity `o`; row-level security says the same for the present. As of a past
 * instant it is the less of what it was then and what it is now.
 */
export const ownerSight = (now: string, asOf: string): string => `CASE
  WHEN ${acceptedInTime} THEN CASE WHEN o.outcome = 'WITHDRAWN' THEN 'NOTHING' WHEN o.responded_at <= ${asOf} THEN 'CONTACT' ELSE 'NEED' END
  WHEN ${pendingAt(now)} THEN 'NEED' ELSE 'NOTHING' END`;
