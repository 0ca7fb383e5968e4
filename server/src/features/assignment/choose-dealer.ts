import type { UnmetCondition } from "../participation/participation.ts";
import type { CoreRank } from "./core-rank.ts";

/** How a dealer knows a generator, in the order in which it is asked. A registration alone is no relationship to go by. */
export const consideredRelationships = ["FLEET_DEALER_MANAGED", "MOBILE_LINK_PREFERRED", "FLEET_UNMONITORED"] as const;

export type ConsideredRelationship = (typeof consideredRelationships)[number];

/** Why a dealer is not asked for a certain request. */
export type Hindrance = UnmetCondition | "NO_QUALIFIED_TECHNICIAN" | "OUT_OF_REACH" | "ASKED_BEFORE";

/** A dealer that knows the generator or lies within the radius of the request. */
export interface Candidate {
  readonly dealerId: string;
  /** Null where the request or the dealer has no place. */
  readonly kilometres: number | null;
  /** The strongest one that is considered. */
  readonly relationship: ConsideredRelationship | null;
  /** Empty where it can be asked. */
  readonly unmet: readonly Hindrance[];
  /** Null of a dealer that does not take part. */
  readonly rank: CoreRank | null;
  /** Opportunities handed to it in the 30 days before. */
  readonly received: number;
}

/** What the choice was decided by: the first at which the dealer differed from the next one. */
export type DecidedBy = "RELATIONSHIP" | "ONLY_ONE" | "RANK" | "DISTANCE" | "RECEIVED" | "DEALER_ID";

export interface Choice {
  readonly dealerId: string;
  readonly basis: "KNOWN_RELATIONSHIP" | "NEARBY";
  readonly decidedBy: DecidedBy;
}

const twoDecimals = (value: number): number => Math.round(value * 100) / 100;

type Key = readonly [by: DecidedBy, of: (candidate: Candidate) => number | string];

const relationshipKey: Key = [
  "RELATIONSHIP",
  ({ relationship }) => (relationship ? consideredRelationships.indexOf(relationship) : consideredRelationships.length),
];

/** Ranks and distances that are equal to two decimals are a tie. */
const nearbyKeys: readonly Key[] = [
  ["RANK", ({ rank }) => -twoDecimals(rank?.value ?? 0)],
  ["DISTANCE", ({ kilometres }) => twoDecimals(kilometres ?? Number.MAX_SAFE_INTEGER)],
  ["RECEIVED", ({ received }) => received],
  ["DEALER_ID", ({ dealerId }) => dealerId],
];

function compareBy(keys: readonly Key[], one: Candidate, other: Candidate): { readonly order: number; readonly by: DecidedBy } {
  for (const [by, of] of keys) {
    const [left, right] = [of(one), of(other)];
    if (left !== right) return { order: left < right ? -1 : 1, by };
  }
  return { order: 0, by: "ONLY_ONE" };
}

function first(candidates: readonly Candidate[], keys: readonly Key[]): { readonly chosen: Candidate; readonly by: DecidedBy } | null {
  const [chosen, next] = candidates.toSorted((one, other) => compareBy(keys, one, other).order);
  if (!chosen) return null;
  return { chosen, by: next ? compareBy(keys, chosen, next).by : "ONLY_ONE" };
}

/**
 * The dealer that is asked: the first that knows the generator and can take it, otherwise the best ranked one nearby; null where none
 * is left. By the program's specification, "Who gets an opportunity".
 */
export function chooseDealer(candidates: readonly Candidate[]): Choice | null {
  const free = candidates.filter(({ unmet }) => unmet.length === 0);
  const known = first(
    free.filter(({ relationship }) => relationship !== null),
    [relationshipKey, ...nearbyKeys],
  );
  if (known) return { dealerId: known.chosen.dealerId, basis: "KNOWN_RELATIONSHIP", decidedBy: known.by };
  const nearby = first(free, nearbyKeys);
  return nearby && { dealerId: nearby.chosen.dealerId, basis: "NEARBY", decidedBy: nearby.by };
}
