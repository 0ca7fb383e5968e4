/**
 * Where a dealer gave a request up, and another one could be asked, its owner wants nobody else: the other dealers get what their stories have
 * them get, and no request waits for ever. Parameter: now.
 */
export const cancelGivenUp = `
  UPDATE service_request r SET cancelled_at = given_up.at, cancelled_by = 'owner', cancel_reason = 'OWNER_CANCELLED'
  FROM (
    SELECT o.request_id, CASE
        WHEN o.outcome = 'WITHDRAWN' THEN o.outcome_at
        WHEN o.responded_at <= o.expires_at THEN CASE o.response WHEN 'REJECTED' THEN o.responded_at END
        ELSE o.expires_at + interval '1 ms'
      END AS at
    FROM opportunity o
  ) given_up
  WHERE given_up.request_id = r.id AND given_up.at <= $1 AND r.cancelled_at IS NULL
    AND NOT EXISTS (SELECT FROM assignment a WHERE a.request_id = r.id AND a.asked_dealer_id IS NULL)`;
