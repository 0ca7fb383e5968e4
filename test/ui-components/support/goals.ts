import type { GoalDealer, MetricGoal } from "@dealer-scorecards/ui-components/model/goal-types.ts";
import type { MetricDefinition } from "@dealer-scorecards/ui-components/model/types.ts";
import { prepick } from "./boards.ts";

export const margin: MetricDefinition = { ...prepick, code: "PARTS", name: "Parts sold", shape: "SUM", unit: "MONEY" };
export const distance: MetricDefinition = {
  ...prepick,
  code: "DISTANCE",
  name: "Distance",
  shape: "RATIO",
  unit: "KILOMETRES",
  better: null,
};

export const goalDealer: GoalDealer = { internalID: "D1", name: "North Yard", country: "CA", currency: "CAD" };

export function metricGoal(given: Partial<MetricGoal> = {}): MetricGoal {
  return {
    metric: prepick,
    goal: { value: 0.6, direction: "AT_LEAST", strict: true },
    currency: null,
    source: "CATALOGUE",
    country: null,
    validFrom: null,
    setBy: null,
    ...given,
  };
}

export const goals: readonly MetricGoal[] = [
  metricGoal(),
  metricGoal({
    metric: margin,
    goal: { value: 500, direction: "AT_LEAST", strict: false },
    currency: "CAD",
    source: "COUNTRY",
    country: "CA",
    validFrom: "2026-03-01",
    setBy: "staff",
  }),
];
