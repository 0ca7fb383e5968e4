import type { DateText, InstantText } from "./types.ts";

/** Dealers that are alike in something, and how often they were asked, as the API gives it. */
export interface FairnessBand {
  /** The least and the most that they have; null where there is no end, or it is not known. */
  readonly from: number | null;
  readonly to: number | null;
  readonly dealers: number;
  readonly couldBeAsked: number;
  readonly asked: number;
  /** 0 to 1; null where they never could be. */
  readonly shareAsked: number | null;
}

export type FairnessMeasure = "CORE_RANK" | "DISTANCE" | "TECHNICIANS";

/** Spearman's rank correlation of the share asked with something; null where there is none to be computed. */
export interface FairnessCorrelation {
  readonly by: FairnessMeasure;
  readonly coefficient: number | null;
  readonly dealers: number;
}

export interface FairnessOverall {
  readonly decisions: number;
  readonly unassigned: number;
  readonly byRank: readonly FairnessBand[];
  readonly byDistance: readonly FairnessBand[];
  readonly byTechnicians: readonly FairnessBand[];
  readonly correlations: readonly FairnessCorrelation[];
}

/** How requests were handed out in a period. */
export interface FairnessReport {
  readonly from: InstantText;
  /** The period ends before it. */
  readonly to: InstantText;
  readonly overall: FairnessOverall;
}

export type AssignmentHindrance =
  | "NO_SERVICE_DEALER"
  | "NO_PORTAL_CREDENTIALS"
  | "NO_TRAINED_TECHNICIAN"
  | "NOT_OPTED_IN"
  | "SUSPENDED"
  | "NO_QUALIFIED_TECHNICIAN"
  | "OUT_OF_REACH"
  | "ASKED_BEFORE";

/** How often a dealer was in question and was asked. */
export interface FairnessDealer {
  readonly dealerID: string;
  readonly name: string;
  readonly inQuestion: number;
  readonly couldBeAsked: number;
  readonly asked: number;
  readonly shareAsked: number | null;
  readonly meanCoreRank: number | null;
  readonly meanKilometres: number | null;
  readonly technicians: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
  readonly pending: number;
  /** The most frequent first. */
  readonly hindrances: readonly { readonly hindrance: AssignmentHindrance; readonly times: number }[];
}

export type FairnessSortField = "ASKED" | "COULD_BE_ASKED" | "SHARE_ASKED" | "CORE_RANK" | "DEALER_ID";

export interface FairnessSort {
  readonly field: FairnessSortField;
  readonly direction: "ASC" | "DESC";
}

/** So many days up to today, or from one day to another, both of them in it. */
export type FairnessPeriod = { readonly days: number } | { readonly from: DateText; readonly to: DateText };
