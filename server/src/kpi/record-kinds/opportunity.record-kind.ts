import { all, any, filled, is, not, notAfter, passed } from "../formula/condition.ts";
import type { RecordKind } from "../formula/record-kind.ts";

export type OpportunityField =
  | "assigned_at"
  | "expires_at"
  | "request_cancelled_at"
  | "responded_at"
  | "response"
  | "decline_reason"
  | "outcome_at"
  | "outcome"
  | "close_reason"
  | "withdraw_reason"
  | "enrolled_at"
  | "answer"
  | "accepted_at"
  | "conclusion"
  | "completed_at"
  | "withdrawn_at"
  | "enrolment";

const inTime = notAfter<OpportunityField>("responded_at", "expires_at");
const accepted = is<OpportunityField>("answer", "ACCEPTED");

/** A service request handed to one dealer: its answer, its end and the enrolment that may follow. */
export const opportunity: RecordKind<OpportunityField> = {
  code: "OPPORTUNITY",
  table: "opportunity",
  born: "assigned_at",
  // Nobody answers, or completes, what the owner took back.
  ends: [["request_cancelled_at", ["responded_at", "outcome_at"]]],
  compared: [["responded_at", "expires_at"]],
  fields: {
    assigned_at: { source: "event" },
    expires_at: { source: "deadline" },
    request_cancelled_at: { source: "event" },
    responded_at: { source: "event" },
    response: { source: "text", stampedBy: "responded_at" },
    decline_reason: { source: "text", stampedBy: "responded_at" },
    outcome_at: { source: "event" },
    outcome: { source: "text", stampedBy: "outcome_at" },
    close_reason: { source: "text", stampedBy: "outcome_at" },
    withdraw_reason: { source: "text", stampedBy: "outcome_at" },
    enrolled_at: { source: "event" },
    // An answer after the window is none: the opportunity had expired at that instant.
    answer: {
      source: "cases",
      cases: [
        [all(is("response", "ACCEPTED"), inTime), "ACCEPTED"],
        [all(is("response", "REJECTED"), inTime), "REJECTED"],
        [notAfter("request_cancelled_at", "expires_at"), "CANCELLED"],
        [all(passed("expires_at"), filled("responded_at")), "ANSWERED_LATE"],
        [passed("expires_at"), "EXPIRED"],
      ],
      otherwise: "PENDING",
    },
    accepted_at: { source: "instantWhen", when: accepted, instant: "responded_at" },
    conclusion: {
      source: "cases",
      cases: [
        [not(accepted), "NONE"],
        [is("outcome", "COMPLETED"), "COMPLETED"],
        [is("outcome", "WITHDRAWN"), "WITHDRAWN"],
      ],
      otherwise: "OPEN",
    },
    completed_at: { source: "instantWhen", when: is("conclusion", "COMPLETED"), instant: "outcome_at" },
    withdrawn_at: { source: "instantWhen", when: is("conclusion", "WITHDRAWN"), instant: "outcome_at" },
    enrolment: {
      source: "cases",
      cases: [[filled("enrolled_at"), "ENROLLED"]],
      otherwise: "NOT_ENROLLED",
    },
  },
};

/** Expired counts an answer that came too late. */
export const expired = any<OpportunityField>(is("answer", "EXPIRED"), is("answer", "ANSWERED_LATE"));
