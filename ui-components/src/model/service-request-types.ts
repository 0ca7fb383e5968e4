import type { AskedRequest } from "./opportunity-types.ts";
import type { UnmetCondition } from "./participation-types.ts";
import type { InstantText } from "./types.ts";

/** Where a request stands; those that staff should look at first come first. */
export const requestStates = ["UNASSIGNED", "WAITING", "ASKED", "ACCEPTED", "COMPLETED", "CANCELLED"] as const;
export type ServiceRequestState = (typeof requestStates)[number];

/** That a dealer was looked for, and which one was asked; null where none was left. */
export interface AskedDealer {
  readonly round: number;
  readonly dealerID: string | null;
}

/** An owner's request as staff see it in a list. */
export interface ServiceRequest extends Pick<AskedRequest, "need" | "cooling" | "model" | "town" | "postalCode" | "erasedAt"> {
  readonly internalID: string;
  readonly state: ServiceRequestState;
  readonly receivedAt: InstantText;
  /** Name of who brought it; null of the operator's own systems. */
  readonly sender: string | null;
  readonly cancelledAt: InstantText | null;
  readonly cancelledBy: string | null;
  readonly cancelReason: string | null;
  /** In order. */
  readonly assignments: readonly AskedDealer[];
}

/** Why a dealer could not be asked. */
export type Hindrance = UnmetCondition | "ASKED_BEFORE" | "NO_QUALIFIED_TECHNICIAN" | "OUT_OF_REACH";

/** A dealer in question for a request, as it stood then. */
export interface Candidate {
  readonly dealerID: string;
  /** Empty where it could be asked. */
  readonly hindrances: readonly Hindrance[];
  readonly kilometres: number | null;
  /** 0 to 1. */
  readonly coreRank: number | null;
  readonly received: number;
}

/** Who was looked at when a dealer was looked for the last time, and why one was asked or none. */
export interface Decision extends AskedDealer {
  readonly decidedAt: InstantText;
  readonly basis: "KNOWN_RELATIONSHIP" | "NEARBY" | null;
  readonly decidedBy: "DEALER_ID" | "DISTANCE" | "ONLY_ONE" | "RANK" | "RECEIVED" | "RELATIONSHIP" | null;
  readonly candidates: readonly Candidate[];
}

/** An accepted opportunity that staff should look at. */
export interface FlaggedOpportunity {
  readonly flags: readonly { readonly kind: "STALE" | "OVERDUE"; readonly since: InstantText }[];
  readonly opportunity: {
    readonly internalID: string;
    readonly dealerID: string;
    readonly answeredAt: InstantText | null;
    readonly request: Pick<AskedRequest, "need" | "model" | "town" | "postalCode" | "kilometres"> | null;
  };
}

/** What staff want done, by the name of the API's mutation, with its input. */
export type RequestWish =
  | { readonly mutation: "cancelServiceRequest"; readonly input: { readonly id: string; readonly reason: string } }
  | {
      readonly mutation: "withdrawOpportunity";
      readonly input: { readonly dealerID: string; readonly opportunityID: string; readonly reason: string };
    };

/** Names of dealers by their own ids. */
export type DealerNames = Readonly<Record<string, string>>;
