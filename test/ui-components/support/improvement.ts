import type { Baseline, ImprovementPlan, ImprovementReport } from "@dealer-scorecards/ui-components/model/improvement-types.ts";
import { prepick } from "./boards.ts";

export function baseline(given: Partial<Baseline> = {}): Baseline {
  return {
    metric: prepick,
    currency: null,
    number: 1,
    value: 0.5,
    monthValue: 0.5,
    records: 60,
    months: ["2025-10", "2025-11", "2025-12"].map((month) => ({ month, edition: 1 })),
    note: null,
    setBy: "someone",
    setAt: "2026-01-05T15:00:00.000Z",
    ...given,
  };
}

export const report: ImprovementReport = {
  before: { months: ["2025-10", "2025-11", "2025-12"], value: 0.5, numerator: 30, denominator: 60, records: 60 },
  since: { months: ["2026-01", "2026-02"], value: 0.875, numerator: 35, denominator: 40, records: 40 },
  change: 0.375,
  interval: { lower: 0.1992, upper: 0.5091 },
  verdict: "IMPROVING",
  advice: null,
  extraRecords: 15,
  costOfEach: 20,
  comparison: { dealers: 7, change: 0.02, difference: 0.355 },
};

export function plan(given: Partial<ImprovementPlan> = {}): ImprovementPlan {
  return {
    number: 1,
    name: "Pre-pick trolleys",
    action: "Parts are laid out in the evening.",
    broughtBy: "VENDOR",
    vendor: "Example Supply",
    startsOn: "2026-01-01",
    cost: 300,
    costCurrency: "USD",
    metric: prepick,
    baseline: { currency: null },
    state: "RUNNING",
    decisions: [],
    recordedBy: "someone",
    report,
    ...given,
  };
}

export const noChange: ImprovementReport = {
  ...report,
  since: { months: ["2026-01", "2026-02"], value: 0.55, numerator: 22, denominator: 40, records: 40 },
  change: 0.05,
  interval: { lower: -0.146, upper: 0.2393 },
  verdict: "NO_CHANGE",
  advice: "Go back to what worked and try again.",
  extraRecords: 2,
  costOfEach: null,
  comparison: null,
};

/** A report before there is a final month since. */
export function beforeAnyMonth(given: ImprovementReport): ImprovementReport {
  const none = { since: null, change: null, interval: null, advice: null, extraRecords: null, costOfEach: null, comparison: null };
  return { ...given, ...none, verdict: "TOO_EARLY" };
}

export const tooEarly = beforeAnyMonth(report);
