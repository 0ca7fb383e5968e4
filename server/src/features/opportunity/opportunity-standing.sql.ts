/** SQL over opportunities `o`, as `opportunityState` says of one: an answer at the very instant of expiry is in time. */
export const acceptedInTime = "o.response = 'ACCEPTED' AND o.responded_at <= o.expires_at";

/** Whether the dealer can still answer. */
export const pendingAt = (now: string): string => `o.response IS NULL AND o.request_cancelled_at IS NULL AND o.expires_at >= ${now}`;

/** Whether the time to answer is over, and neither an answer in time nor a cancellation came before. */
export const expiredAt = (now: string): string =>
  `o.expires_at < ${now} AND (o.responded_at IS NULL OR o.responded_at > o.expires_at)
   AND (o.request_cancelled_at IS NULL OR o.request_cancelled_at > o.expires_at)`;

/** Whether the dealer has it in hand, or has completed it. */
export const inHand = `${acceptedInTime} AND o.outcome IS DISTINCT FROM 'WITHDRAWN'`;

/** Whether a step of it was taken here; imported history has none. */
export const hasEvents = (opportunity: string): string =>
  `EXISTS (SELECT FROM opportunity_event e WHERE e.dealer_id = ${opportunity}.dealer_id AND e.opportunity_id = ${opportunity}.id)`;
