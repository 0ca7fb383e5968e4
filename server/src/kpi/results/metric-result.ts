import { type Goal, isMet } from "../goal.ts";
import { pointsRange } from "../formula/record-kind.ts";
import { isMiddle, type Metric, type MetricShape } from "../metric.ts";
import type { Month } from "../month.ts";
import type { Interval } from "../statistics/interval.ts";
import { scoreInterval } from "../statistics/score-interval.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";

/** `NO_DATA`: nothing recorded. `UNDEFINED`: final, with a denominator of 0. */
export type ResultState = "FINAL" | "IN_PROGRESS" | "NO_DATA" | "UNDEFINED";

/** How far a small number of records can be trusted: `FEW` under 25, `TOO_FEW` under 10. */
export type Sufficiency = "ENOUGH" | "FEW" | "TOO_FEW";

/** What a published edition says of itself. */
export interface Edition {
  readonly edition: number;
  readonly definitionVersion: number;
  readonly publishedAt: string;
  readonly computedAsOf: string;
  readonly restatedBy: string | null;
  readonly restatementReason: string | null;
}

/** One metric of one month, for a dealer or for a sum of dealers. Numbers are decimal text: nothing is rounded. */
export interface MetricResult {
  readonly metric: Metric;
  readonly month: Month;
  /** ISO 4217 code of a result in money; null for any other. */
  readonly currency: string | null;
  readonly state: ResultState;
  readonly numerator: string;
  readonly denominator: string | null;
  /** Of a score: the squares of the points that its records add, added up; null for any other, and where it was not kept. */
  readonly squares: string | null;
  readonly goal: Goal | null;
  /** When the result becomes or became final; null where it never does. */
  readonly finalAt: string | null;
  /** Null for an open result and for a sum of several dealers. */
  readonly edition: Edition | null;
}

/** The numbers of a result, of whatever period or part of its records. */
export type Numbers = Pick<MetricResult, "metric" | "state" | "numerator" | "denominator" | "squares">;

/** Numerator over denominator, or the median or plain measure itself; null where there is none. */
export function valueOf({ metric, state, numerator, denominator }: Numbers): number | null {
  if (state === "NO_DATA") return null;
  if (denominator === null) return Number(numerator);
  if (Number(denominator) === 0) return null;
  return isMiddle(metric) ? Number(numerator) : Number(numerator) / Number(denominator);
}

/** Null without a goal or without a value. */
export function goalMet(result: Numbers & Pick<MetricResult, "goal">): boolean | null {
  if (!result.goal || valueOf(result) === null) return null;
  return isMet(result.goal, result.numerator, isMiddle(result.metric) ? null : result.denominator);
}

const judgedByRecords: ReadonlySet<MetricShape> = new Set(["PROPORTION", "MEAN", "MEDIAN", "SCORE"]);

/** Whether a result of the metric says little where it stands on few records. */
export function isJudgedByRecords({ shape }: Pick<Metric, "shape">): boolean {
  return judgedByRecords.has(shape);
}

/** A result of fewer is `TOO_FEW`. */
export const fewestRecords = 10;

/** Of fewer, little can be said. */
export const enoughRecords = 25;

export function sufficiencyOf({ metric, denominator }: Numbers): Sufficiency | null {
  return isJudgedByRecords(metric) && denominator !== null ? sufficiencyOfRecords(Number(denominator)) : null;
}

export function sufficiencyOfRecords(records: number): Sufficiency {
  if (records < fewestRecords) return "TOO_FEW";
  return records < enoughRecords ? "FEW" : "ENOUGH";
}

/** 95 % interval of a proportion, or of a score. */
export function intervalOf({ metric, numerator, denominator, squares }: Numbers): Interval | null {
  if (denominator === null || Number(denominator) === 0) return null;
  if (metric.shape === "PROPORTION") return wilsonInterval(Number(numerator), Number(denominator));
  const scale = metric.amount?.add === "NUMBERS" ? pointsRange(metric.of, metric.amount.of) : undefined;
  if (squares === null || !scale) return null;
  return scoreInterval({ sum: Number(numerator), squares: Number(squares), records: Number(denominator) }, scale);
}
