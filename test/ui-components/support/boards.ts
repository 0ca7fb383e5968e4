import type {
  BoardMetric,
  MetricDefinition,
  MetricGroup,
  MetricResult,
  Obstacle,
  ProgramReadiness,
  RecordNeed,
  UnsatisfiedCustomer,
  WeeklyResult,
} from "@dealer-scorecards/ui-components/model/types.ts";
import { metricResult } from "./fixtures.ts";

export const prepick: MetricDefinition = {
  code: "PREPICK",
  name: "Pre-pick rate",
  definition: "Orders whose parts were picked in time.",
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  importance: "Nobody waits for parts.",
  weekly: true,
};

export const fillRate: MetricDefinition = { ...prepick, code: "FILL", name: "Fill rate" };

/** So many of 50 pre-picked in a month, final; the goal is above 60 %. */
export function prepicked(month: string, counted: number, given: Partial<MetricResult> = {}): MetricResult {
  const goal = { value: 0.6, direction: "AT_LEAST", strict: true } as const;
  const value = counted / 50;
  return metricResult({ month, metricCode: "PREPICK", value, numerator: counted, denominator: 50, goal, met: value > 0.6, ...given });
}

export const inProgress: Partial<MetricResult> = { state: "IN_PROGRESS", met: null, finalAt: "2026-05-03T05:00:00.000Z" };

/** A month missed, one met, one in progress. */
export const months: readonly MetricResult[] = [prepicked("2026-02", 25), prepicked("2026-03", 40), prepicked("2026-04", 20, inProgress)];

export function obstacle(code: string, result: MetricResult | null | undefined): Obstacle {
  return { code, text: `Cause ${code}.`, evidence: result === undefined ? null : { metric: fillRate, result } };
}

export function boardMetric(given: Partial<BoardMetric> = {}): BoardMetric {
  return { metric: prepick, result: prepicked("2026-03", 25), months, obstacles: [obstacle("A", undefined)], ...given };
}

export function group(metrics: readonly BoardMetric[] = [boardMetric()]): MetricGroup {
  return { code: "PARTS", name: "Parts supply", importance: "Saves hours.", metrics };
}

/** So many of 10 pre-picked in a week of March 2026 by its Monday, settled; the goal is above 60 %. */
export function weekly(from: string, counted: number, given: Partial<WeeklyResult> = {}): WeeklyResult {
  const goal = { value: 0.6, direction: "AT_LEAST", strict: true } as const;
  const to = new Date(Date.parse(from) + 6 * 86_400_000).toISOString().slice(0, 10);
  const numbers = { value: counted / 10, numerator: counted, denominator: 10, sufficiency: "ENOUGH" as const };
  return { from, to, metricCode: "PREPICK", settled: true, ...numbers, goal, met: counted > 6, ...given };
}

/** Newest first, as the API has them: one that can change, one met, none, one missed. */
export const weeks: readonly WeeklyResult[] = [
  weekly("2026-03-23", 9, { settled: false }),
  weekly("2026-03-16", 8),
  weekly("2026-03-02", 5),
];

/** One still open, one made good a month later, and one of whom little was recorded. */
export const unsatisfiedCustomers: readonly UnsatisfiedCustomer[] = [
  { customerID: "CU-48", workOrderID: "WO-1378", foundAt: "2026-03-21T18:39:00.000Z", solvedAt: null, followUp: { channel: "PHONE" } },
  {
    customerID: "CU-6",
    workOrderID: "WO-403",
    foundAt: "2026-02-10T03:00:00.000Z",
    solvedAt: "2026-03-10T18:00:00.000Z",
    followUp: { channel: "Messenger" },
  },
  { customerID: null, workOrderID: null, foundAt: "2026-01-05T18:00:00.000Z", solvedAt: null, followUp: null },
];

export function recordNeed(given: Partial<RecordNeed> = {}): RecordNeed {
  return { recordKind: "TIME_ENTRY", column: null, value: null, label: null, importKind: "time-entries", importColumn: null, ...given };
}

const modelOfUnit = recordNeed({
  recordKind: "ASSET",
  column: "model",
  label: "model",
  importKind: "assets",
  importColumn: "model",
});

/** Of three metrics one can be computed, one in part, and one waits for hours worked. */
export const readiness: ProgramReadiness = {
  metrics: [
    { metric: prepick, state: "READY", missing: [], incomplete: [] },
    {
      metric: { code: "FIX", name: "First-time fix rate" },
      state: "PARTLY",
      missing: [],
      incomplete: [
        { need: modelOfUnit, records: 27, possible: 646, share: 27 / 646 },
        { need: recordNeed({ recordKind: "VAN", importKind: null }), records: 0, possible: 0, share: null },
      ],
    },
    { metric: { code: "USE", name: "Labour utilisation" }, state: "MISSING", missing: [recordNeed()], incomplete: [] },
  ],
  unlocks: [
    {
      need: recordNeed(),
      unlocks: [{ code: "USE", name: "Labour utilisation" }],
      alsoNeededBy: [{ code: "EFF", name: "Labour efficiency" }],
    },
  ],
};
