import type { Goal } from "./goal.ts";
import type { Metric } from "./metric.ts";

/** Whom a goal is set for. `OWN` is a dealer's for itself; the others are the staff's. */
export const goalScopes = ["DEALER", "COUNTRY", "EVERYBODY", "OWN"] as const;
export type GoalScope = (typeof goalScopes)[number];
export type GoalSource = GoalScope | "CATALOGUE";

/** The narrower goes before the wider; a dealer's own holds only where neither staff nor catalogue has one. */
export const goalPrecedence = ["DEALER", "COUNTRY", "EVERYBODY", "CATALOGUE", "OWN"] as const satisfies readonly GoalSource[];

/** A goal set for a metric from a day on, or withdrawn from that day on. It is never changed: a later one takes its place. */
export interface SetGoal {
  readonly metric: string;
  readonly scope: GoalScope;
  /** Of a metric in money; null for any other. */
  readonly currency: string | null;
  /** First day on which it holds. */
  readonly validFrom: string;
  /** Null where it was withdrawn. */
  readonly goal: Goal | null;
  readonly setBy: string;
  readonly setAt: string;
}

export interface GoalInForce<Set extends SetGoal = SetGoal> {
  readonly goal: Goal;
  readonly currency: string | null;
  readonly source: GoalSource;
  /** What set it; null for the catalogue. */
  readonly set: Set | null;
}

function ofCatalogue({ goal, goalCurrency }: Metric, currency: string | null): GoalInForce<never> | undefined {
  if (!goal || (goalCurrency !== undefined && goalCurrency !== currency)) return undefined;
  return { goal, currency: goalCurrency ?? null, source: "CATALOGUE", set: null };
}

/**
 * The goal of a metric that holds on a day; null where there is none. A goal in money holds for its own currency only.
 * `set`: the metric's goals set for the dealer and for all it belongs to, the newest valid day first and of one day the last set first.
 */
export function goalInForce<Set extends SetGoal>(
  metric: Metric,
  currency: string | null,
  day: string,
  set: readonly Set[],
): GoalInForce<Set> | null {
  for (const source of goalPrecedence) {
    if (source === "CATALOGUE") {
      const found = ofCatalogue(metric, currency);
      if (found) return found;
      continue;
    }
    const newest = set.find(
      (each) => each.scope === source && each.validFrom <= day && (each.currency === null || each.currency === currency),
    );
    if (newest?.goal) return { goal: newest.goal, currency: newest.currency, source, set: newest };
  }
  return null;
}
