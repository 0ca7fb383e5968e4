import type { OpportunitySteps } from "./opportunity-steps.ts";

const unanswered = { response: null, respondedAt: null, declineReason: null };
const notEnded = { outcome: null, outcomeAt: null, closeReason: null, withdrawReason: null };

/** The steps that were stamped by `now`; what came later has not happened yet. */
export function untilNow(steps: OpportunitySteps, now: Date): OpportunitySteps {
  const after = (instant: Date | null) => instant !== null && instant > now;
  const notAnswered = after(steps.respondedAt);
  return {
    ...steps,
    ...(notAnswered ? unanswered : {}),
    ...(after(steps.outcomeAt) ? notEnded : {}),
    requestCancelledAt: after(steps.requestCancelledAt) ? null : steps.requestCancelledAt,
    statusUpdatedAt: after(steps.statusUpdatedAt) ? null : steps.statusUpdatedAt,
    enrolledAt: notAnswered || after(steps.enrolledAt) ? null : steps.enrolledAt,
  };
}
