import { Failure } from "../../platform/failure.ts";

/** Where an opportunity stands at an instant; derived from its stamps, never stored. */
export type OpportunityState = "PENDING" | "ACCEPTED" | "COMPLETED" | "WITHDRAWN" | "REJECTED" | "EXPIRED" | "CANCELLED";

/** The stamps of an opportunity, as they are stored. */
export interface OpportunityStamps {
  readonly expiresAt: Date;
  readonly requestCancelledAt: Date | null;
  readonly response: "ACCEPTED" | "REJECTED" | null;
  readonly respondedAt: Date | null;
  readonly declineReason: string | null;
  readonly outcome: "COMPLETED" | "WITHDRAWN" | null;
  readonly closeReason: string | null;
  readonly withdrawReason: string | null;
  readonly enrolledAt: Date | null;
}

/** What a dealer or staff do with an opportunity. */
export type OpportunityStep =
  | { readonly kind: "ACCEPT" }
  | { readonly kind: "DECLINE"; readonly reason: string }
  | { readonly kind: "UPDATE_STATUS"; readonly note: string; readonly updateId: string }
  | { readonly kind: "COMPLETE"; readonly reason: string }
  | { readonly kind: "WITHDRAW"; readonly reason: string }
  | { readonly kind: "ENROL" };

type StateStamps = Pick<OpportunityStamps, "expiresAt" | "requestCancelledAt" | "response" | "respondedAt" | "outcome">;

/** An answer at the very instant of `expiresAt` is in time; one after it is none. */
export function opportunityState(stamps: StateStamps, now: Date): OpportunityState {
  const { expiresAt, respondedAt, response, outcome, requestCancelledAt } = stamps;
  if (response !== null && respondedAt !== null && respondedAt <= expiresAt)
    return response === "REJECTED" ? "REJECTED" : (outcome ?? "ACCEPTED");
  if (requestCancelledAt !== null && requestCancelledAt <= expiresAt) return "CANCELLED";
  return now > expiresAt ? "EXPIRED" : "PENDING";
}

/** What each step may follow, and what it makes of it. Enrolment changes no state. */
const follows: Readonly<Record<OpportunityStep["kind"], readonly OpportunityState[]>> = {
  ACCEPT: ["PENDING"],
  DECLINE: ["PENDING"],
  UPDATE_STATUS: ["ACCEPTED"],
  COMPLETE: ["ACCEPTED"],
  WITHDRAW: ["ACCEPTED"],
  ENROL: ["ACCEPTED", "COMPLETED", "WITHDRAWN"],
};

/** The steps that can be taken now, by a dealer, or by staff, who alone take one back; a generator is enrolled once. */
export function nextSteps(state: OpportunityState, enrolled: boolean, byStaff: boolean): OpportunityStep["kind"][] {
  const kinds = Object.keys(follows) as OpportunityStep["kind"][];
  return kinds.filter((kind) => follows[kind].includes(state) && (kind !== "WITHDRAW" || byStaff) && (kind !== "ENROL" || !enrolled));
}

/** Whether the step has been taken already, with the same words. A note can be written twice. */
function taken(step: OpportunityStep, stamps: OpportunityStamps, state: OpportunityState): boolean {
  switch (step.kind) {
    case "ACCEPT":
      return state === "ACCEPTED" || state === "COMPLETED" || state === "WITHDRAWN";
    case "DECLINE":
      return state === "REJECTED" && stamps.declineReason === step.reason;
    case "UPDATE_STATUS":
      return false;
    case "COMPLETE":
      return state === "COMPLETED" && stamps.closeReason === step.reason;
    case "WITHDRAW":
      return state === "WITHDRAWN" && stamps.withdrawReason === step.reason;
    case "ENROL":
      return stamps.enrolledAt !== null;
  }
}

const stands: Readonly<Record<OpportunityState, string>> = {
  PENDING: "it has not been accepted yet",
  ACCEPTED: "it has been accepted",
  COMPLETED: "it is completed",
  WITHDRAWN: "it was withdrawn",
  REJECTED: "it was declined",
  EXPIRED: "its time to answer is over",
  CANCELLED: "the owner has cancelled the request",
};

const attempted: Readonly<Record<OpportunityStep["kind"], string>> = {
  ACCEPT: "accepted",
  DECLINE: "declined",
  UPDATE_STATUS: "updated",
  COMPLETE: "completed",
  WITHDRAW: "withdrawn",
  ENROL: "enrolled",
};

function why({ kind }: OpportunityStep, { expiresAt }: OpportunityStamps, state: OpportunityState): string {
  if (state === "EXPIRED") return `its time to answer ended at ${expiresAt.toISOString()}`;
  if (state === "PENDING" && kind === "WITHDRAW") return "it has not been accepted yet; cancel the request instead";
  return stands[state];
}

/**
 * Whether a step is to be taken now: false where it was taken already, so that nothing changes. Fails with `CONFLICT` where it
 * contradicts what was done before, or comes too early or too late.
 */
export function isToTake(step: OpportunityStep, stamps: OpportunityStamps, now: Date): boolean {
  const state = opportunityState(stamps, now);
  if (taken(step, stamps, state)) return false;
  if (follows[step.kind].includes(state)) return true;
  throw new Failure("CONFLICT", `The opportunity cannot be ${attempted[step.kind]}: ${why(step, stamps, state)}.`, { state });
}
