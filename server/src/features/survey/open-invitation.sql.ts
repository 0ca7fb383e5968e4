import { acceptedInTime } from "../opportunity/opportunity-standing.sql.ts";

const ofInvitation = (row: string) => `${row}.dealer_id = i.dealer_id AND ${row}.opportunity_id = i.opportunity_id`;

/** Whether a dealer has completed the opportunity `o`, which an owner can then be asked about. */
export const completed = `${acceptedInTime} AND o.outcome = 'COMPLETED'`;

/**
 * Whether the invitation `i` can still be answered at an instant: at the very instant that it expires, too. What it is about must still be
 * there, and an opportunity must not have its answer otherwise, such as by import.
 */
export const openAt = (now: string): string => `
  i.answered_at IS NULL AND i.revoked_at IS NULL AND i.expires_at >= ${now} AND CASE WHEN i.opportunity_id IS NULL
    THEN EXISTS (SELECT FROM customer c WHERE c.dealer_id = i.dealer_id AND c.id = i.customer_id)
    ELSE EXISTS (SELECT FROM opportunity o WHERE o.dealer_id = i.dealer_id AND o.id = i.opportunity_id AND ${completed})
      AND NOT EXISTS (SELECT FROM survey_answer a WHERE ${ofInvitation("a")} AND a.question = 'CSAT') END`;

/** The id of the answer to a question of an invitation. */
export const answerId = (invitation: string, question: string): string => `${invitation}.id || '-' || ${question}`;

/** Whether an answer was given by a link; the others are imported. */
export const answeredByLink = (answer: string): string => `EXISTS (SELECT FROM survey_invitation i WHERE i.dealer_id = ${answer}.dealer_id
  AND i.id = left(${answer}.id, -1 - length(${answer}.question)) AND i.answered_at IS NOT NULL AND ${answer}.id = ${answerId("i", `${answer}.question`)})`;
