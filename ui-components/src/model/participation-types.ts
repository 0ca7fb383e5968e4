import type { InstantText } from "./types.ts";

/** What a dealer lacks to get service opportunities. */
export type UnmetCondition = "NO_SERVICE_DEALER" | "NO_PORTAL_CREDENTIALS" | "NO_TRAINED_TECHNICIAN" | "NOT_OPTED_IN" | "SUSPENDED";

export type ParticipationChangeKind = "OPTED_IN" | "OPTED_OUT" | "SUSPENDED" | "RESUMED";

/** What was set of a dealer's taking part. */
export interface ParticipationChange {
  readonly number: number;
  readonly kind: ParticipationChangeKind;
  readonly reason: string | null;
  readonly changedAt: InstantText;
  readonly changedBy: string;
}

/** Whether a dealer gets service opportunities. */
export interface ParticipationInShort {
  readonly takesPart: boolean;
  /** Empty where it does. */
  readonly unmet: readonly UnmetCondition[];
}

/** The same with all that decides it. */
export interface Participation extends ParticipationInShort {
  readonly optedIn: boolean;
  readonly suspendedAt: InstantText | null;
  readonly suspendedBy: string | null;
  readonly suspensionReason: string | null;
  readonly trainedTechnicians: number;
  readonly airCooledTechnicians: number;
  readonly liquidCooledTechnicians: number;
  /** Newest first. */
  readonly changes: readonly ParticipationChange[];
}

/** What can be set, by the name of the API's mutation. */
export type ParticipationMutation = "setOptIn" | "suspendDealer" | "resumeDealer";

/** What a reader wants set: the API's input of its mutation, but for the dealer. */
export interface ParticipationWish {
  readonly mutation: ParticipationMutation;
  readonly input: { readonly optedIn: boolean } | { readonly reason: string | null };
}
