import type { Messages } from "../../i18n/messages.ts";
import type { EnrolmentStatus, OpportunityAnswer, OpportunityConclusion } from "../../model/types.ts";

/** The word of each answer, which is also the name of its mark. */
export const answerWords = {
  ACCEPTED: "accepted",
  REJECTED: "rejected",
  EXPIRED: "expired",
  PENDING: "pending",
  CANCELLED: "cancelled",
} as const satisfies Record<OpportunityAnswer, keyof Messages>;

export const conclusionWords = {
  COMPLETED: "completed",
  WITHDRAWN: "withdrawn",
  OPEN: "open",
} as const satisfies Record<OpportunityConclusion, keyof Messages>;

export const enrolmentWords = {
  ENROLLED: "enrolled",
  NOT_ENROLLED: "notEnrolled",
} as const satisfies Record<EnrolmentStatus, keyof Messages>;
