import type { Goal, InstantText, MetricDefinition, Month } from "./types.ts";

/** A version of a metric's definition, as the API gives it. */
export interface DefinitionVersion {
  readonly version: number;
  readonly status: "RETIRED" | "IN_FORCE" | "PROPOSED";
  /** What it counts, in words. */
  readonly definition: string;
  /** The same as JSON text. */
  readonly json: string;
}

/** A metric with all versions of its definition that the reader may see, newest first. */
export interface VersionedMetric extends MetricDefinition {
  readonly versions: readonly DefinitionVersion[];
}

/** What is to be previewed: a version of the catalogue, or a definition as JSON text. */
export interface DefinitionAsked {
  readonly version: number | null;
  readonly definition: string | null;
  readonly from: Month;
  readonly to: Month;
}

/** What is wrong with a definition that was given as JSON. */
export interface DefinitionFault {
  /** Blank for the whole. */
  readonly path: string;
  readonly value: string | null;
  readonly message: string;
}

/** How much a version moves. */
export interface PreviewTotals {
  readonly dealers: number;
  readonly months: number;
  readonly dealersMoved: number;
  readonly moved: number;
  readonly newlyMet: number;
  readonly newlyMissed: number;
  readonly valuesWon: number;
  readonly valuesLost: number;
  /** Of those that move, published. */
  readonly final: number;
  /** Published ones whose records have changed since. */
  readonly recordsChanged: number;
}

/** What a version gives for a month. */
export interface DefinitionNumbers {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly goal: Goal | null;
  readonly met: boolean | null;
  readonly finalAt: InstantText | null;
}

/** A dealer's month that a version moves. */
export interface DefinitionMove {
  readonly dealer: { readonly internalID: string; readonly name: string };
  readonly month: Month;
  /** ISO 4217 code of a metric in money. */
  readonly currency: string | null;
  readonly before: DefinitionNumbers;
  readonly after: DefinitionNumbers;
  readonly crossing: "NEWLY_MET" | "NEWLY_MISSED" | null;
  readonly valueChange: "WON" | "LOST" | null;
  /** Null for an open month. */
  readonly published: { readonly version: number; readonly recordsChanged: boolean | null } | null;
}

/** What a preview found; totals are null where the definition has faults. */
export interface DefinitionFindings {
  readonly faults: readonly DefinitionFault[];
  readonly totals: PreviewTotals | null;
}
