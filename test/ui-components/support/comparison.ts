import type { ComparedGroup, ComparedMetric, DealerResult, Quartiles } from "@dealer-scorecards/ui-components/model/comparison-types.ts";
import type { MetricDefinition, MetricResult } from "@dealer-scorecards/ui-components/model/types.ts";
import { prepick } from "./boards.ts";
import { metricResult } from "./fixtures.ts";

export const quartiles: Quartiles = { dealers: 32, lower: 0.7, median: 0.8, upper: 0.9 };

export const hours: MetricDefinition = { ...prepick, code: "HOURS", name: "Hours sold", shape: "RATIO", unit: "HOURS", better: null };
export const partsSold: MetricDefinition = { ...prepick, code: "PARTS", name: "Parts sold", shape: "SUM", unit: "MONEY" };

const plain = { goal: null, met: null, sufficiency: null } as const;

/** All dealers together: 1,000 of 1,250 pre-picked where nothing else is said. */
export function together(given: Partial<MetricResult> = {}): MetricResult {
  return metricResult({ metricCode: "PREPICK", value: 0.8, numerator: 1000, denominator: 1250, ...given });
}

export function compared(given: Partial<ComparedMetric> = {}): ComparedMetric {
  return { metric: prepick, result: together(), quartiles, ...given };
}

/** Two groups: a share with its goal; hours in progress, money in two currencies. */
export const comparedGroups: readonly ComparedGroup[] = [
  { code: "PARTS", name: "Parts supply", metrics: [compared()] },
  {
    code: "WORK",
    name: "Workshop",
    metrics: [
      {
        metric: hours,
        result: together({ ...plain, metricCode: "HOURS", value: 2.5, numerator: 100, denominator: 40, state: "IN_PROGRESS" }),
        quartiles: null,
      },
      ...["CAD", "USD"].map((currency) => ({
        metric: partsSold,
        result: together({ ...plain, metricCode: "PARTS", value: 5000, numerator: 5000, denominator: null, currency }),
        quartiles: { dealers: 7, lower: 300, median: 400, upper: 500 },
      })),
    ],
  },
];

export function dealerResult(id: string, counted: number, given: Partial<MetricResult> = {}): DealerResult {
  const value = counted / 50;
  return {
    dealer: { internalID: id, name: `Dealer ${id}` },
    result: together({ value, numerator: counted, denominator: 50, met: value >= 0.6, ...given }),
  };
}

/** The best of them has few records. */
export const dealerResults: readonly DealerResult[] = [
  dealerResult("D3", 19, { value: 0.95, denominator: 20, met: true, sufficiency: "FEW" }),
  dealerResult("D1", 45),
  dealerResult("D2", 25),
];
