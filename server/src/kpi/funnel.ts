import type { FunnelStep } from "./metric.ts";
import { type Sufficiency, sufficiencyOfRecords } from "./results/metric-result.ts";

/** Codes of the metrics that tell a step. */
export function metricsOfStep({ count, rate }: FunnelStep): string[] {
  return [count.metric, ...(rate === undefined ? [] : [rate])];
}

/** What a metric came to, in decimal text. */
export interface StepNumbers {
  readonly numerator: string;
  readonly denominator: string | null;
}

/** A step with its numbers; shares are null where there is nothing to be a share of. */
export interface CountedStep {
  readonly step: FunnelStep;
  readonly count: number;
  readonly alsoStepBefore: number | null;
  readonly stepBefore: number | null;
  readonly shareOfStepBefore: number | null;
  readonly shareOfAll: number | null;
  readonly sufficiency: Sufficiency | null;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The steps of a funnel by the numbers of its metrics; of a metric without records there are none. */
export function countedSteps(funnel: readonly FunnelStep[], numbers: ReadonlyMap<string, StepNumbers>): CountedStep[] {
  const measured = (metric: string, measure: "NUMERATOR" | "DENOMINATOR"): number => {
    const found = numbers.get(metric);
    return Number((measure === "NUMERATOR" ? found?.numerator : found?.denominator) ?? 0);
  };
  const counts = funnel.map(({ count }) => measured(count.metric, count.measure));
  const [all = 0] = counts;
  return funnel.map((step, index) => {
    const { rate } = step;
    const count = counts[index] ?? 0;
    const alsoStepBefore = rate === undefined ? null : measured(rate, "NUMERATOR");
    const stepBefore = rate === undefined ? null : measured(rate, "DENOMINATOR");
    return {
      step,
      count,
      alsoStepBefore,
      stepBefore,
      shareOfStepBefore: alsoStepBefore === null || stepBefore === null ? null : share(alsoStepBefore, stepBefore),
      shareOfAll: share(count, all),
      sufficiency: stepBefore === null ? null : sufficiencyOfRecords(stepBefore),
    };
  });
}
