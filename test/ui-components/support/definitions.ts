import type { NamedMetric } from "@dealer-scorecards/ui-components/data/definition-operations.ts";
import type {
  DefinitionFindings,
  DefinitionMove,
  DefinitionNumbers,
  PreviewTotals,
  VersionedMetric,
} from "@dealer-scorecards/ui-components/model/definition-types.ts";
import { prepick } from "./boards.ts";
import { partsSold } from "./comparison.ts";

const json = (days: number): string => JSON.stringify({ metric: "PREPICK", numerator: { op: "withinDays", days } }, null, 2);

export const versionedMetric: VersionedMetric = {
  ...prepick,
  versions: [
    { version: 3, status: "PROPOSED", definition: "Picked within 45 days.", json: json(45) },
    { version: 2, status: "IN_FORCE", definition: "Picked within 30 days.", json: json(30) },
    { version: 1, status: "RETIRED", definition: "Picked within 60 days.", json: json(60) },
  ],
};

/** One without any other version. */
export const unchangedMetric: VersionedMetric = {
  ...partsSold,
  versions: [{ version: 1, status: "IN_FORCE", definition: "Parts sold in the month.", json: "{}" }],
};

export const metricNames: readonly NamedMetric[] = [prepick, partsSold];

/** Newest first. */
export const previewMonths: readonly string[] = Array.from({ length: 14 }, (_, index) =>
  new Date(Date.UTC(2026, 3 - index, 1)).toISOString().slice(0, 7),
);

/** What a share says against a goal of 60 percent. */
export function numbers(numerator: number, denominator: number): DefinitionNumbers {
  const value = denominator === 0 ? null : numerator / denominator;
  const goal = { value: 0.6, direction: "AT_LEAST", strict: false } as const;
  return { value, numerator, denominator, goal, met: value === null ? null : value >= goal.value, finalAt: null };
}

export function move(id: string, given: Partial<DefinitionMove> = {}): DefinitionMove {
  return {
    dealer: { internalID: id, name: `Dealer ${id}` },
    month: "2026-02",
    currency: null,
    before: numbers(3, 5),
    after: numbers(2, 5),
    crossing: "NEWLY_MISSED",
    valueChange: null,
    published: { version: 2, recordsChanged: false },
    ...given,
  };
}

/** One newly misses its goal, one newly meets it, one moves only, one gains a value. */
export const moves: readonly DefinitionMove[] = [
  move("D1"),
  move("D2", { month: "2026-03", before: numbers(2, 5), after: numbers(3, 5), crossing: "NEWLY_MET", published: null }),
  move("D3", { before: numbers(1, 4), after: numbers(0, 4), crossing: null, published: { version: 1, recordsChanged: true } }),
  move("D4", { before: numbers(0, 0), after: numbers(0, 1), crossing: null, valueChange: "WON" }),
];

export const totals: PreviewTotals = {
  dealers: 40,
  months: 480,
  dealersMoved: 4,
  moved: 4,
  newlyMet: 1,
  newlyMissed: 1,
  valuesWon: 1,
  valuesLost: 0,
  final: 3,
  recordsChanged: 1,
};

export const findings: DefinitionFindings = { faults: [], totals };

/** Of a definition that moves nothing. */
export const noFindings: DefinitionFindings = {
  faults: [],
  totals: { ...totals, dealersMoved: 0, moved: 0, newlyMet: 0, newlyMissed: 0, valuesWon: 0, final: 0, recordsChanged: 0 },
};

export const faulty: DefinitionFindings = {
  faults: [
    { path: "numerator.days", value: '"many"', message: "Expected a whole number." },
    { path: "", value: null, message: "Expected at most 2000 values in all." },
  ],
  totals: null,
};
