import type { DateText, InstantText } from "./types.ts";

/** What can be done with an opportunity. */
export type OpportunityStepKind = "ACCEPT" | "DECLINE" | "UPDATE_STATUS" | "COMPLETE" | "WITHDRAW" | "ENROL";

/** What an opportunity shows of the owner's request. */
export interface AskedRequest {
  readonly requestedAt: InstantText;
  readonly need: "SERVICE" | "MAINTENANCE";
  readonly cooling: "AIR_COOLED" | "LIQUID_COOLED";
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly firstName: string | null;
  readonly town: string | null;
  readonly postalCode: string | null;
  readonly kilometres: number | null;
  readonly erasedAt: InstantText | null;
}

/** How to reach an owner. */
export interface OwnerContact {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly street: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly preferences: string | null;
}

export type OpportunityEventKind =
  | "ASSIGNED"
  | "ACCEPTED"
  | "DECLINED"
  | "STATUS_UPDATED"
  | "COMPLETED"
  | "WITHDRAWN"
  | "ENROLLED"
  | "CANCELLED"
  | "STALE"
  | "OVERDUE";

export interface OpportunityEvent {
  readonly kind: OpportunityEventKind;
  readonly happenedAt: InstantText;
  readonly author: string;
  readonly note: string | null;
}

/** A day on which the time to answer stood still; without a holiday, of a weekend. */
export interface PausedDay {
  readonly day: DateText;
  readonly holiday: string | null;
  readonly hours: number;
}

/** An opportunity in a list of open ones. */
export interface OpenOpportunity {
  readonly internalID: string;
  readonly assignedAt: InstantText;
  readonly expiresAt: InstantText;
  readonly answeredAt: InstantText | null;
  readonly enrolledAt: InstantText | null;
  readonly nextSteps: readonly OpportunityStepKind[];
  /** Null where nothing of it may be seen. */
  readonly request: AskedRequest | null;
  readonly paused: readonly PausedDay[];
}

/** An opportunity with all there is to see of it. */
export interface OpportunityInFull extends OpenOpportunity {
  readonly answer: "ACCEPTED" | "REJECTED" | "EXPIRED" | "PENDING" | "CANCELLED";
  readonly declineReason: string | null;
  readonly conclusion: "COMPLETED" | "WITHDRAWN" | "OPEN" | null;
  readonly concludedAt: InstantText | null;
  readonly conclusionReason: string | null;
  readonly ownerSight: "CONTACT" | "NEED" | "NOTHING";
  readonly contact: OwnerContact | null;
  readonly events: readonly OpportunityEvent[];
}

/** What a reader wants done with an opportunity. */
export interface OpportunityStepWish {
  /** The opportunity's own id. */
  readonly id: string;
  readonly step: OpportunityStepKind;
  /** The reason, or how work stands; null where nothing is asked. */
  readonly words: string | null;
  /** Of a status update: sent again under the same id, it is the same one. */
  readonly updateID: string;
  /** Takes the promise that it is done; what it fails with is told at the opportunity. */
  readonly waitUntil: (done: Promise<unknown>) => void;
}

/** Steps that need words. */
export const stepNeedsWords: ReadonlySet<OpportunityStepKind> = new Set(["DECLINE", "UPDATE_STATUS", "COMPLETE", "WITHDRAW"]);

/** Milliseconds that are left to answer, by the clock that the list was made by; never less than none. */
export function millisecondsLeft(expiresAt: InstantText, asOf: InstantText, sinceMs: number): number {
  return Math.max(0, Date.parse(expiresAt) - Date.parse(asOf) - sinceMs);
}
