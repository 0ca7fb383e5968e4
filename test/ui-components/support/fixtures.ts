import type { MetricDefinition, MetricResult, MetricTile, OpportunityActivity } from "@dealer-scorecards/ui-components/model/types.ts";

/** A close rate of 25 of 31, final and met, where nothing else is said. */
export function metricResult(given: Partial<MetricResult> = {}): MetricResult {
  return {
    month: "2026-03",
    metricCode: "CLOSE_RATE",
    state: "FINAL",
    value: 25 / 31,
    numerator: 25,
    denominator: 31,
    goal: { value: 0.6, direction: "AT_LEAST", strict: false },
    met: true,
    sufficiency: "ENOUGH",
    finalAt: "2026-05-03T05:00:00.000Z",
    ...given,
  };
}

export const closeRate: MetricDefinition = {
  code: "CLOSE_RATE",
  name: "Close rate",
  definition: "Of the accepted opportunities, those completed within 30 days.",
  shape: "PROPORTION",
};

export function metricTile(given: Partial<MetricTile> = {}): MetricTile {
  return {
    metric: closeRate,
    result: metricResult(),
    range: { from: "2026-03-01", to: "2026-03-31" },
    cohort: { value: 40, metric: { name: "Assigned" } },
    bars: [metricResult({ month: "2026-02", value: 0.5, numerator: 5, denominator: 10, met: false }), metricResult()],
    ...given,
  };
}

/** Accepted, completed and enrolled, where nothing else is said. */
export function opportunity(given: Partial<OpportunityActivity> = {}): OpportunityActivity {
  return {
    internalID: "SO-1",
    assignedAt: "2026-03-02T17:00:00.000Z",
    expiresAt: "2026-03-04T17:00:00.000Z",
    answer: "ACCEPTED",
    answeredAt: "2026-03-03T17:00:00.000Z",
    conclusion: "COMPLETED",
    // Still the 9th on the dealer's clocks.
    concludedAt: "2026-03-10T04:59:59.999Z",
    enrolment: "ENROLLED",
    enrolledAt: "2026-03-12T17:00:00.000Z",
    hasDetails: true,
    ...given,
  };
}

/** SO-1, SO-2, … */
export function opportunities(count: number): readonly OpportunityActivity[] {
  return Array.from({ length: count }, (_, index) => opportunity({ internalID: `SO-${index + 1}` }));
}
