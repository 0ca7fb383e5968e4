import type { DateText, Goal, MetricDefinition } from "./types.ts";

/** Where a goal comes from: the program, staff for everybody, a country or a dealer, or the dealer itself. */
export type GoalSource = "CATALOGUE" | "EVERYBODY" | "COUNTRY" | "DEALER" | "OWN";

/** A metric's goal, with where it comes from, since when and by whom. */
export interface MetricGoal {
  readonly metric: MetricDefinition;
  /** Null where it is withdrawn. */
  readonly goal: Goal | null;
  /** ISO 4217 code of a goal in money. */
  readonly currency: string | null;
  readonly source: GoalSource;
  readonly country: string | null;
  /** The first day it holds, and who set it; null for the program's own. */
  readonly validFrom: DateText | null;
  readonly setBy: string | null;
}

/** Whom a goal is set for. */
export type GoalTarget = "EVERYBODY" | "COUNTRY" | "DEALER";

/** A goal to set, but for its program. */
export interface GoalInput {
  readonly metric: string;
  readonly dealerID: string | null;
  readonly country: string | null;
  /** In the metric's own unit; for a share, 0.8 is 80 %. Null to withdraw. */
  readonly value: number | null;
  readonly withdraw: boolean;
  /** Null for the side on which the metric gets better. */
  readonly direction: Goal["direction"] | null;
  readonly strict: boolean;
  readonly currency: string | null;
  readonly validFrom: DateText;
}

/** Why nothing was changed. */
export interface UserError {
  /** Path of the input at fault. */
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** A dealer whose goals are shown. */
export interface GoalDealer {
  readonly internalID: string;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string;
}
