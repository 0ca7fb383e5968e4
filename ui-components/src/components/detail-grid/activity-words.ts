import type { commonEnglish } from "../../i18n/english/common.ts";
import type { detailGridEnglish } from "../../i18n/english/detail-grid.ts";
import type { EnrolmentStatus, OpportunityAnswer, OpportunityConclusion } from "../../model/types.ts";

/** Words that the grid has. */
export type GridWord = keyof typeof detailGridEnglish | keyof typeof commonEnglish;

/** The word of each answer, which is also the name of its mark. */
export const answerWords = {
  ACCEPTED: "accepted",
  REJECTED: "rejected",
  EXPIRED: "expired",
  PENDING: "pending",
  CANCELLED: "cancelled",
} as const satisfies Record<OpportunityAnswer, GridWord>;

export const conclusionWords = {
  COMPLETED: "completed",
  WITHDRAWN: "withdrawn",
  OPEN: "open",
} as const satisfies Record<OpportunityConclusion, GridWord>;

export const enrolmentWords = {
  ENROLLED: "enrolled",
  NOT_ENROLLED: "notEnrolled",
} as const satisfies Record<EnrolmentStatus, GridWord>;
